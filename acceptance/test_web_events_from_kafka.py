"""What happens in the shop while it is open comes by Kafka into the lake: each event once, night by night."""

import collections
import datetime
import decimal
import json
import pathlib
import re
import shutil

import filrouge
import pytest
import test_same_tables
from conftest import FIRST, SECOND

ROUGH = ("--broken-share", "0.02", "--duplicate-share", "0.05", "--late-purchase-share", "0.2")
REASONS = {
    "unreadable": "row: malformed",
    "no-person": "visitor_id: missing",
    "unknown-type": "event_type: not an accepted value",
    "ahead-of-clock": "occurred_at: out of range",
}
TOLD = (
    "event_type", "occurred_at", "cart_id", "order_id", "product_id", "quantity", "unit_price", "channel",
    "known_at",
)
NIGHTS = {FIRST: "first", SECOND: "second"}


def told(file: pathlib.Path) -> list[dict]:
    numbers = {"parse_float": decimal.Decimal, "parse_int": decimal.Decimal}
    return [json.loads(line, **numbers) for line in file.read_text().splitlines()]


class Shop:
    """A shop with orders in files, events in Kafka, and a lake."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.lake = folder / "lake"
        self.place = ("--set", f"stream.kafka.data-dir={folder / 'kafka'}")

    def play(self, day: str, *options: str) -> None:
        filrouge.run(
            "simulate", "live", "--data-dir", str(self.folder / "kafka"), "--speed", "0",
            "--start", f"{day}T08:00:00.000Z", "--length", "1 h", "--carts-per-minute", "10",
            "--ids", NIGHTS[day] + "-", "--truth", str(self.truth(day)), *ROUGH, *options,
        )

    def truth(self, day: str) -> pathlib.Path:
        return self.folder / "truth" / NIGHTS[day]

    def night(self, day: str, lake: pathlib.Path | None = None) -> list[str]:
        return [
            *filrouge.night_arguments(self.folder / "shop", lake or self.lake, day), *self.place,
            "--set", "sources.web_events.live.format=kafka",
        ]

    def counts(self, day: str) -> dict[str, int]:
        results = filrouge.table(self.lake, "operations/quality_results")
        mine = results[(results["subject"] == "web_events.live") & (results["job"] == "ingest")]
        mine = mine[mine["as_of_date"].astype(str) == day]
        return {rule: round(value) for rule, value in zip(mine["rule"], mine["value"], strict=True)}


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    shop = Shop(tmp_path_factory.mktemp("web-events"))
    filrouge.run(
        "simulate", "--out", str(shop.folder / "shop"), "--customers", "1000", "--from", "2025-09-01",
        "--deliver-to", SECOND,
    )
    filrouge.run("kafka", "start", *shop.place)
    try:
        shop.play(FIRST, "--seed", "1", "--customers", "200")
        filrouge.run(*shop.night(FIRST))
        shutil.copytree(shop.lake, shop.folder / "lake-of-the-first-night")
        customers = shop.folder / "customers.txt"
        identifiers = filrouge.table(shop.lake, "identity/customer_identifiers")
        ids = identifiers[identifiers["kind"] == "customer_key"]["customer_id"]
        customers.write_text("\n".join(sorted(set(ids))[:100]))
        shop.play(SECOND, "--seed", "2", "--customer-ids", str(customers))
        filrouge.run(*shop.night(SECOND))
        yield shop
    finally:
        filrouge.run("kafka", "stop", *shop.place)


def web_events(shop):
    events = filrouge.table(shop.lake, "cleansed/web_events")
    return events[events["source"] == "live"]


def instant(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def test_every_event_is_there_once_as_the_truth_has_it(shop):
    truth = {}
    for day in NIGHTS:
        for event in told(shop.truth(day) / "events.jsonl"):
            truth[event["event_id"]] = {
                **{name: event.get(name) or None for name in TOLD},
                "occurred_at": instant(event["occurred_at"]),
                "known_at": instant(event.get("known_at") or event["occurred_at"]),
                "taken_on": day,
            }
    found = {}
    events = web_events(shop).astype({"taken_on": str})
    for row in events.to_dict("records"):
        assert row["event_id"] not in found
        found[row["event_id"]] = {
            name: value if isinstance(value, str | decimal.Decimal) or name.endswith("_at") else None
            for name, value in row.items() if name in TOLD or name == "taken_on"
        }
    assert len(truth) > 2000
    assert found == truth


def test_rows_are_accounted_for(shop):
    for day in NIGHTS:
        counts = shop.counts(day)
        assert counts["rows_read"] == sum(
            counts["rows_" + what] for what in ("kept", "duplicate", "filtered", "quarantined")
        )
        summary = json.loads((shop.truth(day) / "summary.json").read_text())
        assert counts["rows_filtered"] == summary["heartbeats"]
        assert counts["rows_duplicate"] == len(told(shop.truth(day) / "duplicates.jsonl"))


def test_broken_records_are_in_quarantine_with_reason_and_place(shop):
    quarantine = filrouge.table(shop.lake, "cleansed/quarantine")
    quarantine = quarantine[quarantine["source"] == "live"].astype({"as_of_date": str})
    found = collections.Counter(zip(quarantine["as_of_date"], quarantine["reason"], strict=True))
    expected = collections.Counter(
        (day, REASONS[broken["reason"]])
        for day in NIGHTS for broken in told(shop.truth(day) / "broken.jsonl")
    )
    assert found == expected and len(expected) == 8
    places = set(quarantine["source_file"])
    assert len(places) == len(quarantine)
    assert all(re.fullmatch(r"shop-events/[0-3]@\d+", place) for place in places)


def test_the_topic_holds_the_same_events(shop):
    lines = filrouge.run("stream", "read", "shop-events", *shop.place).stdout.splitlines()
    standing = {
        event["event_id"] for event in map(json.loads, lines)
        if event["event_type"] not in ("heartbeat", "unknown")
        and (event["visitor_id"] or event["customer_id"])
        and not event["event_id"].endswith("ahead-of-clock")
    }
    assert standing == set(web_events(shop)["event_id"])


def test_events_that_name_a_customers_id_are_that_customers(shop):
    named = set((shop.folder / "customers.txt").read_text().split())
    identifiers = filrouge.table(shop.lake, "identity/customer_identifiers")
    now = identifiers[identifiers["valid_to"].isna()].set_index("identifier")["customer_id"]
    events = web_events(shop).astype({"taken_on": str})
    naming = {
        event["event_id"] for event in told(shop.truth(SECOND) / "events.jsonl")
        if event.get("customer_id") in named
    }
    known = events[events["event_id"].isin(naming)]
    assert known["customer_identifier"].notna().all()
    merges = filrouge.table(shop.lake, "identity/identity_merges")
    named |= set(merges[merges["retired_customer_id"].isin(named)]["customer_id"])
    assert len(known) > 100
    assert set(now.loc[known["customer_identifier"]]) <= named


def test_a_night_killed_and_run_again_gives_the_same_tables(shop):
    lake = shop.folder / "killed" / "lake"
    shutil.copytree(shop.folder / "lake-of-the-first-night", lake)
    moment = test_same_tables.ROUGHLY_A_NIGHT / 4
    while not test_same_tables.is_killed_after(moment, shop.night(SECOND, lake)):
        moment /= 2
        shutil.rmtree(lake)
        shutil.copytree(shop.folder / "lake-of-the-first-night", lake)
    filrouge.run(*shop.night(SECOND, lake))
    assert filrouge.differences(filrouge.contents(shop.lake), filrouge.contents(lake)) == {}


def test_nights_run_again_when_the_topic_has_forgotten_give_the_same_tables(shop):
    lake = shop.folder / "again" / "lake"
    shutil.copytree(shop.lake, lake)
    filrouge.run("kafka", "stop", *shop.place)
    shutil.move(shop.folder / "kafka", shop.folder / "kafka-before")
    filrouge.run("kafka", "start", *shop.place)
    try:
        for day in (SECOND, FIRST):
            arguments = shop.night(day, lake)
            arguments[arguments.index("nightly")] = "ingest"
            filrouge.run(*arguments)
    finally:
        filrouge.run("kafka", "stop", *shop.place)
        shutil.rmtree(shop.folder / "kafka")
        shutil.move(shop.folder / "kafka-before", shop.folder / "kafka")
        filrouge.run("kafka", "start", *shop.place)
    before, after = filrouge.contents(shop.lake), filrouge.contents(lake)
    # A topic of no record, made anew: the second night asked it, and had nothing to add.
    ingested = [
        "cleansed/web_events", "cleansed/quarantine", "staged/identifier_sightings",
        "staged/order_lines", "staged/topic_records",
    ]
    assert {name: before[name] for name in ingested} == {name: after[name] for name in ingested}


def test_other_entities_are_refused(shop):
    done = filrouge.run(
        *shop.night(FIRST, shop.folder / "refused"), "--set", "sources.orders.live.format=kafka",
        expect=2,
    )
    assert "Cannot use sources.orders.live.format: kafka; only web_events are read" in done.stderr
