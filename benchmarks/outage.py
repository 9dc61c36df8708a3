"""Stops the reactivation job for ten hours of event time: are steps spaced again, and does a back-test agree?

Plays three hours of a live shop, lets the job decide them and stops it; plays eight more hours that begin ten
hours later, and starts the job again. In between there are no heartbeats: an outage. In the end the decisions
are compared with a back-test of the archived topic, row for row, and no two steps of one sequence may have
gone out closer to each other than the campaign has them, counted from the outage's end.

usage: outage.py [--carts-per-minute 10] [--work DIR]
Needs the built jars (make build).
"""

import argparse
import collections
import datetime
import json
import pathlib
import shutil
import signal
import subprocess
import time

import stream_throughput

ROOT = pathlib.Path(__file__).resolve().parent.parent
STEPS = [datetime.timedelta(hours=hours) for hours in (1, 3, 6)]
RULES = ["--set", "reactivation.context=none", "--set", "reactivation.steps=[1 h, 3 h, 6 h]"]
SESSIONS = (("2026-03-02T08:00:00Z", "3 h"), ("2026-03-02T21:00:00Z", "8 h"))
END = datetime.datetime(2026, 3, 2, 21, tzinfo=datetime.UTC)
WENT_ON = END - datetime.timedelta(seconds=31)
COMPARED = ("trigger_id", "step", "decided_at", "outcome", "reason", "send_at")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--carts-per-minute", type=int, default=10)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "outage")
    given = parser.parse_args()
    work = given.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    kafka = ["--set", f"stream.kafka.data-dir={work / 'kafka'}"]
    filrouge("kafka", "start", *kafka)
    try:
        for seed, (start, length) in enumerate(SESSIONS):
            filrouge(
                "simulate", "live", "--data-dir", str(work / "kafka"), "--speed", "0", "--seed", str(seed),
                "--start", start, "--length", length, "--carts-per-minute", str(given.carts_per_minute),
            )
            decide(work, kafka)
        live = list(map(json.loads, filrouge("stream", "read", "trigger-decisions", *kafka).splitlines()))
        filrouge("stream", "archive", "--out", str(work / "events"), *kafka)
    finally:
        subprocess.run([str(ROOT / "bin" / "filrouge"), "kafka", "stop", *kafka], capture_output=True)
    until = max(row["decided_at"] for row in live)
    filrouge(
        "stream", "backtest", "--events", str(work / "events"), "--out", str(work / "out"), "--until", until,
        *RULES,
    )
    again = map(json.loads, (work / "out" / "trigger-decisions.jsonl").read_text().splitlines())
    found = collections.Counter(tuple(row[name] for name in COMPARED) for row in live)
    expected = collections.Counter(tuple(row[name] for name in COMPARED) for row in again)
    print(
        f"{found.total():,} decisions, {(found & expected).total():,} of them as the back-test's, "
        f"{(expected - found).total():,} of the back-test's missing; {held_up(live):,} steps held up; "
        f"{too_close(live):,} steps closer to the one before than {[str(step) for step in STEPS]}"
    )


def decide(work: pathlib.Path, kafka: list[str]) -> None:
    """Runs the job until it has nothing left to do, and stops it with a savepoint."""
    job = subprocess.Popen(
        [
            str(ROOT / "bin" / "filrouge"), "stream", "reactivation", *kafka, *RULES,
            "--set", f"stream.checkpoints.uri={work / 'checkpoints'}",
            "--set", f"stream.savepoints.uri={work / 'savepoints'}", "--set", "stream.heartbeats=false",
        ],
        stdout=(work / "job.log").open("a"), stderr=subprocess.STDOUT,
    )
    time.sleep(20)
    stream_throughput.until_idle(job.pid)
    job.send_signal(signal.SIGTERM)
    job.wait()


def went_out(row: dict) -> datetime.datetime:
    due = datetime.datetime.fromisoformat(row["send_at"])
    return max(due, WENT_ON) if is_held_up(due) else due


def is_held_up(due: datetime.datetime) -> bool:
    return END - datetime.timedelta(hours=10, seconds=31) < due <= WENT_ON


def held_up(rows: list[dict]) -> int:
    sent = (row["send_at"] for row in rows if row["outcome"] == "send")
    return sum(is_held_up(datetime.datetime.fromisoformat(due)) for due in sent)


def too_close(rows: list[dict]) -> int:
    sequences = collections.defaultdict(dict)
    for row in rows:
        if row["outcome"] == "send":
            sequences[row["cart_key"], row["episode_started_at"]][row["step"]] = went_out(row)
    return sum(
        step + 1 in sent and sent[step + 1] - at < STEPS[step] - STEPS[step - 1]
        for sent in sequences.values()
        for step, at in sent.items()
    )


def filrouge(*arguments: str) -> str:
    return subprocess.run(
        [str(ROOT / "bin" / "filrouge"), *arguments], check=True, capture_output=True, text=True
    ).stdout


if __name__ == "__main__":
    main()
