"""
# The night

Builds the tables of one day, a task a job, in the order of `bin/filrouge batch nightly`. The day is that
on which the data interval begins, in the shop's zone: the run at 04:30 is for yesterday.

`quality_gate` looks into the books: every job of the night is done, no failing rule is broken, and no
warning that the variable `filrouge_gate_warnings` (a JSON list of rules) names. Only then `published`
tells the assets, on which exports and the stream's context are scheduled. `report` writes the page of the
night whatever came before, so that a failed night has one, too.

**A task failed.** Its log ends with the exit code. 3 (an input is missing) and 5 (the engine) are tried
again, three times, each time later; 2 (configuration) and 4 (a quality rule) are not: mend the cause as
docs/runbook.md tells, then clear the task with what is downstream of it. A night run again gives the
tables that an undisturbed one gives.

**Nights are missing.** `bin/filrouge-airflow backfill --from DATE --to DATE` builds them, oldest first. A
past night run again puts the tables with a course over time back to it: run the nights after it, too.

**It waits.** The pool `filrouge_lake` has one slot, as one run at a time changes a lake. Whoever holds the
lake outside Airflow is waited for half an hour.
"""

from airflow.sdk import CronDataIntervalTimetable, TriggerRule, chain, dag, task
from filrouge_dags import assets, commands, gate, house
from filrouge_dags.operators import FilrougeOperator
from filrouge_dags.settings import settings

BUILDING = ["ingest", "identity", "features", "ltv", "churn", "segments", "customer360"]
COMPARING = ["lift", "parity"] if settings().takes_from_stream else []


def job(name: str, **options) -> FilrougeOperator:
    return FilrougeOperator(
        task_id=name, arguments=commands.batch(name, "--as-of", house.NIGHT), **options
    )


@dag(
    schedule=CronDataIntervalTimetable(settings().daily_cron(), timezone=settings().zone),
    end_date=house.END,
    params={"as_of": house.AS_OF},
    # bin/filrouge-airflow reads the zone from its tag.
    tags=["filrouge", "batch", f"zone:{settings().zone}"],
    doc_md=__doc__,
    **house.DAG,
)
def filrouge_nightly():
    jobs = BUILDING + COMPARING

    @task(pool="default_pool")
    def quality_gate(as_of: str) -> str:
        gate.check(as_of, jobs)
        return as_of

    @task(pool="default_pool", outlets=assets.OF_A_NIGHT)
    def published(as_of: str, outlet_events=None) -> None:
        for asset in assets.OF_A_NIGHT:
            outlet_events[asset].extra = {"as_of": as_of}

    gated = quality_gate(house.NIGHT)
    report = job("report", trigger_rule=TriggerRule.ALL_DONE)
    chain(*(job(name) for name in jobs), gated, [published(gated), report])


filrouge_nightly()
