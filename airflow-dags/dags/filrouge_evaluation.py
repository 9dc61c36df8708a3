"""
# How good the scores are

Back-tests the scores every Monday: fits each model with what was known 90 and 365 days before the latest
night, and compares it with what happened since. The variable `filrouge_evaluation_days`, a JSON list of
days, sets other cutoffs. Results stand in `model_evaluations`, `model_calibrations` and `model_curves`, and
as a page for each cutoff beside the report (docs/evaluation.md).

The night of Sunday must be built: without it the task ends with exit code 3 and is tried again.

**A task failed.** A cutoff before the shop's first orders has nobody to evaluate: the log names it. Set
`filrouge_evaluation_days` to what the shop's age allows.

**By hand**: trigger it with `as_of`, a night that is built.
"""

import datetime

from airflow.sdk import CronDataIntervalTimetable, Variable, dag, task
from filrouge_dags import commands, house
from filrouge_dags.operators import FilrougeOperator
from filrouge_dags.settings import settings

# The interval ends on Monday; the last whole day before is Sunday.
LATEST = (
    "{{ params.as_of or ((data_interval_end.in_timezone(dag.timezone) - macros.timedelta(days=1)) | ds) }}"
)
DAYS = [90, 365]


@dag(
    schedule=CronDataIntervalTimetable("0 10 * * 1", timezone=settings().zone),
    params={"as_of": house.AS_OF},
    tags=["filrouge", "science"],
    doc_md=__doc__,
    **house.DAG,
)
def filrouge_evaluation():
    @task(pool="default_pool")
    def cutoffs(as_of: str) -> list[list[str]]:
        latest = datetime.date.fromisoformat(as_of)
        days = Variable.get("filrouge_evaluation_days", default=DAYS, deserialize_json=True)
        return [
            commands.batch(
                "evaluate", "--as-of", as_of, "--cutoff", str(latest - datetime.timedelta(days=ago))
            )
            for ago in days
        ]

    FilrougeOperator.partial(
        task_id="evaluate", execution_timeout=datetime.timedelta(hours=4), max_active_tis_per_dagrun=1
    ).expand(arguments=cutoffs(LATEST))


filrouge_evaluation()
