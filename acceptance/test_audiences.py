"""Audiences as campaign tools take them: who is in, who is not and why, and runs that are killed."""

import csv
import hashlib
import json
import shutil
import signal
import subprocess
import time

import filrouge
import pytest
from conftest import SECOND

AUDIENCES = [
    "--set", 'exports.audiences.buyers={ where = "order_count > 0", channel = email, '
    "columns = [lifecycle_stage, ltv_amount], rows-per-file = 100 }",
    "--set", 'exports.audiences.ads={ where = "order_count > 0 OR is_holdout OR true", channel = email, '
    "destination = meta, identifiers = [email, phone], format = json }",
]


def exports_of(lake, copy, name):
    """A copy of the lake, and the command that exports from it."""
    shutil.copytree(lake, copy / name / "lake")
    exports = copy / name / "exports"
    return exports, [
        "batch", "exports", "--conf", str(filrouge.ROOT / "conf" / "demo.conf"), "--as-of", SECOND,
        "--set", f"lake.uri={copy / name / 'lake'}", "--set", f"exports.uri={exports}", *AUDIENCES,
    ]


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def delivered(lake, work):
    exports, command = exports_of(lake, work / "audiences", "undisturbed")
    filrouge.run(*command)
    return exports


def manifest(exports, audience):
    latest = json.loads((exports / audience / "latest.json").read_text())
    raw = (exports / audience / latest["manifest"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == latest["manifest_sha256"]
    return exports / audience / latest["folder"], json.loads(raw)


def test_the_audience_is_whom_the_condition_selects_and_nobody_who_must_not_leave(delivered, lake):
    folder, told = manifest(delivered, "buyers")
    rows = []
    for entry in told["files"]:
        content = (folder / entry["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        with open(folder / entry["name"], newline="", encoding="utf-8") as lines:
            found = list(csv.DictReader(lines))
        assert len(found) == entry["row_count"] <= 100
        rows += found
    assert [entry["row_count"] for entry in told["files"][:-1]] == [100] * (len(told["files"]) - 1)
    customers = filrouge.table(lake, "mart/customer_360")
    buyers = customers[customers["order_count"] > 0]
    kept_out = buyers["is_holdout"]
    silent = ~kept_out & ~buyers["is_email_allowed"]
    expected = buyers[~kept_out & ~silent].set_index("customer_id")
    assert {row["customer_id"] for row in rows} == set(expected.index)
    assert told["suppressed"] == {"holdout": kept_out.sum(), "no_consent": silent.sum()}
    for row in rows:
        assert row["lifecycle_stage"] == expected.loc[row["customer_id"], "lifecycle_stage"]
        assert float(row["ltv_amount"]) == expected.loc[row["customer_id"], "ltv_amount"]


def test_an_advertiser_gets_the_hashes_of_those_who_allow_it_and_nothing_else(delivered, lake):
    folder, told = manifest(delivered, "ads")
    rows = [
        json.loads(line)
        for entry in told["files"]
        for line in (folder / entry["name"]).read_text().splitlines()
    ]
    customers = filrouge.table(lake, "mart/customer_360").set_index("customer_id")
    may_leave = customers["is_email_allowed"] & ~customers["is_holdout"]
    contacts = filrouge.table(lake, "identity/customer_contacts")
    mails = contacts[contacts["is_preferred"] & (contacts["kind"] == "email")]
    allowed = mails[mails["customer_id"].map(may_leave)]
    expected = {hashlib.sha256(value.encode()).hexdigest() for value in allowed["value"]}
    assert {row["email"] for row in rows if row["email"]} == expected
    assert all(set(row) == {"email", "phone"} for row in rows)
    assert told["recipe"] == "meta/1"


def test_a_run_killed_in_the_middle_and_run_again_gives_the_same_folders(delivered, lake, work):
    exports, command = exports_of(lake, work / "audiences", "killed")
    process = subprocess.Popen(
        filrouge.command(*command), env=filrouge.environment(), cwd=filrouge.ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    # The first audience is there, the second has begun.
    while not (exports / "ads" / "latest.json").exists() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not (exports / "buyers" / "latest.json").exists()
    filrouge.run(*command)
    assert files(exports) == files(delivered)
    ours, theirs = exports.parent / "lake", delivered.parent / "lake"
    assert filrouge.differences(
        {"members": filrouge.contents(ours)["activation/audience_members"]},
        {"members": filrouge.contents(theirs)["activation/audience_members"]},
    ) == {}
