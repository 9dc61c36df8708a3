"""The live job on a real Flink cluster: whatever is done to it, it decides as a back-test does."""

import datetime
import json
import re
import sys
import time

import filrouge
import pytest

sys.path.append(str(filrouge.ROOT / "benchmarks"))

from clustered_job import ClusteredJob  # noqa: E402

LATENESS_SECONDS = 10
# Decisions of each stretch between two faults.
ENOUGH = 10
# Carts go cold in seconds, by the clock.
QUICK = [
    f"stream.allowed-lateness={LATENESS_SECONDS} s", "cart.idle-timeout=5 s", "reactivation.steps=[6 s, 9 s]",
]  # fmt: skip


@pytest.fixture(scope="module")
def live(tmp_path_factory, monkeymodule):
    monkeymodule.setenv("FILROUGE_SMALL", "1")
    job = ClusteredJob(tmp_path_factory.mktemp("flink"), *QUICK)
    job.lateness = datetime.timedelta(seconds=LATENESS_SECONDS + 1)
    try:
        job.start_broker()
        job.start_play("--speed", "1", "--carts-per-minute", "300", "--length", "15 min")
        job.start_cluster()
        yield job
    finally:
        job.stop()


@pytest.fixture(scope="module")
def monkeymodule():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_a_kill_a_savepoint_and_another_parallelism_lose_and_double_nothing(live):
    begun = live.there("stream", "reactivation")
    job = re.search(r"job (\w{32}) runs on .*; beginning with no state", begun)[1]
    assert_fails(live, 2, "Cannot run a second job filrouge-reactivation on", "stream", "reactivation")

    until_decided_since(live, 0)
    victim = live.cluster.rest("taskmanagers/taskmanager-1")
    assert victim["freeSlots"] < victim["slotsNumber"]
    live.cluster.kill("taskmanager-1")
    killed_at = live.newest_checkpoint()
    live.cluster.start("taskmanager-1")
    live.until_checkpoint_after(killed_at)
    live.cluster.until(lambda: live.cluster.rest(f"jobs/{job}/checkpoints")["counts"]["restored"] > 0)
    until_decided_since(live, killed_at)

    assert "savepoint: file:" in live.there("stream", "savepoint")
    stopped_at = time.time()
    assert "with parallelism 4" in live.there("stream", "upgrade", "--parallelism", "4")
    assert "is RUNNING since" in live.there("stream", "status")
    until_decided_since(live, stopped_at)
    closed_at = time.time()
    live.end_play()
    assert "stop: stopped; savepoint at file:" in live.there("stream", "stop")

    differences = live.differences()
    assert all(difference.is_none() for difference in differences), differences
    expected = (live.work / "backtest" / "trigger-decisions.jsonl").read_text().splitlines()
    settled = settled_at(expected)
    assert sum(at < killed_at for at in settled) > ENOUGH
    assert sum(killed_at < at < stopped_at for at in settled) > ENOUGH
    assert sum(stopped_at < at < closed_at for at in settled) > ENOUGH
    # The shop's own heartbeats have ended with it, and are waited behind: the job's have told the time since.
    assert max(settled) > closed_at


def test_says_what_is_missing_before_anything_is_done(live):
    too_many = ["stream", "reactivation", "--parallelism", "5"]
    assert_fails(live, 3, "of 4 slots on 2 TaskManagers 4 are free", *too_many)
    nowhere = filrouge.run("stream", "status", "--jobmanager", "127.0.0.1:9", expect=3)
    assert nowhere.stderr.startswith("filrouge: Cannot reach a JobManager at 127.0.0.1:9: ")


def test_the_flink_of_the_tests_is_the_one_that_the_job_is_built_with():
    version = re.search(r"<flink.version>(.+)</flink.version>", (filrouge.ROOT / "pom.xml").read_text())[1]
    pinned = (filrouge.ROOT / "acceptance" / "flink-requirements.txt").read_text()
    assert f"apache-flink-libraries=={version}" in pinned


def until_decided_since(live, moment: float) -> None:
    """Until more than enough was committed of what could not be decided before."""
    live.cluster.until(
        lambda: sum(at > moment for at in settled_at(live.read("trigger-decisions"))) > ENOUGH
    )


def settled_at(decisions: list[str]) -> list[float]:
    """What is due at a moment is decided once nothing of before can come any more."""
    moments = [datetime.datetime.fromisoformat(json.loads(line)["decided_at"]) for line in decisions]
    return [moment.timestamp() + LATENESS_SECONDS for moment in moments]


def assert_fails(live, code: int, told: str, *command: str) -> None:
    done = filrouge.run(*command, "--jobmanager", live.cluster.address, *live.settings, expect=code)
    assert told in done.stderr
