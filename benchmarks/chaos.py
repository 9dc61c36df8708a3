"""Kills the reactivation job and the broker at random moments under load: what is lost, what is doubled?

Starts an embedded broker and the job under its watch-dog, plays a live shop into it, and sends SIGKILL to
the job's process, now and then to the broker's, each time after a checkpoint has completed since the last.
In the end the decisions, triggers and cancellations that a read_committed reader sees are compared, row for
row, with a back-test of what stands in shop-events.

usage: chaos.py [--job-kills 100] [--broker-kills 10] [--carts-per-minute 20] [--speed 60] [--seed 1]
                [--state-backend heap] [--work DIR]
Needs the built jars (make build).
"""

import argparse
import collections
import datetime
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
START = datetime.datetime(2026, 3, 2, 8, tzinfo=datetime.UTC)
TOPICS = ("trigger-decisions", "reactivation-triggers", "trigger-cancellations")
LATENESS = datetime.timedelta(seconds=31)
DEADLINE = 180


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--job-kills", type=int, default=100)
    parser.add_argument("--broker-kills", type=int, default=10)
    parser.add_argument("--carts-per-minute", type=int, default=20)
    parser.add_argument("--speed", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state-backend", default="heap")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "chaos")
    given = parser.parse_args()
    chaos = Chaos(given)
    try:
        chaos.run()
    finally:
        chaos.stop()


class Chaos:
    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.work = given.work.resolve()
        self.chance = random.Random(given.seed)
        self.job: subprocess.Popen | None = None
        self.play: subprocess.Popen | None = None
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.settings = [
            "--set", f"stream.kafka.data-dir={self.work / 'kafka'}",
            "--set", f"stream.checkpoints.uri={self.work / 'checkpoints'}",
            "--set", f"stream.savepoints.uri={self.work / 'savepoints'}",
            "--set", f"stream.state-backend={given.state_backend}",
            "--set", "stream.heartbeats=false",
            "--set", "reactivation.context=none",
        ]

    def run(self) -> None:
        given = self.given
        self.filrouge("kafka", "start", "--set", f"stream.kafka.data-dir={self.work / 'kafka'}")
        self.job = self.background("job.log", "stream", "reactivation", "--watch", *self.settings)
        # Kills come about every fifteen seconds with the restarts, on a busy machine every thirty; the shop
        # is closed after the last one.
        seconds = 40 * given.job_kills + 40 * given.broker_kills + 60
        self.length = datetime.timedelta(seconds=seconds * given.speed)
        self.play = self.background(
            "play.log", "simulate", "live", "--data-dir", str(self.work / "kafka"),
            "--speed", str(given.speed), "--carts-per-minute", str(given.carts_per_minute),
            "--start", START.isoformat().replace("+00:00", "Z"),
            "--length", f"{int(self.length.total_seconds())} s", "--seed", str(given.seed),
        )
        self.kill_at_random()
        self.end_of_play()
        self.compare()

    def kill_at_random(self) -> None:
        given = self.given
        victims = ["job"] * given.job_kills + ["broker"] * given.broker_kills
        self.chance.shuffle(victims)
        recoveries = []
        for number, victim in enumerate(victims, 1):
            if self.play.poll() is not None:
                sys.exit("the shop closed before all kills were done; give it a lower --speed")
            before = self.newest_checkpoint()
            self.until_checkpoint_after(before)
            time.sleep(self.chance.uniform(0, 3))
            killed_at = time.time()
            if victim == "job":
                os.kill(self.job_process(), signal.SIGKILL)
                self.until_checkpoint_after(killed_at)
                recoveries.append(self.newest_checkpoint() - killed_at)
            else:
                os.kill(self.broker_process(), signal.SIGKILL)
                self.filrouge("kafka", "start", "--set", f"stream.kafka.data-dir={self.work / 'kafka'}")
            if number % 10 == 0:
                print(f"{number} of {len(victims)} kills done", flush=True)
        recoveries.sort()
        if recoveries:
            print(
                f"from SIGKILL of the job to its first completed checkpoint: median "
                f"{recoveries[len(recoveries) // 2]:.1f} s, longest {recoveries[-1]:.1f} s"
            )

    def end_of_play(self) -> None:
        """Ends the shop early, and waits until the job has decided all it can."""
        self.play.send_signal(signal.SIGINT)
        self.play.wait()
        count = -1
        while (now := len(self.read("trigger-decisions"))) != count:
            count = now
            time.sleep(5)

    def compare(self) -> None:
        self.filrouge("stream", "archive", "--out", str(self.work / "archive"), *self.settings[:2])
        beats = [
            json.loads(line)["occurred_at"] for line in self.read("shop-events")
            if '"heartbeat"' in line[:40]
        ]
        last = datetime.datetime.fromisoformat(max(beats)) - LATENESS
        until = last.strftime("%Y-%m-%dT%H:%M:%S.") + f"{last.microsecond // 1000:03}Z"
        self.filrouge(
            "stream", "backtest", "--events", str(self.work / "archive"), "--out",
            str(self.work / "backtest"), "--until", until, *self.settings,
        )
        failed = False
        for topic in TOPICS:
            found = collections.Counter(self.rows(self.read(topic), until))
            lines = (self.work / "backtest" / f"{topic}.jsonl").read_text().splitlines()
            expected = collections.Counter(self.rows(lines, until))
            doubled = sum(count - 1 for count in found.values() if count > 1)
            lost = len(expected.keys() - found.keys())
            extra = len(found.keys() - expected.keys())
            failed |= bool(doubled or lost or extra)
            print(f"{topic}: {len(expected):,} expected, {lost} lost, {doubled} doubled, {extra} others")
        late = sum('"late"' in line for line in self.read("dead-letters"))
        print(f"{late} late events in the dead letters")
        sys.exit(1 if failed else 0)

    @staticmethod
    def rows(lines: list[str], until: str) -> list[str]:
        rows = [json.loads(line) for line in lines]
        for row in rows:
            row.pop("rule_version")
        at = "cancelled_at" if rows and "cancelled_at" in rows[0] else "decided_at"
        # A late purchase ends a sequence in the past: its time says nothing of when it was decided.
        return [json.dumps(row, sort_keys=True) for row in rows if row[at] <= until]

    def read(self, topic: str) -> list[str]:
        return self.filrouge("stream", "read", topic, *self.settings[:2]).splitlines()

    def newest_checkpoint(self) -> float:
        """When the newest checkpoint was completed."""
        times = [0.0]
        for metadata in (self.work / "checkpoints").glob("*/chk-*/_metadata"):
            try:
                times.append(metadata.stat().st_mtime)
            except FileNotFoundError:
                continue
        return max(times)

    def job_process(self) -> int:
        """The process below the watch-dog."""
        children = subprocess.run(
            ["pgrep", "-P", str(self.job.pid)], capture_output=True, text=True, check=True
        )
        return int(children.stdout.split()[0])

    def broker_process(self) -> int:
        lines = (self.work / "kafka" / "broker.properties").read_text().splitlines()
        return int(next(line.split("=")[1] for line in lines if line.startswith("pid=")))

    def until_checkpoint_after(self, moment: float) -> None:
        deadline = time.time() + DEADLINE
        while self.newest_checkpoint() <= moment:
            if time.time() > deadline:
                sys.exit(f"no checkpoint within {DEADLINE} s; see {self.work / 'job.log'}")
            if self.job.poll() is not None:
                sys.exit(f"the watch-dog ended; see {self.work / 'job.log'}")
            time.sleep(0.1)

    def filrouge(self, *arguments: str) -> str:
        done = subprocess.run(
            [str(ROOT / "bin" / "filrouge"), *arguments], capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"filrouge {' '.join(arguments)}: exit {done.returncode}: {done.stderr}")
        return done.stdout

    def background(self, log: str, *arguments: str) -> subprocess.Popen:
        out = (self.work / log).open("w")
        return subprocess.Popen(
            [str(ROOT / "bin" / "filrouge"), *arguments], stdout=out, stderr=subprocess.STDOUT
        )

    def stop(self) -> None:
        for process in (self.play, self.job):
            if process and process.poll() is None:
                process.terminate()
                process.wait()
        subprocess.run(
            [str(ROOT / "bin" / "filrouge"), "kafka", "stop", *self.settings[:2]], capture_output=True
        )


if __name__ == "__main__":
    main()
