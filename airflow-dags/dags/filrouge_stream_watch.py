"""
# The watch over the stream

Asks every five minutes whether `bin/filrouge stream reactivation` is well. Unpause it where the stream
runs with `stream.metrics-port`.

| task | fails when | what to do |
|---|---|---|
| `alive` | the job's metrics do not answer, or no job runs behind them | start it; `--watch` does by itself |
| `lag` | the job is more than `lag` records behind | docs/runbook.md, "The stream: when something breaks" |
| `checkpoint_age` | none completed for `checkpoint_age_seconds` | the same; if it hangs, kill its process |
| `nothing_lost` | Kafka dropped what was decided | `bin/filrouge stream lost`, then `--republish` |

Variables: `filrouge_stream_metrics`, the address of the metrics (default `http://127.0.0.1:9250/metrics`);
`filrouge_stream_limits`, a JSON object of limits (default `{"lag": 10000, "checkpoint_age_seconds": 300}`).

A failure is tried twice more within a minute, so that a restart alarms nobody.
"""

import datetime
import time

from airflow.sdk import CronTriggerTimetable, dag, task
from filrouge_dags import house, stream
from filrouge_dags.settings import settings


@dag(
    schedule=CronTriggerTimetable("*/5 * * * *", timezone=settings().zone),
    tags=["filrouge", "stream"],
    doc_md=__doc__,
    **{
        **house.DAG,
        "dagrun_timeout": datetime.timedelta(minutes=10),
        "default_args": {
            **house.TASK,
            "pool": "default_pool",
            "retries": 2,
            "retry_delay": datetime.timedelta(seconds=15),
            "execution_timeout": datetime.timedelta(minutes=2),
        },
    },
)
def filrouge_stream_watch():
    @task
    def alive() -> str:
        return stream.require_alive(stream.metrics())

    @task
    def lag() -> str:
        return stream.require_lag(stream.metrics(), stream.limit("lag"))

    @task
    def checkpoint_age() -> str:
        most = stream.limit("checkpoint_age_seconds")
        return stream.require_young_checkpoint(stream.metrics(), time.time(), most)

    @task
    def nothing_lost() -> str:
        return stream.require_nothing_lost(stream.metrics())

    alive() >> [lag(), checkpoint_age(), nothing_lost()]


filrouge_stream_watch()
