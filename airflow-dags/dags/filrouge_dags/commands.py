"""The command lines of Filrouge that tasks run, and what an exit code means for a task."""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping

from airflow.sdk.exceptions import AirflowException, AirflowFailException

from filrouge_dags.settings import Settings, settings

MEANINGS = {
    2: "wrong usage or configuration, or another run holds the lake",
    3: "an input is missing or unreadable",
    4: "a quality rule failed and nothing was published",
    5: "the engine failed",
}

# Trying again changes neither a configuration nor the rows that broke a rule.
FINAL = {2, 4}


def batch(job: str, *options: str) -> list[str]:
    """A command of the batch; whoever else holds the lake is waited for."""
    return ["batch", job, "--conf", str(settings().conf), *options, "--set", "lake.wait=30m"]


def rows(table: str, *options: str, limit: int = 1_000_000) -> list[str]:
    return ["show", table, "--conf", str(settings().conf), "--json", "--limit", str(limit), *options]


def overrides(values: Mapping[str, object]) -> list[str]:
    """Keys of the configuration that this Airflow sets."""
    return [part for key, value in values.items() for part in ("--set", f"{key}={value}")]


def line(arguments: Iterable[str], place: Settings) -> list[str]:
    return [str(place.home / "bin" / "filrouge"), *arguments]


def environment() -> dict[str, str]:
    """Airflow's own settings, its database's password among them, are none of a job's business."""
    return {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")}


def failure(arguments: list[str], code: int) -> AirflowException:
    """What a task ends with: failed for good, or to be tried again."""
    said = f"{' '.join(arguments[:2])} ended with exit code {code}: {MEANINGS.get(code, 'it was killed')}"
    if code in FINAL:
        return AirflowFailException(f"{said}; see docs/runbook.md")
    return AirflowException(said)


def ask(arguments: list[str]) -> list[dict]:
    """The rows that a command prints as JSON."""
    done = subprocess.run(
        line(arguments, settings()),
        capture_output=True, text=True, cwd=settings().home, env=environment(), check=False,
    )
    if done.returncode != 0:
        print(done.stderr)
        raise failure(arguments, done.returncode)
    return [json.loads(row) for row in done.stdout.splitlines()]
