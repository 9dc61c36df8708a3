"""The house rules of every DAG: who owns it, how often and how patiently a task is tried, which pool."""

import datetime

import pendulum
from airflow.sdk import Param

from filrouge_dags.settings import settings

# One run at a time changes a lake: the pool has one slot, so that tasks wait here and not at the lease.
LAKE_POOL = "filrouge_lake"

# Before any shop's first order, so that every night can be backfilled.
START = pendulum.datetime(2000, 1, 1, tz=settings().zone)

# A shop whose files end has a last night; no run is scheduled after it.
LAST = settings().last_night
END = LAST and pendulum.datetime(LAST.year, LAST.month, LAST.day, 23, 59, tz=settings().zone)

# The day that a run is for, in the shop's zone: the plain `| ds` would be the day in UTC.
NIGHT = "{{ params.as_of or (data_interval_start.in_timezone(dag.timezone) | ds) }}"

TASK = {
    "owner": "data-engineering",
    "pool": LAKE_POOL,
    "retries": 3,
    "retry_delay": datetime.timedelta(seconds=settings().retry_seconds),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": datetime.timedelta(minutes=30),
    "execution_timeout": datetime.timedelta(hours=2),
}

# By hand, a run can be for any day.
AS_OF = Param(
    None, type=["null", "string"], format="date", title="Night",
    description="The day to run for; empty: the day that the run's data interval begins on.",
)

DAG = {
    "start_date": START,
    "catchup": False,
    "max_active_runs": 1,
    "default_args": TASK,
    "dagrun_timeout": datetime.timedelta(hours=8),
}
