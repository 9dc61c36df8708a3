"""Which night a run that follows an asset is for."""

from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowSkipException

from filrouge_dags import commands


def published(context: Context) -> str:
    """
    The newest night that was published since the last run. Events that pile up make one run, and
    customer_360 tells of the newest night only.
    """
    if context["params"].get("as_of"):
        return context["params"]["as_of"]
    events = context["triggering_asset_events"].values()
    days = [event.extra["as_of"] for of_asset in events for event in of_asset]
    if not days:
        raise AirflowSkipException("Cannot tell which night: no asset event; trigger it with as_of")
    return max(days)


def require_current(night: str) -> None:
    """Skips a night that another one has taken the place of."""
    rows = commands.ask(commands.rows("customer_360", "--columns", "as_of_date", limit=1))
    stands_at = rows[0]["as_of_date"] if rows else None
    if stands_at != night:
        raise AirflowSkipException(f"Cannot send the night of {night}: customer_360 stands at {stands_at}")
