"""Nights of a tiny shop in a real Airflow: scheduler, API server, DAG processor, real commands.

One story, told in order: the file of the first night comes late, so that its first task fails and is tried
again; both nights are built by a backfill; exports start by their asset; a night that cannot succeed fails.
"""

import os
import pathlib
import subprocess
import sys
import time

import pytest
from airflow_client.client.api.dag_api import DAGApi
from airflow_client.client.api.dag_run_api import DagRunApi
from airflow_client.client.api.import_error_api import ImportErrorApi
from airflow_client.client.api.task_instance_api import TaskInstanceApi
from airflow_client.client.api.variable_api import VariableApi
from airflow_client.client.models.dag_patch_body import DAGPatchBody
from airflow_client.client.models.variable_body import VariableBody
from local_airflow import LocalAirflow, is_alive
from tiny_shop import NIGHTS, ROOT, TinyShop

FIRST, SECOND = NIGHTS
DEADLINE = 3600


class Story:
    """The shop, its Airflow, and what both say."""

    def __init__(self, shop: TinyShop, airflow: LocalAirflow):
        self.shop = shop
        self.airflow = airflow
        self.api = airflow.client()

    def filrouge_airflow(self, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            [str(ROOT / "bin" / "filrouge-airflow"), *arguments, "--every", "1"],
            env={
                **os.environ, **self.airflow.client_environment(), "FILROUGE_AIRFLOW_PYTHON": sys.executable
            },
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )

    def unpause(self, *dag_ids: str) -> None:
        for dag_id in dag_ids:
            eventually(lambda dag_id=dag_id: dag_id in self.dag_ids())
            DAGApi(self.api).patch_dag(dag_id, DAGPatchBody(is_paused=False))

    def dag_ids(self) -> set[str]:
        return {dag.dag_id for dag in DAGApi(self.api).get_dags().dags}

    def import_errors(self) -> list[str]:
        return [error.stack_trace for error in ImportErrorApi(self.api).get_import_errors().import_errors]

    def runs(self, dag_id: str) -> list:
        found = DagRunApi(self.api).get_dag_runs(dag_id, order_by=["run_after"]).dag_runs
        return sorted(found, key=lambda run: run.start_date or run.run_after)

    def tasks(self, dag_id: str, run_id: str) -> dict:
        found = TaskInstanceApi(self.api).get_task_instances(dag_id, run_id).task_instances
        return {task.task_id: task for task in found}


def eventually(holds, within: float = DEADLINE) -> None:
    deadline = time.monotonic() + within
    while not holds():
        assert time.monotonic() < deadline, f"not within {within:.0f} s"
        time.sleep(0.5)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    work = tmp_path_factory.mktemp("nights")
    shop = TinyShop(work)
    archive = work / "classes.jsa"
    archiving = shop.archive_classes(archive)
    environment = {
        **shop.environment(), "FILROUGE_JAVA_OPTIONS": f"-XX:SharedArchiveFile={archive} -Xlog:disable"
    }
    airflow = LocalAirflow(work / "airflow", environment)
    try:
        airflow.start()
        assert archiving.wait() == 0
        yield Story(shop, airflow)
    finally:
        archiving.kill()
        group = airflow.process_group()
        airflow.stop()
        assert group is None or not is_alive(group), "nothing of Airflow is left behind"


@pytest.fixture(scope="module")
def backfilled(story) -> tuple[int, str, str]:
    """Both nights, built by one backfill; its exit code, and what it said."""
    story.unpause("filrouge_exports")
    eventually(lambda: "filrouge_nightly" in story.dag_ids())
    backfill = story.filrouge_airflow("backfill", "--from", str(FIRST), "--to", str(SECOND), "--unpause")
    eventually(lambda: first_try_of_ingest(story) == "up_for_retry")
    for night in NIGHTS:
        story.shop.deliver(night)
    said, told = backfill.communicate(timeout=DEADLINE)
    return backfill.returncode, said, told


def first_try_of_ingest(story) -> str | None:
    runs = [run for run in story.runs("filrouge_nightly") if run.state.value == "running"]
    if not runs:
        return None
    state = story.tasks("filrouge_nightly", runs[0].dag_run_id)["ingest"].state
    return state and state.value


def test_every_dag_is_there_and_none_has_an_error(story):
    eventually(lambda: len(story.dag_ids()) == 6)
    assert story.import_errors() == []


def test_a_paused_dag_runs_no_night_unless_it_is_told_to(story):
    paused = story.filrouge_airflow("trigger", str(FIRST))
    assert "filrouge_nightly: it is paused; say --unpause" in paused.communicate(timeout=60)[1]
    assert paused.returncode == 2
    assert story.runs("filrouge_nightly") == []


def test_a_backfill_builds_two_nights_oldest_first_and_says_how_far_it_is(story, backfilled):
    code, said, told = backfilled
    assert code == 0, told
    assert said == "backfill: 2 nights done, 2025-12-30 to 2025-12-31\n"
    lines = told.splitlines()
    first_done, second_done = (
        next(i for i, line in enumerate(lines) if line.startswith(f"night {n} of 2: {night}, success in "))
        for n, night in enumerate(NIGHTS, 1)
    )
    assert not [line for line in lines[:first_done] if f"{SECOND}, 0 of 10" in line], told
    assert first_done < second_done == len(lines) - 1

    runs = story.runs("filrouge_nightly")
    assert [(run.run_type.value, run.state.value) for run in runs] == [("backfill", "success")] * 2
    assert runs[0].end_date <= runs[1].start_date
    for run in runs:
        states = {task.state.value for task in story.tasks("filrouge_nightly", run.dag_run_id).values()}
        assert states == {"success"}


def test_a_task_whose_input_was_missing_was_tried_again(story, backfilled):
    first = story.runs("filrouge_nightly")[0]
    assert story.tasks("filrouge_nightly", first.dag_run_id)["ingest"].try_number >= 2


def test_exports_start_by_the_asset_and_are_those_of_each_night(story, backfilled):
    eventually(lambda: [run.state.value for run in story.runs("filrouge_exports")] == ["success"] * 2)
    assert {run.run_type.value for run in story.runs("filrouge_exports")} == {"asset_triggered"}
    assert [folder.name for folder in sorted(story.shop.exports.iterdir())] == [
        f"as_of={night}" for night in NIGHTS
    ]
    for night in NIGHTS:
        [file] = (story.shop.exports / f"as_of={night}").glob("*.csv")
        assert f",{night}," in file.read_text().splitlines()[1]
        assert (file.parent / "manifest.json").is_file()


def test_what_is_built_is_not_built_twice(story, backfilled):
    again = story.filrouge_airflow("backfill", "--from", str(FIRST), "--to", str(SECOND))
    assert again.communicate(timeout=60)[0].startswith("backfill: all 2 nights are done already")
    assert again.returncode == 0
    once_more = story.filrouge_airflow("trigger", str(SECOND))
    assert f"Cannot trigger {SECOND}: it has a run, success" in once_more.communicate(timeout=60)[1]
    assert once_more.returncode == 2


def test_a_night_with_a_wrong_configuration_is_given_up(story, backfilled):
    VariableApi(story.api).post_variable(
        VariableBody(key="filrouge_settings", value='{"shop.time-zone": "Nowhere"}')
    )
    failing = story.filrouge_airflow("trigger", "2025-12-29")
    said, told = failing.communicate(timeout=DEADLINE)
    assert failing.returncode == 5, told
    assert told.splitlines()[-1] == "filrouge-airflow: The night of 2025-12-29 failed in Airflow"

    [run] = [run for run in story.runs("filrouge_nightly") if run.state.value == "failed"]
    tasks = story.tasks("filrouge_nightly", run.dag_run_id)
    assert tasks["ingest"].state.value == "failed"
    assert tasks["ingest"].try_number <= tasks["ingest"].max_tries, "given up with tries left"
    assert tasks["published"].state.value == "upstream_failed"
    assert tasks["report"].state.value == "failed", "it is tried whatever came before"
    assert run.data_interval_start.isoformat() == "2025-12-28T19:30:00+00:00", "04:30 in Tokyo"
    assert len(story.runs("filrouge_exports")) == 2


def test_a_wrong_password_is_told(story):
    environment = {**os.environ, **story.airflow.client_environment(), "FILROUGE_AIRFLOW_PASSWORD": "guess"}
    done = subprocess.run(
        [str(ROOT / "bin" / "filrouge-airflow"), "watch"],
        env={**environment, "FILROUGE_AIRFLOW_PYTHON": sys.executable},
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 2
    assert "as admin: 401; mend the credentials" in done.stderr
    assert pathlib.Path(story.airflow.home / "passwords.json").stat().st_mode & 0o077 == 0
