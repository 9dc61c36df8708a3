"""The back-test decides what the oracle decides, row for row, whatever the order of its files and rows."""

import collections
import dataclasses
import datetime
import json
import pathlib

import filrouge
import pytest
import random_carts
import reactivation_oracle as oracle

MINUTE, HOUR, DAY = oracle.MINUTE, oracle.HOUR, oracle.DAY
DECISIONS = "trigger-decisions.jsonl"
TRIGGERS = "reactivation-triggers.jsonl"
CANCELLATIONS = "trigger-cancellations.jsonl"
FILES = (DECISIONS, TRIGGERS, CANCELLATIONS)
LAST = random_carts.START + 60 * DAY


def small_logs(first: int, count: int) -> list[dict]:
    """Many small shops that share no id, as one log."""
    return [
        event for seed in range(first, first + count)
        for event in random_carts.events(seed, carts=60, prefix=f"s{seed}.", days=6)
    ]


@dataclasses.dataclass
class Case:
    """Some logs and the settings they are played with; ``options`` are the same for the command."""

    logs: tuple[int, int]
    settings: oracle.Settings
    options: tuple[str, ...] = ()
    outage_days: int = 0


CASES = {
    "as-shipped": Case((0, 10), oracle.Settings(until=LAST), ("--until", oracle.instant(LAST))),
    "to-the-last-event": Case((10, 10), oracle.Settings()),
    "after-outages": Case(
        (40, 10), oracle.Settings(until=LAST), ("--until", oracle.instant(LAST)), outage_days=20,
    ),
    "short-delays": Case(
        (20, 10),
        oracle.Settings(
            campaign="short", idle_timeout=20 * MINUTE, re_entry=DAY,
            steps=(10 * MINUTE, 20 * MINUTE, HOUR, DAY), until=random_carts.START + 5 * DAY,
        ),
        (
            "--until", oracle.instant(random_carts.START + 5 * DAY),
            "--set", "reactivation.campaign=short", "--set", "cart.idle-timeout=20 min",
            "--set", "reactivation.re-entry=1 d", "--set", "reactivation.steps=[10 min, 20 min, 1 h, 24 h]",
        ),
    ),
}


def backtest(events: pathlib.Path, out: pathlib.Path, *options: str) -> pathlib.Path:
    filrouge.run(
        "stream", "backtest", "--events", str(events), "--out", str(out),
        "--set", "reactivation.context=none", *options,
    )
    return out


def lines(file: pathlib.Path, names: tuple[str, ...]) -> list[str]:
    """The rows of a file of JSON lines as sorted text, a field that is left out as a null."""
    rows = map(json.loads, file.read_text().splitlines())
    return sorted(text(row, names) for row in rows)


def text(row: dict, names: tuple[str, ...]) -> str:
    return json.dumps({name: row.get(name) for name in names})


def check(out: pathlib.Path, expected: oracle.Result) -> None:
    compare(lines(out / DECISIONS, oracle.DECISION),
            [text(row, oracle.DECISION) for row in expected.decision_rows()])
    compare(lines(out / CANCELLATIONS, oracle.CANCELLATION),
            [text(row, oracle.CANCELLATION) for row in expected.cancellation_rows()])
    of_trigger = ("trigger_id", "campaign", "step", "customer_id", "visitor_id", "cart_key", "abandoned_at",
                  "decided_at", "send_at", "channel", "offer")
    compare(lines(out / TRIGGERS, of_trigger),
            [text(row, of_trigger) for row in expected.decision_rows() if row["outcome"] == "send"])
    summary = json.loads((out / "summary.json").read_text())
    assert summary["undecided"] == expected.summary["undecided"]


def compare(found: list[str], expected: list[str]) -> None:
    """Row for row; the message tells the first few rows that only one of the two has."""
    found, expected = collections.Counter(found), collections.Counter(expected)
    extra, missing = list((found - expected).elements()), list((expected - found).elements())
    assert not extra and not missing, (
        f"{len(extra)} rows too many and {len(missing)} missing of {expected.total()}:\n"
        + "\n".join([f"+ {row}" for row in extra[:5]] + [f"- {row}" for row in missing[:5]])
    )


@pytest.mark.parametrize("name", CASES)
def test_small_shops_are_decided_as_the_oracle_decides(name, tmp_path):
    case = CASES[name]
    log = small_logs(*case.logs) + list(random_carts.outages(1, case.outage_days))
    expected = oracle.decide_all(log, case.settings)
    reasons = {row["reason"] for row in expected.decision_rows()}
    assert reasons == {None, "purchased", "emptied", "resumed", "re-entry"}
    assert any(expected.cancellation_rows())
    random_carts.write(log, tmp_path / "events", files=3, seed=1)
    check(backtest(tmp_path / "events", tmp_path / "out", *case.options), expected)


def test_order_of_files_and_rows_changes_no_byte(tmp_path):
    log = small_logs(100, 10)
    outs = []
    for seed, files in enumerate((1, 7)):
        random_carts.write(log, tmp_path / f"events-{seed}", files, seed)
        outs.append(backtest(tmp_path / f"events-{seed}", tmp_path / f"out-{seed}"))
    for name in FILES:
        first, second = ((out / name).read_bytes() for out in outs)
        assert first == second != b"", name


def test_large_shop_is_decided_as_the_oracle_decides(tmp_path):
    log = list(random_carts.events(7, carts=20_000, days=60))
    until = random_carts.START + 50 * DAY
    random_carts.write(log, tmp_path / "events", files=5, seed=7)
    out = backtest(tmp_path / "events", tmp_path / "out", "--until", oracle.instant(until))
    check(out, oracle.decide_all(log, oracle.Settings(until=until)))


def test_log_of_one_seed_is_always_the_same():
    first, second = (list(random_carts.events(3, carts=200, prefix="x.")) for _ in range(2))
    assert first == second
    kinds = collections.Counter(event["event_type"] for event in first)
    assert kinds.keys() == {
        "product_viewed", "cart_item_added", "cart_item_removed", "cart_updated", "cart_emptied",
        "checkout_started", "order_placed", "order_cancelled", "order_refunded",
    }
    ids = collections.Counter(event["event_id"] for event in first)
    assert max(ids.values()) > 1
    late = [event for event in first if (event["known_at"] or 0) > event["occurred_at"] + 30_000]
    assert 0.01 < len(late) / len(first) < 0.1
    assert all(datetime.timedelta(milliseconds=e["known_at"] - e["occurred_at"]).days < 30 for e in late)
