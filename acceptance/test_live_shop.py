"""The live shop, played into files: the back-test agrees with the oracle and with what truly happened."""

import datetime
import json
import pathlib

import filrouge
import pytest
import reactivation_oracle as oracle
import test_backtest

START = "2026-03-02T08:00:00.000Z"
UNTIL = "2026-03-07T08:00:00.000Z"
TIMES = ("occurred_at", "known_at")


def millis(text: str | None) -> int | None:
    if text is None:
        return None
    return round(datetime.datetime.fromisoformat(text).timestamp() * 1000)


def told(file: pathlib.Path) -> list[dict]:
    return list(map(json.loads, file.read_text().splitlines()))


@pytest.fixture(scope="module")
def shop(tmp_path_factory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("live")
    filrouge.run(
        "simulate", "live", "--speed", "0", "--start", START, "--length", "8 h",
        "--carts-per-minute", "10", "--customers", "3000", "--late-purchase-share", "0.2",
        "--out", str(folder / "events"), "--truth", str(folder / "truth"),
    )
    return folder


@pytest.fixture(scope="module")
def decisions(shop) -> list[dict]:
    out = test_backtest.backtest(shop / "events", shop / "out", "--until", UNTIL)
    return told(out / test_backtest.DECISIONS)


def test_back_test_of_the_files_decides_what_the_truth_leads_to(shop, decisions):
    events = [
        {**event, **{name: millis(event.get(name)) for name in TIMES}}
        for event in told(shop / "truth/events.jsonl")
    ]
    expected = oracle.decide_all(events, oracle.Settings(until=millis(UNTIL)))
    assert len(decisions) > 1000
    test_backtest.check(shop / "out", expected)


def test_nothing_is_sent_for_a_cart_that_is_known_to_be_bought(shop, decisions):
    bought = {
        cart["cart_key"]: cart.get("known_at", cart["ended_at"])
        for cart in told(shop / "truth/carts.jsonl")
        if cart["ended"] == "purchased" and cart["door"] != "store"
    }
    sent = [row for row in decisions if row["outcome"] == "send" and row["cart_key"] in bought]
    assert len(bought) > 500
    assert all(row["send_at"] < bought[row["cart_key"]] for row in sent)


def test_every_cart_that_was_left_is_decided_upon(shop, decisions):
    left = {
        cart["cart_key"] for cart in told(shop / "truth/carts.jsonl")
        if cart["ended"] == "left" and cart["is_whole"]
    }
    assert len(left) > 1000
    # A purchase without a cart, in the store, ends all carts of that person.
    missing = left - {row["cart_key"] for row in decisions}
    assert len(missing) < len(left) * 0.02
