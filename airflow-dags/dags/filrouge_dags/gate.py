"""Whether a night may be published: what stands in the books of the lake decides."""

from collections.abc import Collection, Iterable

from airflow.sdk import Variable
from airflow.sdk.exceptions import AirflowFailException

from filrouge_dags import commands


def check(as_of: str, jobs: Collection[str]) -> None:
    """Ends the task for good where a job of the night is not done, or a rule that blocks is broken."""
    night = ["--where", f"as_of_date={as_of}"]
    results = commands.ask(commands.rows("quality_results", *night))
    blocking = set(Variable.get("filrouge_gate_warnings", default=[], deserialize_json=True))
    for warning in broken(results, "warn"):
        print(f"warning: {warning}")
    found = [
        *not_done(commands.ask(commands.rows("job_runs", *night)), jobs),
        *broken(results, "fail"),
        *broken((row for row in results if row["rule"] in blocking), "warn"),
    ]
    if found:
        raise AirflowFailException(f"Cannot publish the night of {as_of}: {'; '.join(found)}")


def not_done(job_runs: Iterable[dict], jobs: Collection[str]) -> list[str]:
    """Jobs whose newest run is not done, with its outcome."""
    newest = {run["job"]: run["outcome"] for run in sorted(job_runs, key=lambda run: run["started_at"])}
    outcomes = {job: newest.get(job, "not run") for job in jobs}
    return [f"job {job} is {outcome}" for job, outcome in outcomes.items() if outcome != "done"]


def broken(results: Iterable[dict], severity: str) -> list[str]:
    return [
        f"{row['job']}, {row['subject']}: {row['rule']} {row['detail'] or ''}".rstrip()
        for row in results
        if row["severity"] == severity and not row["is_passed"]
    ]
