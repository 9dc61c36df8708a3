"""The same tables whatever happens: run twice, killed anywhere, rows in another order and split."""

import random
import shutil
import signal
import subprocess
import time

import filrouge
import pytest
from conftest import FIRST, SECOND


@pytest.fixture(scope="module")
def shop(demo):
    return demo / "shop"


@pytest.fixture(scope="module")
def first_night(shop, work):
    """The lake after the first night."""
    lake = work / "first" / "lake"
    filrouge.run(*filrouge.night_arguments(shop, lake, FIRST))
    return lake


@pytest.fixture(scope="module")
def second_night(first_night, shop, work):
    """The lake before the second night, its tables after it, and how long the night took."""
    lake = work / "undisturbed" / "lake"
    shutil.copytree(first_night, lake)
    started = time.monotonic()
    filrouge.run(*filrouge.night_arguments(shop, lake, SECOND))
    return first_night, lake, filrouge.contents(lake), time.monotonic() - started


def test_a_night_run_twice_gives_the_same_tables(second_night, shop):
    _, lake, expected, _ = second_night
    filrouge.run(*filrouge.night_arguments(shop, lake, SECOND))
    assert filrouge.differences(expected, filrouge.contents(lake)) == {}


def test_a_night_killed_anywhere_and_run_again_gives_the_same_tables(
    second_night, shop, work, request
):
    before, _, expected, seconds = second_night
    kills = request.config.getoption("--kills")
    for i in range(kills):
        moment = seconds * (i + 1) / (kills + 1)
        lake = work / f"killed-{i}" / "lake"
        shutil.copytree(before, lake)
        arguments = filrouge.night_arguments(shop, lake, SECOND)
        night = subprocess.Popen(
            filrouge.command(*arguments),
            env=filrouge.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            night.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            night.send_signal(signal.SIGKILL)
            night.wait()
        filrouge.run(*arguments)
        differences = filrouge.differences(expected, filrouge.contents(lake))
        assert differences == {}, f"killed after {moment:.1f} s of {seconds:.1f} s"
        shutil.rmtree(lake)


def test_rows_in_another_order_and_other_files_give_the_same_tables(first_night, shop, work):
    shuffled = work / "shuffled" / "shop"
    for entity in ("orders", "products", "customers", "web_events"):
        redelivered(shop / entity, shuffled / entity)
    lake = work / "shuffled" / "lake"
    filrouge.run(*filrouge.night_arguments(shuffled, lake, FIRST))
    tables = [filrouge.contents(it, {"*": ["source_file"]}) for it in (first_night, lake)]
    assert filrouge.differences(*tables) == {}


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
