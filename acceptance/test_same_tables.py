"""The same tables whatever happens: run twice, killed anywhere, rows in another order and split."""

import random
import shutil
import signal
import subprocess
import time

import filrouge
import pytest
from conftest import FIRST, SECOND

# Seconds; where a single kill falls in the night is left to the machine.
ROUGHLY_A_NIGHT = 60

CARRY_ON = ["--set", "nightly.full-from-share=1"]


@pytest.fixture(scope="module")
def shop(demo):
    return demo / "shop"


@pytest.fixture(scope="module")
def expected(lake):
    """The tables of the demonstration, whose two nights ran undisturbed and in one process."""
    return filrouge.contents(lake)


@pytest.fixture(scope="module")
def first_shop(shop, work):
    """A copy of the shop to which the second night's files have not come yet."""
    copy = work / "first" / "shop"
    shutil.copytree(shop, copy, ignore=shutil.ignore_patterns(f"*{SECOND}*", "truth"))
    return copy


@pytest.fixture(scope="module")
def first_night(first_shop, work, nights):
    """The lake after the first night, alone in its process; a future."""
    return nights.submit(night, first_shop, work / "first" / "lake", FIRST)


@pytest.fixture(scope="module")
def shuffled_night(first_shop, work, nights):
    """The lake of the first night's rows in another order and other files; a future."""
    shuffled = work / "shuffled" / "shop"
    for entity in first_shop.iterdir():
        redelivered(entity, shuffled / entity.name)
    return nights.submit(night, shuffled, work / "shuffled" / "lake", FIRST)


@pytest.fixture(scope="module")
def night_run_again(shop, work, lake, nights):
    """A copy of the demonstration's lake in which the second night has run once more; a future."""
    copy = work / "again" / "lake"
    shutil.copytree(lake, copy)
    return nights.submit(night, shop, copy, SECOND)


@pytest.fixture(scope="module")
def carried_night(first_night, shop, first_shop, work, nights):
    """A copy of the first night's lake in which the second carried on what it did not touch."""

    def carry():
        lake = work / "carried" / "lake"
        shutil.copytree(first_night.result(), lake)
        shutil.copytree(shop, first_shop, dirs_exist_ok=True)
        return carried(first_shop, lake, SECOND)

    return nights.submit(carry)


@pytest.fixture(scope="module", autouse=True)
def all_begin_at_once(first_night, shuffled_night, night_run_again, carried_night):
    """Whichever test asks first, both cores have something to do."""


def night(shop, lake, day):
    filrouge.run(*filrouge.night_arguments(shop, lake, day))
    return lake


def carried(shop, lake, day):
    """Runs a night that works out anew what it touches; the demonstration's are built in full."""
    done = filrouge.run(*filrouge.night_arguments(shop, lake, day), *CARRY_ON)
    for job in ("identity", "features"):
        assert any(f"job {job} done" in line and "customers anew" in line
                   for line in done.stderr.splitlines()), done.stderr
    return lake


def test_a_night_run_twice_gives_the_same_tables(expected, night_run_again):
    assert filrouge.differences(expected, filrouge.contents(night_run_again.result())) == {}


def test_a_night_that_carries_on_gives_the_tables_of_a_full_build(expected, carried_night):
    assert filrouge.differences(expected, filrouge.contents(carried_night.result())) == {}


def test_rows_in_another_order_and_other_files_give_the_same_tables(first_night, shuffled_night):
    tables = [
        filrouge.contents(lake.result(), {"*": ["source_file"]})
        for lake in (first_night, shuffled_night)
    ]
    assert filrouge.differences(*tables) == {}


def test_a_night_killed_anywhere_and_run_again_gives_the_same_tables(
    first_night, carried_night, expected, first_shop, work, request
):
    before = first_night.result()
    carried_night.result()  # has brought the second night's files
    kills = request.config.getoption("--kills")
    seconds = undisturbed_seconds(first_shop, before, work) if kills > 1 else ROUGHLY_A_NIGHT
    for i in range(kills):
        moment = seconds * (i + 1) / (kills + 1)
        lake = work / f"killed-{i}" / "lake"
        shutil.copytree(before, lake)
        while not is_killed_after(moment, filrouge.night_arguments(first_shop, lake, SECOND) + CARRY_ON):
            # It ended before: this machine is faster than thought.
            moment /= 2
            shutil.rmtree(lake)
            shutil.copytree(before, lake)
        filrouge.run(*filrouge.night_arguments(first_shop, lake, SECOND), *CARRY_ON)
        differences = filrouge.differences(expected, filrouge.contents(lake))
        assert differences == {}, f"killed after {moment:.1f} s of {seconds:.1f} s"
        print(f"killed after {moment:.1f} s of {seconds:.1f} s, run again: equal tables")
        shutil.rmtree(lake)


def undisturbed_seconds(shop, before, work):
    lake = work / "timed" / "lake"
    shutil.copytree(before, lake)
    started = time.monotonic()
    carried(shop, lake, SECOND)
    return time.monotonic() - started


def is_killed_after(moment, arguments):
    """Whether the night was still running and has been killed."""
    process = subprocess.Popen(
        filrouge.command(*arguments),
        env=filrouge.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(timeout=moment)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


def redelivered(source, target):
    """The rows of a folder's files, shuffled, in three files of other names."""
    target.mkdir(parents=True)
    header, rows = None, []
    for file in sorted(source.iterdir()):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        if file.suffix == ".csv":
            header, lines = lines[0], lines[1:]
        rows += lines
    random.Random(7).shuffle(rows)
    for part in range(3):
        name = f"delivery-{part}{'.csv' if header else '.jsonl'}"
        with open(target / name, "w", encoding="utf-8", newline="") as out:
            out.write(header or "")
            out.writelines(rows[part::3])
