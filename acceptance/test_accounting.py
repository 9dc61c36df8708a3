"""Every row is accounted for, and the simulator's truth agrees with the quarantine."""

import csv
import json
from collections import Counter

import filrouge
import pytest

ENTITIES = {
    "orders": "orders.shop",
    "products": "products.catalogue",
    "customers": "customer_records.crm",
    "web_events": "web_events.site",
    "message_events": "message_events.mailer",
    "service_cases": "service_cases.desk",
    "survey_answers": "survey_answers.nps",
    "reviews": "reviews.site",
    "loyalty_movements": "loyalty_movements.club",
    "referrals": "referrals.friends",
    "consent_events": "consent_events.preferences",
}


@pytest.fixture(scope="module", params=["demo", "every_channel"])
def out(request):
    """A folder with a shop, the truth beside it, and its lake."""
    return request.getfixturevalue(request.param)


def counts(lake):
    results = filrouge.table(lake, "operations/quality_results")
    results = results[results["rule"].str.startswith("rows_") & (results["job"] == "ingest")]
    return results.pivot_table(index="subject", columns="rule", values="value", aggfunc="sum")


def test_rows_read_are_kept_duplicate_filtered_or_quarantined(out):
    by_source = counts(out / "lake")
    sources = [source for source in ENTITIES.values() if source in by_source.index]
    assert len(sources) >= 4
    for source in sources:
        row = by_source.loc[source]
        assert row["rows_read"] == (
            row["rows_kept"] + row["rows_duplicate"] + row["rows_filtered"] + row["rows_quarantined"]
        )


def test_counts_are_the_simulators(out):
    summary = json.loads((out / "shop" / "truth" / "summary.json").read_text())
    by_source = counts(out / "lake")
    for entity in summary["entities"]:
        if entity["rows"] == 0:
            continue
        row = by_source.loc[ENTITIES[entity["entity"]]]
        assert row["rows_read"] == entity["rows"], entity
        assert row["rows_quarantined"] == entity["broken"], entity
        assert row["rows_duplicate"] == entity["duplicate"], entity
        assert row["rows_kept"] == entity["good"], entity


def test_every_broken_row_is_in_quarantine_with_its_reason_and_no_good_one(out):
    quarantine = filrouge.table(out / "lake", "cleansed/quarantine")
    with open(out / "shop" / "truth" / "broken_rows.csv", newline="", encoding="utf-8") as lines:
        truth = list(csv.DictReader(lines))
    assert len(truth) == len(quarantine)
    planted = Counter(
        (ENTITIES[row["entity"]].split(".")[0], row["file"].split("/")[-1], row["expected_reason"])
        for row in truth
    )
    found = Counter()
    for row in quarantine.itertuples():
        entity_file = (row.entity, row.source_file.split("/")[-1])
        reasons = [reason for reason in row.reason.split("; ") if (*entity_file, reason) in planted]
        assert reasons, f"{row.entity} {row.source_file}: {row.reason}"
        found[(*entity_file, reasons[0])] += 1
    assert found == planted
