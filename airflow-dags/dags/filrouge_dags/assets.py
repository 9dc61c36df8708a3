"""The tables that a night publishes, as other DAGs wait for them."""

from airflow.sdk import Asset


def _table(path: str) -> Asset:
    return Asset(name=path.rsplit("/", 1)[1], uri=f"x-filrouge://lake/{path}", group="filrouge")


CUSTOMER_360 = _table("mart/customer_360")
LTV_SCORES = _table("scores/ltv_scores")
CHURN_SCORES = _table("scores/churn_scores")
SEGMENT_MEMBERSHIPS = _table("segments/segment_memberships")

OF_A_NIGHT = [CUSTOMER_360, LTV_SCORES, CHURN_SCORES, SEGMENT_MEMBERSHIPS]
