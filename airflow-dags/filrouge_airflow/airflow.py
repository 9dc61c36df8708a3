"""What Airflow is asked and told about one DAG, in terms of nights."""

import contextlib
import dataclasses
import datetime
import json
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping

import urllib3
from airflow_client.client import ApiClient, Configuration
from airflow_client.client.api.backfill_api import BackfillApi
from airflow_client.client.api.dag_api import DAGApi
from airflow_client.client.api.dag_run_api import DagRunApi
from airflow_client.client.api.task_instance_api import TaskInstanceApi
from airflow_client.client.exceptions import ApiException
from airflow_client.client.models.backfill_post_body import BackfillPostBody
from airflow_client.client.models.dag_patch_body import DAGPatchBody
from airflow_client.client.models.dag_run_clear_body import DAGRunClearBody
from airflow_client.client.models.reprocess_behavior import ReprocessBehavior
from airflow_client.client.models.trigger_dag_run_post_body import TriggerDAGRunPostBody

from filrouge_airflow.failures import UNREACHABLE, USAGE, Failure

DAY = datetime.timedelta(days=1)
ZONE_TAG = "zone:"
DONE = "success"
OVER = {DONE, "failed"}


@dataclasses.dataclass(frozen=True)
class Run:
    """A night's run as it stands."""

    night: datetime.date
    run_id: str
    state: str
    seconds: float | None

    def is_over(self) -> bool:
        return self.state in OVER


def token(url: str, environment: Mapping[str, str]) -> str:
    """The token of the environment, or one for its user and password."""
    if environment.get("FILROUGE_AIRFLOW_TOKEN"):
        return environment["FILROUGE_AIRFLOW_TOKEN"]
    user, password = (environment.get(f"FILROUGE_AIRFLOW_{part}") for part in ("USER", "PASSWORD"))
    if not user or not password:
        raise Failure(
            USAGE,
            "Cannot log in: no credentials in the environment; set FILROUGE_AIRFLOW_TOKEN, or"
            " FILROUGE_AIRFLOW_USER and FILROUGE_AIRFLOW_PASSWORD",
        )
    answer = urllib3.PoolManager().request(
        "POST", f"{url}/auth/token", json={"username": user, "password": password}, retries=False
    )
    if answer.status != 201:
        raise Failure(USAGE, f"Cannot log in at {url} as {user}: {answer.status}; mend the credentials")
    return json.loads(answer.data)["access_token"]


@contextlib.contextmanager
def connected(dag_id: str, unpause: bool, environment: Mapping[str, str]) -> Iterator["Nights"]:
    url = environment.get("FILROUGE_AIRFLOW_URL", "http://127.0.0.1:8080").rstrip("/")
    try:
        with ApiClient(Configuration(host=url, access_token=token(url, environment))) as client:
            yield Nights(client, dag_id, unpause)
    except urllib3.exceptions.HTTPError as e:
        raise Failure(
            UNREACHABLE, f"Cannot reach Airflow: {url}; start it, or set FILROUGE_AIRFLOW_URL"
        ) from e
    except ApiException as e:
        raise Failure(UNREACHABLE, f"Cannot use Airflow at {url}: {e.status} {_detail(e)}") from e


def _detail(error: ApiException) -> str:
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
        return str(json.loads(error.body)["detail"])
    return str(error.reason)


def _zone(tags: Iterable[str]) -> zoneinfo.ZoneInfo:
    """The zone in which days are cut. Airflow itself says UTC of every DAG that it has stored."""
    named = [tag.removeprefix(ZONE_TAG) for tag in tags if tag.startswith(ZONE_TAG)]
    return zoneinfo.ZoneInfo(named[0] if named else "UTC")


class Nights:
    """The nights of a DAG; a night's run is the one whose data interval begins on that day.

    A paused DAG runs no night: it is refused, or unpaused as soon as it has been given one; not before, or
    its schedule could begin the same night first.
    """

    def __init__(self, client: ApiClient, dag_id: str, unpause: bool = False):
        self._dag_id = dag_id
        self._runs = DagRunApi(client)
        self._backfills = BackfillApi(client)
        self._tasks = TaskInstanceApi(client)
        dags = DAGApi(client)
        dag = dags.get_dag_details(dag_id)
        if dag.is_paused and not unpause:
            raise Failure(
                USAGE, f"Cannot run nights of {dag_id}: it is paused; say --unpause, or unpause it in Airflow"
            )
        self._dags = dags
        self._is_paused = dag.is_paused
        self._zone = _zone([tag.name for tag in dag.tags])

    def between(self, first: datetime.date, last: datetime.date) -> list[Run]:
        """The runs that nights have, oldest first."""
        return self._found(
            logical_date_gte=self._midnight(first), logical_date_lt=self._midnight(last + DAY)
        )

    def unfinished(self) -> list[Run]:
        return self._found(state=["queued", "running"])

    def _found(self, **conditions) -> list[Run]:
        page = self._runs.get_dag_runs(self._dag_id, order_by=["logical_date"], limit=1000, **conditions)
        return [self._run(run) for run in page.dag_runs if run.logical_date is not None]

    def _run(self, run) -> Run:
        seconds = run.start_date and run.end_date and (run.end_date - run.start_date).total_seconds()
        night = run.logical_date.astimezone(self._zone).date()
        return Run(night, run.dag_run_id, str(run.state.value), seconds)

    def trigger(self, night: datetime.date) -> None:
        """Starts a night as its schedule would have: with the same data interval."""
        start, end = self._schedule(night, night + DAY)
        self._runs.trigger_dag_run(
            self._dag_id,
            TriggerDAGRunPostBody(logical_date=start, data_interval_start=start, data_interval_end=end),
        )
        self._unpause()

    def _schedule(self, first: datetime.date, last: datetime.date) -> list[datetime.datetime]:
        """When the nights of a range begin: Airflow itself tells, by a backfill that is not done."""
        told = self._backfills.create_backfill_dry_run(self._range(first, last, is_again=True))
        return sorted(night.logical_date for night in told.backfills)

    def clear(self, run: Run) -> None:
        """Runs all tasks of a night again."""
        self._runs.clear_dag_run(self._dag_id, run.run_id, DAGRunClearBody(dry_run=False))
        self._unpause()

    def backfill(self, first: datetime.date, last: datetime.date, is_again: bool) -> int:
        """Has Airflow build a range of nights one after the other; the backfill's id."""
        begun = self._backfills.create_backfill(self._range(first, last, is_again)).id
        self._unpause()
        return begun

    def _unpause(self) -> None:
        if self._is_paused:
            self._dags.patch_dag(self._dag_id, DAGPatchBody(is_paused=False))

    def _range(self, first: datetime.date, last: datetime.date, is_again: bool) -> BackfillPostBody:
        reprocess = ReprocessBehavior.COMPLETED if is_again else ReprocessBehavior.FAILED
        return BackfillPostBody(
            dag_id=self._dag_id,
            from_date=self._midnight(first),
            to_date=self._midnight(last + DAY) - datetime.timedelta(seconds=1),
            run_backwards=False,
            max_active_runs=1,
            reprocess_behavior=reprocess,
        )

    def cancel(self, backfill_id: int) -> None:
        """Takes back what has not begun; a backfill that is over cannot be cancelled."""
        try:
            self._backfills.cancel_backfill(backfill_id)
        except ApiException as e:
            if e.status != 409:
                raise

    def progress(self, run: Run) -> tuple[int, int, list[str]]:
        """How many of a run's tasks are over, how many there are, and what goes on now."""
        tasks = self._tasks.get_task_instances(self._dag_id, run.run_id, limit=1000).task_instances
        states = {task.task_id: task.state and task.state.value for task in tasks}
        over = {DONE, "failed", "skipped", "upstream_failed", "removed"}
        busy = [
            f"{task} {state.replace('_', ' ')}"
            for task, state in states.items()
            if state in ("running", "up_for_retry", "failed")
        ]
        return sum(state in over for state in states.values()), len(states), busy

    def _midnight(self, day: datetime.date) -> datetime.datetime:
        return datetime.datetime.combine(day, datetime.time(), self._zone)
