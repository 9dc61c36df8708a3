"""What the streaming job's own metrics say of its health."""

import math
import urllib.error
import urllib.request

from airflow.sdk import Variable
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from prometheus_client.parser import text_string_to_metric_families

RUNNING = "flink_jobmanager_job_runningTime"
RESTARTS = "flink_jobmanager_job_numRestarts"
CHECKPOINT = "flink_jobmanager_job_lastCheckpointCompletedTimestamp"
LAG = "flink_taskmanager_job_task_operator_KafkaSourceReader_KafkaConsumer_records_lag_max"
LOST = "lost_transactions"

LIMITS = {"lag": 10_000, "checkpoint_age_seconds": 300}


class Metrics:
    """What Prometheus would scrape: numbers by name, one for each subtask."""

    def __init__(self, text: str):
        self._samples = [
            sample for family in text_string_to_metric_families(text) for sample in family.samples
        ]

    def values(self, name: str) -> list[float]:
        """What a metric says, by the end of its name; a subtask that has nothing to say says NaN."""
        named = [sample.value for sample in self._samples if sample.name.endswith(name)]
        return [value for value in named if not math.isnan(value)]


def metrics() -> Metrics:
    url = Variable.get("filrouge_stream_metrics", default="http://127.0.0.1:9250/metrics")
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return Metrics(answer.read().decode())
    except (urllib.error.URLError, OSError) as e:
        raise AirflowException(
            f"Cannot reach the streaming job: {url}; is it alive, and is stream.metrics-port set?"
        ) from e


def limit(name: str) -> float:
    return {**LIMITS, **Variable.get("filrouge_stream_limits", default={}, deserialize_json=True)}[name]


def require_alive(found: Metrics) -> str:
    running = found.values(RUNNING)
    if not running or max(running) <= 0:
        raise AirflowException("Cannot find a running job behind the metrics; it is starting or restarting")
    return f"runs for {max(running) / 1000:,.0f} s, {max(found.values(RESTARTS), default=0):.0f} restarts"


def require_lag(found: Metrics, most: float) -> str:
    lags = found.values(LAG)
    if not lags:
        raise AirflowException("Cannot tell the lag: no subtask has read anything lately")
    if max(lags) > most:
        raise AirflowException(
            f"The job lags behind by {max(lags):,.0f} records, more than {most:,.0f}; see docs/runbook.md"
        )
    return f"{max(lags):,.0f} records behind"


def require_nothing_lost(found: Metrics) -> str:
    lost = sum(found.values(LOST))
    if lost > 0:
        raise AirflowFailException(
            f"{lost:.0f} transactions are lost; see 'Cannot commit transaction' in docs/runbook.md"
        )
    return "nothing is lost"


def require_young_checkpoint(found: Metrics, now: float, most: float) -> str:
    """The last completed checkpoint must be younger than the limit; before the first, the job itself."""
    running_since = now - max(found.values(RUNNING), default=0) / 1000
    age = now - max([running_since, *(value / 1000 for value in found.values(CHECKPOINT))])
    if age > most:
        raise AirflowException(
            f"No checkpoint was completed for {age:,.0f} s, more than {most:,.0f}; see docs/runbook.md"
        )
    return f"the last checkpoint is {age:,.0f} s old"
