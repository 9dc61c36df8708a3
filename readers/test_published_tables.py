"""Every published table opens with deltalake and pandas, and the export says what it holds."""

import csv
import hashlib
import json

from deltalake import DeltaTable


def tables(lake):
    return sorted(log.parent for log in lake.glob("*/*/_delta_log"))


def test_every_table_opens_with_pandas_and_needs_no_newer_reader(lake):
    found = tables(lake)
    assert len(found) >= 25
    for path in found:
        table = DeltaTable(str(path))
        assert table.protocol().min_reader_version == 1, path
        frame = table.to_pandas()
        assert list(frame.columns) == [field.name for field in table.schema().fields], path


def test_every_column_has_its_meaning_in_the_table_itself(lake):
    for path in tables(lake):
        for field in DeltaTable(str(path)).schema().fields:
            assert field.metadata.get("comment"), f"{path}: {field.name}"


def test_customer_360_has_one_row_a_customer_and_no_empty_scores(lake):
    frame = DeltaTable(str(lake / "mart" / "customer_360")).to_pandas()
    assert frame["customer_id"].is_unique
    assert len(frame) > 300
    assert frame["ltv_amount"].notna().all()
    assert frame["churn_probability"].between(0, 1).all()
    assert frame.loc[frame["order_count"] > 0, "rfm_segment"].notna().all()


def test_rows_are_accounted_for(lake):
    results = DeltaTable(str(lake / "operations" / "quality_results")).to_pandas()
    counts = results[results["rule"].str.startswith("rows_")].pivot_table(
        index=["as_of_date", "subject"], columns="rule", values="value", aggfunc="sum"
    )
    counts = counts[counts["rows_read"].notna()]
    assert not counts.empty
    explained = counts[["rows_kept", "rows_duplicate", "rows_filtered", "rows_quarantined"]].sum(axis=1)
    assert (counts["rows_read"] == explained).all()


def test_the_export_is_as_its_manifest_says(exports, lake):
    manifests = sorted(exports.glob("*/*/manifest.json"))
    assert manifests
    for path in manifests:
        manifest = json.loads(path.read_text())
        rows = 0
        for entry in manifest["files"]:
            content = (path.parent / entry["name"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == entry["sha256"]
            assert len(content) == entry["byte_count"]
            with open(path.parent / entry["name"], newline="", encoding="utf-8") as lines:
                reader = csv.DictReader(lines)
                count = sum(1 for _ in reader)
            assert reader.fieldnames == manifest["columns"]
            assert count == entry["row_count"]
            rows += count
        assert rows == manifest["row_count"]
    latest = json.loads(manifests[-1].read_text())
    assert latest["row_count"] == len(DeltaTable(str(lake / "mart" / "customer_360")).to_pandas())


def test_personal_data_stays_in_the_tables_marked_for_it(lake):
    records = DeltaTable(str(lake / "cleansed" / "customer_records")).to_pandas()
    emails = {email.strip().lower() for email in records["email"].dropna()}
    keys = set(records["customer_key"].dropna())
    personal = {"customer_records", "customer_contacts", "quarantine", "identifier_sightings"}
    for path in tables(lake):
        if path.name in personal:
            continue
        for name, column in DeltaTable(str(path)).to_pandas().items():
            values = {str(value).strip().lower() for value in column.dropna().unique()}
            assert not values & emails, f"{path}: {name}"
            assert not {str(value) for value in column.dropna().unique()} & keys, f"{path}: {name}"
