"""What earlier releases have left is gone on with: their lakes, topics and savepoints (releases/*.tar.xz)."""

import io
import json
import os
import shutil

import fastavro
import filrouge
import pytest
from deltalake import DeltaTable
from kept_release import READ, RELEASES, STREAM, KeptRelease, LiveJob, decided, stopped, topics

# By the topic's name for 'stream read'; campaign-configuration holds text.
SCHEMAS = {
    "shop-events": "shop-event",
    "customer-context": "customer-context",
    "consent-changes": "consent-change",
    "trigger-decisions": "trigger-decision",
    "reactivation-triggers": "reactivation-trigger",
    "trigger-cancellations": "trigger-cancellation",
    "dead-letters": "dead-letter",
}
FILES = {"dead-letters": "shop-events-dead-letters"}
HEADER = 10
# Where the files lay says nothing of what was in them.
MOVED = {"*": ["source_file"]}
# Files under another path are read again: their rows are duplicates, and those that cannot be used are told
# of once more.
READ_AGAIN = ("cleansed/quarantine", "operations/quality_results")


@pytest.fixture(scope="module", params=sorted(RELEASES.glob("*.tar.xz")), ids=lambda archive: archive.name)
def release(request, tmp_path_factory) -> KeptRelease:
    return KeptRelease.unpack(request.param, tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="module")
def live(release, tmp_path_factory):
    """A broker with what stood in the topics; the job does not run yet."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FILROUGE_SMALL", "1")
        job = LiveJob(tmp_path_factory.mktemp("live"), *STREAM)
        try:
            job.start_broker()
            job.brought = topics("bring", job, release.folder / "topics")
            yield job
        finally:
            job.stop()


@pytest.fixture(scope="module")
def next_night(release, live, nights):
    """The lake after the night that follows the release's last one; a future."""
    lake = release.folder / "next-night" / "lake"
    shop = release.folder / "next-night" / "shop"
    for delivered in ("shop", "next"):
        shutil.copytree(release.folder / delivered, shop, dirs_exist_ok=True)
    return nights.submit(
        run_on_copy, release, lake, "batch", "nightly", *release.arguments(lake, live.work / "kafka", shop),
        "--as-of", release.said()["next_night"],
    )


@pytest.fixture(scope="module")
def old_night(release, live, nights):
    """The lake after the release's last night was built anew; a future."""
    lake, night = release.folder / "old-night" / "lake", release.said()["nights"][-1]
    arguments = release.arguments(
        lake, live.work / "kafka", release.folder / "shop", "activation.from-kafka=false"
    )
    return nights.submit(
        run_on_copy, release, lake, "batch", "backfill", *arguments, "--from", night, "--to", night
    )


def run_on_copy(release, lake, *command):
    shutil.copytree(release.folder / "lake", lake)
    filrouge.run(*command)
    return lake


@pytest.fixture(scope="module")
def before(live, next_night, old_night) -> dict[str, list[str]]:
    """What 'stream read' prints of each topic, before anything is added."""
    return {topic: live.read(topic) for topic in SCHEMAS}


@pytest.fixture(scope="module")
def gone_on(release, live, before):
    """What the topics hold beside a back-test, once the job has gone on from the savepoint."""
    shutil.copytree(release.folder / "savepoint", live.work / "savepoints" / "savepoint-kept")
    live.start_job()
    differences = decided(live)
    stopped(live)
    return differences


def test_the_job_goes_on_from_the_savepoint_and_loses_and_doubles_nothing(
    release, live, before, gone_on
):
    log = (live.work / "job.log").read_text()
    assert "going on from" in log and "savepoint-kept" in log
    for difference in gone_on:
        assert difference.is_none(), f"{difference}\n{log}"
    decisions = before["trigger-decisions"]
    assert len(decisions) == release.said()["decisions"] < gone_on[0].expected
    assert set(decisions) < set(live.read("trigger-decisions"))
    assert filrouge.run("stream", "lost", *live.settings).stdout == ""


def test_every_topic_is_read_as_it_was_written(release, live, before):
    for line in live.brought.splitlines():
        topic, elsewhere = line.split()[0], int(line.split()[3])
        assert topic not in READ or elsewhere == 0, line
    for topic, name in SCHEMAS.items():
        schemas = {}
        for kept in (release.folder / "schemas" / name).glob("*.avsc"):
            assert (filrouge.ROOT / "schemas/src/released" / name / kept.name).read_text() == kept.read_text()
            schema = fastavro.parse_schema(json.loads(kept.read_text()))
            schemas[fingerprint(schema)] = schema
        file = release.folder / "topics" / f"{FILES.get(topic, topic)}.records"
        values = [line.split()[3] for line in file.read_text().splitlines()]
        readable = sum(is_readable(value, schemas) for value in values)
        assert readable == len(before[topic]) > 0, topic


def fingerprint(schema) -> bytes:
    canonical = fastavro.schema.to_parsing_canonical_form(schema)
    digits = fastavro.schema.fingerprint(canonical, "CRC-64-AVRO")
    return b"\xc3\x01" + bytes.fromhex(digits)


def is_readable(value: str, schemas: dict) -> bool:
    record = bytes.fromhex(value) if value != "-" else b""
    schema = schemas.get(record[:HEADER])
    try:
        return bool(schema and fastavro.schemaless_reader(io.BytesIO(record[HEADER:]), schema))
    except (EOFError, IndexError, ValueError):
        return False


def test_a_decision_of_before_is_explained_and_taken_again(live, before, gone_on):
    decisions = map(json.loads, before["trigger-decisions"])
    trigger = next(decision["trigger_id"] for decision in decisions if decision["outcome"] == "send")
    told = json.loads(filrouge.run("decision", trigger, "--json", *live.settings).stdout)
    assert told["is_same"] is True and len(told["decisions"]) == 1


def test_the_next_night_leaves_what_earlier_nights_have_written(release, next_night):
    old, lake, nights = release.folder / "lake", next_night.result(), release.said()["nights"]
    names = filrouge.table_names(old)
    assert set(names) <= set(filrouge.table_names(lake))
    kept_by_night = 0
    for name in names:
        columns = DeltaTable(str(old / name)).metadata().partition_columns
        night = next((column for column in columns if column in ("as_of_date", "taken_on")), None)
        if night:
            kept_by_night += 1
            before, after = filrouge.table(old, name), filrouge.table(lake, name)
            of_before = after[after[night].astype(str) <= nights[-1]]
            assert rows(of_before, before.columns) == rows(before, before.columns), name
            new = [column for column in after.columns if column not in before.columns]
            assert of_before[new].isna().all(axis=None), f"{name}: {new}"
    assert kept_by_night > 20
    runs = [rows(filrouge.table(of, "operations/job_runs")) for of in (old, lake)]
    assert set(runs[0]) < set(runs[1])


def rows(frame, columns=None) -> list[str]:
    chosen = frame if columns is None else frame[list(columns)]
    return sorted("\x1f".join(map(repr, row)) for row in chosen.itertuples(index=False, name=None))


def test_the_next_night_has_everybody_and_each_event_once(release, next_night):
    lake = next_night.result()
    customers = filrouge.table(lake, "mart/customer_360")
    assert set(customers["as_of_date"].astype(str)) == {release.said()["next_night"]}
    known = filrouge.table(release.folder / "lake", "mart/customer_360")["customer_id"]
    gone = set(filrouge.table(lake, "identity/identity_merges")["retired_customer_id"])
    assert set(known) <= set(customers["customer_id"]) | gone
    events = filrouge.table(lake, "cleansed/web_events")
    assert not events.duplicated(["source", "event_id"]).any()
    assert set(events["source"]) == {"site", "live"}


def test_a_night_of_before_is_built_again_as_it_was(release, old_night):
    old, lake = release.folder / "lake", old_night.result()
    new = {}
    for name in filrouge.table_names(old):
        had = {field.name for field in DeltaTable(str(old / name)).schema().fields}
        new[name] = [field.name for field in DeltaTable(str(lake / name)).schema().fields
                     if field.name not in had]
    before, after = (filrouge.contents(of, {**MOVED, **new}) for of in (old, lake))
    for books in READ_AGAIN:
        before.pop(books)
    assert filrouge.differences(before, {name: after[name] for name in before}) == {}
    refused = [filrouge.table(of, "cleansed/quarantine") for of in (old, lake)]
    why = ["entity", "source", "reason", "record"]
    assert set(rows(refused[0], why)) == set(rows(refused[1], why))


def test_what_it_was_is_shown(release, live):
    arguments = release.arguments(release.folder / "lake", live.work / "kafka", release.folder / "shop")
    shown = filrouge.run("show", "customer_360", *arguments, "--limit", "1000").stdout
    customers = filrouge.table(release.folder / "lake", "mart/customer_360")["customer_id"]
    assert f"{len(customers)} rows of mart/customer_360" in shown
    assert customers[0] in filrouge.run("customer", customers[0], *arguments).stdout


def test_maintenance_leaves_the_rows_as_they_are(release, live, next_night):
    lake = next_night.result()
    before = filrouge.contents(lake)
    # Files that were kept long enough ago are old enough to go.
    for file in lake.rglob("*"):
        os.utime(file, (0, 0)) if file.name.endswith(".parquet") else None
    shop = release.folder / "next-night" / "shop"
    filrouge.run("batch", "maintain", *release.arguments(lake, live.work / "kafka", shop))
    assert filrouge.differences(before, filrouge.contents(lake)) == {}
