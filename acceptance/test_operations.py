"""Runs that meet on one lake, and ranges of nights that are killed and go on."""

import signal
import subprocess

import filrouge
import pytest
import till

NIGHTS = ["2026-03-01", "2026-03-02", "2026-03-03"]
JOBS = [
    "ingest", "identity", "features", "ltv", "churn", "segments", "customer360", "exports", "report",
]


@pytest.fixture(scope="module")
def orders(work):
    return till.deliver(work / "till" / "orders", NIGHTS)


@pytest.fixture(scope="module")
def night_by_night(orders, work, nights):
    """The lake after three nights, each in a process of its own; a future."""
    lake = work / "till" / "night-by-night"

    def run():
        file = till.conf(orders, lake)
        for night in NIGHTS:
            filrouge.run("batch", "nightly", "--conf", file, "--as-of", night)
        return lake

    return nights.submit(run)


def backfill(file, *options):
    return ["batch", "backfill", "--conf", file, "--from", NIGHTS[0], "--to", NIGHTS[-1], *options]


def killed_when(words, arguments, meanwhile):
    """Starts a command and kills it as soon as it has said some words, one after the other."""
    process = subprocess.Popen(
        filrouge.command(*arguments),
        env=filrouge.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for line in process.stderr:
            if words and words[0] in line:
                words = words[1:]
            if not words:
                meanwhile()
                return
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    raise AssertionError("it ended before it was killed")


def test_a_range_killed_and_run_again_gives_what_its_nights_give(orders, work, night_by_night):
    lake = work / "till" / "range"
    file = till.conf(orders, lake)

    def another_run():
        said = filrouge.run("batch", "ltv", "--conf", file, "--as-of", NIGHTS[0], expect=2).stderr
        assert "Cannot run batch ltv for 2026-03-01 on lake" in said
        assert "batch backfill from 2026-03-01 to 2026-03-03 holds it since" in said
        # Looking needs no lease.
        shown = filrouge.run("show", "orders", "--conf", file, "--limit", "3").stdout
        assert "3 rows of cleansed/orders" in shown

    killed_when(["night 2 of 3: 2026-03-02", "job features started"], backfill(file), another_run)
    again = filrouge.run(*backfill(file))
    assert "1 nights are built already" in again.stdout
    assert "2 nights built" in again.stdout
    assert "night 3 of 3: 2026-03-03, " in again.stderr

    expected = filrouge.contents(night_by_night.result())
    assert filrouge.differences(expected, filrouge.contents(lake)) == {}
    runs = filrouge.table(lake, "operations/job_runs")
    # How far the night came while another run was looking at it differs.
    (killed,) = runs.loc[runs["outcome"] == "killed", "job"]
    assert JOBS.index(killed) >= JOBS.index("features")
    assert (runs["outcome"] == "done").sum() == len(JOBS) + JOBS.index(killed) + 2 * len(JOBS)
    assert not any((lake / "operations").glob("_journal/*"))
    assert "0 nights built" in filrouge.run(*backfill(file)).stdout


def test_a_range_that_ends_before_it_begins_is_named(orders, work):
    file = till.conf(orders, work / "till" / "backwards")
    arguments = ["batch", "backfill", "--conf", file, "--from", NIGHTS[1], "--to", NIGHTS[0]]
    said = filrouge.run(*arguments, expect=2).stderr
    assert "Cannot backfill from 2026-03-02 to 2026-03-01" in said
