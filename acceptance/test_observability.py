"""A night's metrics, lineage and log tell of one run; rules and dashboard speak of metrics that exist."""

import json
import re
import socket
import subprocess
import time
import urllib.request

import filrouge
import lineage_events
import pytest
import till

NIGHT = "2026-03-01"
FOLDER = filrouge.ROOT / "observability"


@pytest.fixture(scope="module")
def night(work):
    """The folder of a night that told all it can, and its lines on standard error."""
    out = work / "observed"
    file = till.conf(till.deliver(out / "orders", [NIGHT]), out / "lake")
    done = filrouge.run(
        "batch", "nightly", "--conf", file, "--as-of", NIGHT,
        "--set", f"metrics.textfile-folder={out / 'metrics'}",
        "--set", "metrics.shop=till",
        "--set", f"lineage.openlineage.file={out / 'lineage.jsonl'}",
        FILROUGE_LOG_FORMAT="json",
    )  # fmt: skip
    return out, [json.loads(line) for line in done.stderr.splitlines()]


def test_all_tell_of_the_run_in_the_books(night):
    out, log = night
    runs = filrouge.table(out / "lake", "operations/job_runs")
    (run,) = set(runs["run_id"])

    metrics = "".join(file.read_text() for file in (out / "metrics").glob("*.prom"))
    told = set(re.findall(r'filrouge_job_run_info\{batch_job="(\w+)",run_id="([^"]+)"', metrics))
    assert told == {(job, run) for job in runs["job"]}

    assert {line["run_id"] for line in log} == {run}
    assert {line.get("job") for line in log} == set(runs["job"])
    assert {line["as_of_date"] for line in log} == {NIGHT}

    events = [json.loads(line) for line in (out / "lineage.jsonl").open()]
    assert events[0]["eventType"] == "START" and events[-1]["eventType"] == "COMPLETE"
    assert {events[0]["run"]["runId"], events[-1]["run"]["runId"]} == {run}
    whole = {event["job"]["name"] for event in events if event["eventType"] == "COMPLETE"}
    assert whole >= {"night", *runs["job"]}


def test_lineage_leads_from_the_files_to_the_mart(night):
    out, _ = night
    made_from = {}
    for line in (out / "lineage.jsonl").open():
        event = json.loads(line)
        for made in event.get("outputs", []):
            made_from.setdefault(made["name"], set()).update(read["name"] for read in event["inputs"])
    reached, found = {str(out / "lake" / "mart" / "customer_360")}, set()
    while reached:
        found |= reached
        reached = {name for made in reached for name in made_from.get(made, ())} - found
    assert any(name.endswith("/observed/orders") for name in found)


def test_lineage_holds_what_the_specification_names_and_nothing_else(night):
    out, _ = night
    events = [json.loads(line) for line in (out / "lineage.jsonl").open()]
    for event in events:
        lineage_events.check(event)
    events[0]["run"]["facets"]["nominalTime"]["nominalWeekday"] = 5
    with pytest.raises(AssertionError, match="NominalTimeRunFacet has no"):
        lineage_events.check(events[0])


def test_metrics_of_rules_and_dashboard_are_there(night):
    out, _ = night
    files = list((out / "metrics").glob("*.prom"))
    there = set()
    for file in files:
        there |= set(re.findall(r"^# TYPE (\w+) gauge$", file.read_text(), re.M))
    wanted = asked("filrouge")
    assert wanted
    assert wanted - there <= {"filrouge_job_touched_ratio"}  # only where tables were carried on


def asked(prefix: str) -> set[str]:
    """The metrics that the rules and the dashboard ask for."""
    dashboard = json.loads((FOLDER / "dashboard.json").read_text())
    expressions = [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", [])]
    expressions.append((FOLDER / "alerts.yml").read_text())
    return set(re.findall(rf"\b{prefix}_\w+(?=[\[{{ )])", " ".join(expressions)))


def test_stream_serves_what_rules_and_dashboard_ask_for(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    broker = ["--set", f"stream.kafka.data-dir={tmp_path / 'kafka'}"]
    filrouge.run("kafka", "start", *broker)
    job = subprocess.Popen(
        filrouge.command(
            "stream", "reactivation", *broker,
            "--set", f"stream.checkpoints.uri={tmp_path / 'checkpoints'}",
            "--set", f"stream.savepoints.uri={tmp_path / 'savepoints'}",
            "--set", f"stream.metrics-port={port}",
            "--set", "reactivation.context=none",
            "--set", "cart.idle-timeout=5 min",
            "--set", "reactivation.steps=[5 min]",
        ),
        env=filrouge.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        filrouge.run(
            "simulate", "live", "--data-dir", str(tmp_path / "kafka"), "--length", "40 min",
            "--speed", "60", "--carts-per-minute", "10", "--broken-share", "0.05",
        )  # fmt: skip
        wanted = asked("flink")
        assert wanted
        deadline = time.monotonic() + 120
        while missing := wanted - served(port):
            assert job.poll() is None, job.stderr.read()
            assert time.monotonic() < deadline, missing
            time.sleep(1)
    finally:
        job.terminate()
        job.communicate()
        filrouge.run("kafka", "stop", *broker)


def served(port: int) -> set[str]:
    """The metrics that the job serves; none as long as it does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            return set(re.findall(r"^(flink_\w+)\{", answer.read().decode(), re.M))
    except OSError:
        return set()
