"""
# The stream's context

Tells the stream what it must know of each customer, once a night is published: only what changed, into the
compacted topic `customer-context`. Unpause it where `bin/filrouge stream reactivation` runs.

A night that another one has taken the place of is skipped: the later one tells all that changed.

**A task failed.** Exit code 3: Kafka does not answer (`bin/filrouge kafka status`). Everything else: see
`filrouge_nightly`. A publication that was broken off is made up for by the next. When the topic was lost,
run `bin/filrouge batch publish-context --full` by hand.
"""

from airflow.sdk import dag, get_current_context, task
from filrouge_dags import assets, commands, house, nights
from filrouge_dags.operators import FilrougeOperator


@dag(
    schedule=[assets.CUSTOMER_360],
    params={"as_of": house.AS_OF},
    tags=["filrouge", "activation", "stream"],
    doc_md=__doc__,
    **house.DAG,
)
def filrouge_context():
    @task(pool="default_pool")
    def night() -> str:
        return nights.published(get_current_context())

    picked = night()
    FilrougeOperator(
        task_id="publish_context",
        arguments=commands.batch("publish-context", "--as-of", picked),
        current_night=picked,
        priority_weight=50,
        weight_rule="absolute",
    )


filrouge_context()
