"""
# The lake's files

Keeps the files of every table few and lets go of what nobody needs any more, every Sunday at noon, when no
night runs: OPTIMIZE puts small files together, VACUUM deletes files that no version has needed for
`maintenance.retain`. That is 7 days by default, and this DAG never says `--force`: a shorter time, which
could take files from readers that are still at work, ends the task with exit code 2.

The log shows files, small files and bytes of each table before and after.

**A task failed.** Nothing is half done: each table is optimised in one commit, and files are deleted only
when no version needs them. Clear the task.
"""

from airflow.sdk import CronTriggerTimetable, dag
from filrouge_dags import commands, house
from filrouge_dags.operators import FilrougeOperator
from filrouge_dags.settings import settings


@dag(
    schedule=CronTriggerTimetable("0 12 * * 0", timezone=settings().zone),
    tags=["filrouge", "operations"],
    doc_md=__doc__,
    **house.DAG,
)
def filrouge_maintenance():
    FilrougeOperator(task_id="maintain", arguments=commands.batch("maintain"))


filrouge_maintenance()
