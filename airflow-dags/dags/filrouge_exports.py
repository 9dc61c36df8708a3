"""
# Exports

Writes what campaign tools read, `customer_scores` as CSV with a manifest, once a night is published: it
is scheduled on the assets of `filrouge_nightly`, not on a time.

One run may stand for several nights, as events pile up while it waits: then it writes the newest. A night
that another one has taken the place of in `customer_360` is skipped, and the log says so: its export
would hold the other night's rows. Run that night again to get it.

**By hand**: trigger it with `as_of`, the night at which `customer_360` stands.

**A task failed.** See `filrouge_nightly`. A folder without `manifest.json` is not finished; the next try
replaces it.
"""

from airflow.sdk import dag, get_current_context, task
from filrouge_dags import assets, commands, house, nights
from filrouge_dags.operators import FilrougeOperator


@dag(
    schedule=[assets.CUSTOMER_360, assets.LTV_SCORES, assets.CHURN_SCORES],
    params={"as_of": house.AS_OF},
    tags=["filrouge", "activation"],
    doc_md=__doc__,
    **house.DAG,
)
def filrouge_exports():
    @task(pool="default_pool")
    def night() -> str:
        return nights.published(get_current_context())

    picked = night()
    # Before the next night's first task, which would wait for the same slot.
    FilrougeOperator(
        task_id="exports",
        arguments=commands.batch("exports", "--as-of", picked),
        current_night=picked,
        priority_weight=100,
        weight_rule="absolute",
    )


filrouge_exports()
