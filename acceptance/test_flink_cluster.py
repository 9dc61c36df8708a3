"""The live job on a real Flink cluster: whatever is done to it, it decides as a back-test does."""

import datetime
import json
import re
import sys

import filrouge
import pytest

sys.path.append(str(filrouge.ROOT / "benchmarks"))

from clustered_job import ClusteredJob  # noqa: E402

# Carts go cold in seconds, by the clock.
QUICK = ["stream.allowed-lateness=10 s", "cart.idle-timeout=5 s", "reactivation.steps=[6 s, 9 s]"]


@pytest.fixture(scope="module")
def live(tmp_path_factory, monkeymodule):
    monkeymodule.setenv("FILROUGE_SMALL", "1")
    job = ClusteredJob(tmp_path_factory.mktemp("flink"), *QUICK)
    job.lateness = datetime.timedelta(seconds=11)
    try:
        job.start_broker()
        job.start_play("--speed", "1", "--carts-per-minute", "300", "--length", "40 s")
        job.start_cluster()
        yield job
    finally:
        job.stop()


@pytest.fixture(scope="module")
def monkeymodule():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_a_kill_a_savepoint_and_another_parallelism_lose_and_double_nothing(live):
    assert re.search(r"job \w{32} runs on .*; beginning with no state", live.stream("reactivation"))
    assert_fails(live, "reactivation", 2, "Cannot run a second job filrouge-reactivation on")

    live.cluster.kill("taskmanager-1")
    killed_at = live.newest_checkpoint()
    live.cluster.start("taskmanager-1")
    live.until_checkpoint_after(killed_at)

    assert "savepoint: file:" in live.stream("savepoint")
    assert "with parallelism 4" in live.stream("upgrade", "--parallelism", "4")
    assert "is RUNNING since" in live.stream("status")
    live.end_play()
    assert "stop: stopped; savepoint at file:" in live.stream("stop")
    assert_fails(live, "status", 3, "no such job runs on")

    differences = live.differences()
    assert all(difference.is_none() for difference in differences), differences
    decided = [json.loads(line)["decided_at"] for line in live.read("trigger-decisions")]
    happened = [json.loads(line) for line in live.read("shop-events")]
    last = max(event["occurred_at"] for event in happened if event["event_type"] != "heartbeat")
    assert len(decided) > 50
    # The shop's own heartbeats end with it: the job's have told the time since.
    assert max(decided) > last


def test_says_what_is_missing_before_anything_is_done(live):
    assert_fails(live, "reactivation", 3, "of 4 slots on 2 TaskManagers 4 are free", "--parallelism", "5")
    nowhere = filrouge.run("stream", "status", "--jobmanager", "127.0.0.1:9", expect=3)
    assert nowhere.stderr.startswith("filrouge: Cannot reach a JobManager at 127.0.0.1:9: ")


def test_the_flink_of_the_tests_is_the_one_that_the_job_is_built_with():
    version = re.search(r"<flink.version>(.+)</flink.version>", (filrouge.ROOT / "pom.xml").read_text())[1]
    pinned = (filrouge.ROOT / "acceptance" / "flink-requirements.txt").read_text()
    assert f"apache-flink-libraries=={version}" in pinned


def assert_fails(live, command: str, code: int, told: str, *options: str) -> None:
    done = filrouge.run(
        "stream", command, "--jobmanager", live.cluster.address, *live.settings, *options, expect=code
    )
    assert told in done.stderr
