"""An export is as its manifest says."""

import csv
import hashlib
import json

import filrouge


def test_files_are_as_the_manifest_says(demo, lake):
    manifests = sorted((demo / "exports").glob("*/*/manifest.json"))
    assert len(manifests) == 2
    for path in manifests:
        manifest = json.loads(path.read_text())
        beside = {file.name for file in path.parent.iterdir()} - {"manifest.json"}
        assert beside == {entry["name"] for entry in manifest["files"]}
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
    assert latest["row_count"] == len(filrouge.table(lake, "mart/customer_360"))


def test_export_runs_tell_of_every_export(lake):
    runs = filrouge.table(lake, "activation/export_runs")
    assert sorted(map(str, runs["as_of_date"])) == ["2025-12-30", "2025-12-31"]
