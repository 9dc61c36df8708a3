"""What tasks decide: what an exit code means, what the gate lets through, when the stream is unwell."""

import pathlib

import pytest
from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from filrouge_dags import cluster, commands, gate, nights, operators, stream
from filrouge_dags.operators import FilrougeOperator
from filrouge_dags.settings import Settings

RECORDED = (pathlib.Path(__file__).parent / "stream-metrics.txt").read_text()
# When the recorded job had completed its last checkpoint, in seconds.
COMPLETED = 1795720371.471
SAID_BY_VARIABLES = {"filrouge_engine": "spark", "filrouge_settings": {"a.key": 1}}


@pytest.mark.parametrize("code, is_final", [(2, True), (3, False), (4, True), (5, False), (-9, False)])
def test_configuration_and_quality_are_not_tried_again(code, is_final):
    failure = commands.failure(["batch", "ltv", "--conf", "x"], code)
    assert isinstance(failure, AirflowFailException) is is_final
    assert str(failure).startswith(f"batch ltv ended with exit code {code}: ")


def test_a_job_sees_nothing_of_airflow(monkeypatch):
    monkeypatch.setenv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "secret")
    monkeypatch.setenv("FILROUGE_IDENTIFIER_SALT", "the shop's own")
    assert "secret" not in commands.environment().values()
    assert commands.environment()["FILROUGE_IDENTIFIER_SALT"] == "the shop's own"


def test_the_newest_run_of_a_job_counts():
    runs = [
        {"job": "ltv", "started_at": "2026-01-31T05:00:00Z", "outcome": "done"},
        {"job": "ltv", "started_at": "2026-01-31T04:00:00Z", "outcome": "killed"},
        {"job": "churn", "started_at": "2026-01-31T06:00:00Z", "outcome": "quality"},
    ]
    assert gate.not_done(runs, ["ltv"]) == []
    assert gate.not_done(runs, ["ltv", "churn", "segments"]) == [
        "job churn is quality", "job segments is not run",
    ]


def result(rule: str, severity: str, is_passed: bool) -> dict:
    return {
        "job": "ltv", "subject": "scores/ltv_scores", "rule": rule, "severity": severity,
        "is_passed": is_passed, "detail": None,
    }


@pytest.fixture
def books(monkeypatch):
    """What the books of the lake and Airflow's variables say."""
    said = {"quality_results": [], "job_runs": [], "filrouge_gate_warnings": []}
    monkeypatch.setattr(commands, "ask", lambda arguments: said[arguments[1]])
    monkeypatch.setattr(gate.Variable, "get", lambda name, **_: said[name])
    said["job_runs"] = [{"job": "ltv", "started_at": "2026-01-31T05:00:00Z", "outcome": "done"}]
    return said


def test_a_night_without_a_broken_rule_passes(books):
    books["quality_results"] = [result("row_count", "warn", False), result("key_is_unique", "fail", True)]
    gate.check("2026-01-31", ["ltv"])


def test_a_broken_rule_stops_a_night(books):
    books["quality_results"] = [result("key_is_unique", "fail", False)]
    with pytest.raises(AirflowFailException, match="night of 2026-01-31: ltv, .*key_is_unique"):
        gate.check("2026-01-31", ["ltv"])


def test_a_warning_that_blocks_stops_a_night(books):
    books["quality_results"] = [result("row_count", "warn", False)]
    books["filrouge_gate_warnings"] = ["row_count"]
    with pytest.raises(AirflowFailException, match="row_count"):
        gate.check("2026-01-31", ["ltv"])


def test_a_job_that_is_not_done_stops_a_night(books):
    with pytest.raises(AirflowFailException, match="job churn is not run"):
        gate.check("2026-01-31", ["ltv", "churn"])


class Event:
    def __init__(self, night: str):
        self.extra = {"as_of": night}


def test_events_that_pile_up_are_for_the_newest_night():
    events = {"customer_360": [Event("2026-01-30"), Event("2026-01-31")], "ltv_scores": [Event("2026-01-30")]}
    context = {"params": {}, "triggering_asset_events": events}
    assert nights.published(context) == "2026-01-31"
    assert nights.published({**context, "params": {"as_of": "2026-01-02"}}) == "2026-01-02"


def test_a_job_that_runs_is_well():
    found = stream.Metrics(RECORDED)
    assert stream.require_alive(found) == "runs for 73 s, 0 restarts"
    assert stream.require_lag(found, 10) == "0 records behind"
    assert stream.require_nothing_lost(found) == "nothing is lost"
    assert stream.require_young_checkpoint(found, COMPLETED + 4, 5) == "the last checkpoint is 4 s old"


def test_a_job_that_hangs_is_unwell():
    with pytest.raises(AirflowException, match="No checkpoint was completed for 6 s, more than 5"):
        stream.require_young_checkpoint(stream.Metrics(RECORDED), COMPLETED + 6, 5)


def test_a_job_that_has_not_completed_a_checkpoint_yet_is_given_time():
    young = stream.Metrics("flink_jobmanager_job_runningTime 4000.0\n")
    assert stream.require_young_checkpoint(young, COMPLETED, 5) == "the last checkpoint is 4 s old"


def test_a_job_that_lags_or_lost_something_is_unwell():
    lag = [line for line in RECORDED.splitlines() if line.startswith(stream.LAG)][0]
    behind = stream.Metrics(lag.rsplit(" ", 1)[0] + " 10001.0\n")
    with pytest.raises(AirflowException, match="lags behind by 10,001 records, more than 10,000"):
        stream.require_lag(behind, 10_000)
    lost = stream.Metrics(RECORDED.replace('subtask_index="1",} 0.0', 'subtask_index="1",} 2.0'))
    with pytest.raises(AirflowFailException, match="2 transactions are lost"):
        stream.require_nothing_lost(lost)


def test_nothing_behind_the_metrics_is_no_job():
    with pytest.raises(AirflowException, match="Cannot find a running job"):
        stream.require_alive(stream.Metrics("flink_jobmanager_numRunningJobs 0.0\n"))
    with pytest.raises(AirflowException, match="Cannot tell the lag"):
        stream.require_lag(stream.Metrics(""), 1)


def test_the_zone_is_that_of_the_shop_unless_the_environment_says_otherwise():
    given = {"FILROUGE_CONF": "conf/online-retail.conf"}
    assert Settings.from_environment(given).zone == "Europe/London"
    assert Settings.from_environment({**given, "FILROUGE_ZONE": "Asia/Tokyo"}).zone == "Asia/Tokyo"
    assert Settings.from_environment({**given, "FILROUGE_NIGHT_AT": "05:07"}).daily_cron() == "7 5 * * *"


@pytest.mark.parametrize("conf", ["", "conf/nowhere.conf"])
def test_a_configuration_that_is_not_there_is_told(conf):
    with pytest.raises(ValueError, match="Cannot (find|read) FILROUGE_CONF"):
        Settings.from_environment({"FILROUGE_CONF": conf})


@pytest.mark.parametrize(
    "connection, options",
    [
        (
            {"conn_type": "spark", "host": "spark://master", "port": 7077},
            ["--master", "spark://master:7077"],
        ),
        (
            {"conn_type": "spark", "host": "master", "port": 7077, "extra": '{"deploy-mode": "cluster"}'},
            ["--master", "spark://master:7077", "--deploy-mode", "cluster"],
        ),
        (
            {"conn_type": "spark", "host": "spark://a:7077,b:7077", "extra": '{"cluster": "/etc/c.conf"}'},
            ["--master", "spark://a:7077,b:7077", "--cluster", "/etc/c.conf"],
        ),
        ({"conn_type": "spark", "host": "yarn"}, ["--master", "yarn"]),
        ({"conn_type": "spark", "host": "local[*]"}, ["--master", "local[*]"]),
    ],
)
def test_a_connection_tells_the_launcher_where_the_cluster_is(connection, options):
    assert cluster.options(Connection(conn_id=cluster.CONNECTION, **connection)) == options


@pytest.mark.parametrize(
    "connection, sentence",
    [
        ({"host": ""}, "Cannot tell the master of connection filrouge_spark: its host is empty; give one"),
        ({}, "Cannot tell the master of connection filrouge_spark: its host is empty; give one"),
        (
            {"host": "yarn", "extra": '{"deploy_mode": "cluster", "queue": "q"}'},
            "Cannot use extra deploy_mode, queue of connection filrouge_spark; give deploy-mode or cluster",
        ),
    ],
)
def test_a_connection_that_tells_no_cluster_is_refused(connection, sentence):
    with pytest.raises(AirflowFailException, match=sentence):
        cluster.options(Connection(conn_id=cluster.CONNECTION, conn_type="spark", **connection))


def test_a_task_on_the_cluster_is_the_launcher_with_its_options(monkeypatch):
    ran = []
    monkeypatch.setattr(FilrougeOperator, "_run", lambda _, arguments: ran.append(arguments))
    monkeypatch.setattr(operators.Variable, "get", lambda name, **_: SAID_BY_VARIABLES[name])
    there = Connection(conn_id=cluster.CONNECTION, conn_type="spark", host="spark://m:7077")
    monkeypatch.setattr(operators.Connection, "get", lambda _: there)

    FilrougeOperator(task_id="ltv", arguments=["batch", "ltv"]).execute({})

    assert ran == [["batch", "ltv", "--set", "a.key=1", "--master", "spark://m:7077"]]
