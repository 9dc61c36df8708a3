"""What holds for every DAG: it can be read, somebody owns it, it explains itself, it is tried again."""

import ast
import functools
import pathlib
import re
import subprocess

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import XComArg
from filrouge_dags import commands, house
from filrouge_dags.operators import FilrougeOperator
from filrouge_dags.settings import settings

DAGS = pathlib.Path(__file__).resolve().parents[1] / "dags"
FILES = sorted(DAGS.glob("*.py"))
BAG = DagBag(str(DAGS))
TASKS = [
    pytest.param(task, id=f"{dag.dag_id}.{task.task_id}")
    for dag in BAG.dags.values()
    for task in dag.tasks
]
DAG_PARAMS = [pytest.param(dag, id=dag.dag_id) for dag in BAG.dags.values()]


def test_every_dag_file_can_be_read():
    assert BAG.import_errors == {}
    assert sorted(BAG.dags) == [file.stem for file in FILES], "one DAG a file, and named like it"


@pytest.mark.parametrize("dag", DAG_PARAMS)
def test_a_dag_has_no_cycle_and_does_not_catch_up(dag):
    dag.check_cycle()
    assert dag.catchup is False
    assert dag.max_active_runs == 1
    assert dag.dagrun_timeout is not None
    assert dag.timezone.name == settings().zone == "Europe/Paris"


@pytest.mark.parametrize("dag", DAG_PARAMS)
def test_a_dag_is_documented_by_its_own_docstring(dag):
    page = ast.get_docstring(ast.parse(pathlib.Path(dag.fileloc).read_text()), clean=False)
    assert dag.doc_md == page
    assert "# " in page
    assert re.search("failed|fails", page), "the page says what to do when it fails"
    assert "filrouge" in dag.tags
    assert len(dag.tags) > 1


@pytest.mark.parametrize("task", TASKS)
def test_a_task_has_an_owner_and_is_tried_again_ever_later_within_limits(task):
    assert task.owner == "data-engineering"
    assert task.retries >= 2
    assert task.retry_exponential_backoff > 1
    assert task.max_retry_delay is not None
    assert task.execution_timeout is not None


@pytest.mark.parametrize("task", TASKS)
def test_only_tasks_that_change_the_lake_take_its_slot(task):
    is_command = getattr(task, "task_type", "") == "FilrougeOperator"
    assert task.pool == (house.LAKE_POOL if is_command else "default_pool")


@pytest.mark.parametrize("file", [*FILES, *sorted(DAGS.glob("*/*.py"))], ids=lambda file: file.stem)
def test_of_airflow_only_the_sdk_and_providers_are_imported(file):
    imported = [
        name
        for node in ast.walk(ast.parse(file.read_text()))
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        )
    ]
    of_airflow = [name for name in imported if name.split(".")[0] == "airflow"]
    assert [name for name in of_airflow if not re.match(r"airflow\.(sdk|providers)\b", name)] == []


def command_lines() -> list:
    """Every command that a task runs, as it would be on some night."""
    lines = [
        pytest.param([concrete(part) for part in task.arguments], id=f"{dag.dag_id}.{task.task_id}")
        for dag in BAG.dags.values()
        for task in dag.tasks
        if isinstance(task, FilrougeOperator)
    ]
    cutoffs = BAG.dags["filrouge_evaluation"].get_task("cutoffs").python_callable("2026-01-31")
    lines += [pytest.param(line, id=f"filrouge_evaluation.evaluate.{i}") for i, line in enumerate(cutoffs)]
    gate = commands.rows("quality_results", "--where", "as_of_date=2026-01-31")
    night = commands.rows("customer_360", "--columns", "as_of_date", limit=1)
    return [*lines, pytest.param(gate, id="gate"), pytest.param(night, id="night")]


def concrete(part) -> str:
    return "2026-01-31" if isinstance(part, XComArg) or part.startswith("{{") else part


@pytest.mark.parametrize("line", command_lines())
def test_every_command_is_one_that_the_launcher_takes(line):
    command = " ".join(line[:2] if line[0] == "batch" else line[:1])
    assert {part for part in line if part.startswith("--")} <= options_of(command)
    # The launcher reads the whole line, what is required of it included, before the configuration.
    said = refused(line)
    assert "Cannot read" in said and "nowhere.conf" in said


def test_a_command_that_the_launcher_does_not_take_is_seen():
    assert "Unknown option" in refused(["batch", "ingest", "--conf", "x", "--as-off", "2026-01-31"])
    assert "--as-off" not in options_of("batch ingest")
    assert "Missing required option" in refused(["batch", "evaluate", "--conf", "x"])


@functools.cache
def options_of(command: str) -> set[str]:
    return set(re.findall(r"--[a-z-]+", launcher(*command.split(), "--help").stdout))


def refused(line: list[str]) -> str:
    """What the launcher says to a command whose configuration is not there."""
    elsewhere = [*line]
    elsewhere[line.index("--conf") + 1] = "nowhere.conf"
    done = launcher(*elsewhere)
    assert done.returncode == 2, done.stderr
    return done.stderr


def launcher(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        commands.line(arguments, settings()),
        capture_output=True, text=True, check=False, env={**commands.environment(), "FILROUGE_SMALL": "1"},
    )


def test_the_night_builds_everything_before_the_gate_and_publishes_nothing_without_it():
    night = BAG.dags["filrouge_nightly"]
    order = [task.task_id for task in night.topological_sort()]
    listed = re.findall(r"^  ([a-z0-9]+) +[A-Z]", launcher("batch", "--help").stdout, re.MULTILINE)
    jobs = [job for job in listed if job in order]
    assert jobs == ["ingest", "identity", "features", "ltv", "churn", "segments", "customer360", "report"]
    assert night.get_task("published").upstream_task_ids == {"quality_gate"}
    assert night.get_task("quality_gate").get_flat_relative_ids(upstream=True) == set(jobs) - {"report"}
    producers = [task.task_id for task in night.tasks if task.outlets]
    assert producers == ["published"]


def test_the_night_says_in_which_zone_its_days_are_cut():
    assert "zone:Europe/Paris" in BAG.dags["filrouge_nightly"].tags


def test_exports_wait_for_what_the_night_publishes():
    waited_for = {asset.name for asset in BAG.dags["filrouge_exports"].timetable.asset_condition.objects}
    told = {asset.name for asset in BAG.dags["filrouge_nightly"].get_task("published").outlets}
    assert waited_for == {"customer_360", "ltv_scores", "churn_scores"}
    assert waited_for <= told


def test_files_are_vacuumed_with_the_horizon_of_the_configuration_only():
    arguments = BAG.dags["filrouge_maintenance"].get_task("maintain").arguments
    assert "--force" not in arguments
    assert not [part for part in arguments if "retain" in part]
