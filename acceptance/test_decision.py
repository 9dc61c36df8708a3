"""A decision of the live job, explained, and taken again from the log: it is the same."""

import concurrent.futures
import json
import os
import pathlib
import signal
import subprocess
import time

import fastavro
import filrouge
import pytest

DEADLINE = 120
NO_CONTEXT = ("--set", "reactivation.context=none")


def kind(decision: dict) -> str:
    if decision["outcome"] == "send":
        return "send"
    return "re-entry" if decision["reason"] == "re-entry" else decision["outcome"]


class Topics:
    """An embedded broker in a folder of its own, and what the live job decided there."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.place = ("--set", f"stream.kafka.data-dir={folder / 'kafka'}")

    def play(self):
        filrouge.run("kafka", "start", *self.place)
        filrouge.run(
            "simulate", "live", "--data-dir", str(self.folder / "kafka"), "--speed", "0",
            "--length", "2 h", "--carts-per-minute", "10", "--customers", "300",
        )

    def decisions(self) -> list[dict]:
        return list(map(json.loads, filrouge.run(
            "stream", "read", "trigger-decisions", *self.place
        ).stdout.splitlines()))

    def has_told_how_far_it_read(self) -> bool:
        """Whether Kafka has kept an offset of the job; it does so some checkpoints after the first."""
        logs = (self.folder / "kafka").glob("**/__consumer_offsets-*/*.log")
        return any(log.stat().st_size > 0 for log in logs)

    def outages(self, name: str) -> list[dict]:
        """What an archive of the topic keeps of heartbeats."""
        out = self.folder / name
        filrouge.run("stream", "archive", "--out", str(out), *self.place)
        with (out / "shop-events.avro").open("rb") as file:
            return [event for event in fastavro.reader(file) if event["event_type"] == "heartbeat"]

    def decide(self) -> dict[str, dict]:
        """Lets the live job run until there is one decision of each kind."""
        job = subprocess.Popen(
            filrouge.command(
                "stream", "reactivation", *self.place, *NO_CONTEXT,
                "--set", "stream.heartbeats=false",
                "--set", f"stream.checkpoints.uri={self.folder / 'checkpoints'}",
                "--set", f"stream.savepoints.uri={self.folder / 'savepoints'}",
            ),
            env=filrouge.environment(), cwd=filrouge.ROOT, stdout=subprocess.DEVNULL,
        )
        found = {}
        try:
            until = time.monotonic() + DEADLINE
            while len(found) < 3 and time.monotonic() < until:
                assert job.poll() is None, f"the job ended with {job.returncode}"
                found = {kind(decision): decision for decision in self.decisions()}
            while not self.has_told_how_far_it_read() and time.monotonic() < until:
                time.sleep(0.1)
        finally:
            os.kill(job.pid, signal.SIGTERM)
            job.wait(timeout=60)
        return found


@pytest.fixture(scope="module")
def topics(tmp_path_factory):
    topics = Topics(tmp_path_factory.mktemp("decision"))
    try:
        topics.play()
        topics.found = topics.decide()
        yield topics
    finally:
        filrouge.run("kafka", "stop", *topics.place)


@pytest.fixture(scope="module")
def told(topics) -> dict[str, dict]:
    """What the command tells of a decision of each kind, two at a time."""

    def explain(decision: dict) -> dict:
        return json.loads(filrouge.run(
            "decision", decision["trigger_id"], "--json", *topics.place, *NO_CONTEXT
        ).stdout)

    with concurrent.futures.ThreadPoolExecutor(2) as runs:
        return dict(zip(topics.found, runs.map(explain, topics.found.values()), strict=True))


@pytest.mark.parametrize("of_kind", ["send", "suppressed", "re-entry"])
def test_a_decision_taken_again_from_the_log_is_the_same(topics, told, of_kind):
    decision, whole = topics.found[of_kind], told[of_kind]
    assert whole["is_same"] is True
    explained = whole["decisions"][0]
    assert explained["record"] == decision
    decided = [rule["rule"] for rule in explained["rules"] if rule["answer"] == "decided"]
    assert decided == ([decision["reason"]] if decision["reason"] else [])
    assert explained["replayed"]["decided_at"] == decision["decided_at"]
    assert whole["events"] and whole["records_read"] > 10_000


def test_other_rules_are_told_of_as_the_reason_for_another_outcome(topics):
    decision = topics.found["re-entry"]
    told = filrouge.run(
        "decision", decision["trigger_id"], *topics.place, *NO_CONTEXT,
        "--set", "reactivation.steps=[50 min]", expect=4,
    ).stdout
    assert "decision: decided_at is" in told
    assert f"other rules: decided by {decision['rule_version']}, replayed by" in told
    assert told.splitlines()[-1].startswith("decision: not the same")


def test_an_unknown_decision_is_said_to_be_nowhere(topics):
    done = subprocess.run(
        filrouge.command("decision", "0" * 32, *topics.place),
        capture_output=True, text=True, env=filrouge.environment(), cwd=filrouge.ROOT,
    )
    assert done.returncode == 3
    assert done.stderr.startswith("filrouge: Cannot find decision: 0000")


def test_a_job_that_has_read_before_does_not_begin_without_its_state(topics):
    done = subprocess.run(
        filrouge.command(
            "stream", "reactivation", *topics.place, *NO_CONTEXT,
            "--set", f"stream.checkpoints.uri={topics.folder / 'elsewhere'}",
            "--set", f"stream.savepoints.uri={topics.folder / 'nowhere'}",
        ),
        capture_output=True, text=True, env=filrouge.environment(), cwd=filrouge.ROOT, timeout=DEADLINE,
    )
    assert done.returncode == 3, done.stdout + done.stderr
    assert "has read shop-events before" in done.stderr
    assert "--fresh" in done.stderr


def test_an_archive_tells_of_an_outage_by_a_heartbeat_that_became_known_late(topics):
    assert not topics.outages("one-session")
    filrouge.run(
        "simulate", "live", "--data-dir", str(topics.folder / "kafka"), "--speed", "0", "--seed", "7",
        "--start", "2031-05-01T12:00:00Z", "--length", "1 min",
    )
    outages = topics.outages("two-sessions")
    assert len(outages) == 1
    assert outages[0]["known_at"].isoformat().startswith("2031-05-01T12:00:0")
    assert outages[0]["occurred_at"].year < 2031
