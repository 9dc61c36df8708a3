"""Runs bin/filrouge and reads lakes: what the acceptance tests and benchmarks share."""

import os
import pathlib
import subprocess

from deltalake import DeltaTable

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What differs between two equal nights: clocks, file times, where the files were written, and what Kafka
# was given after them.
BOOKS = {"operations/job_runs", "operations/ingested_files", "activation/published_contexts"}
PLACES = {"activation/export_runs": ["path"]}


def command(*arguments: str) -> list[str]:
    return [str(ROOT / "bin" / "filrouge"), *arguments]


def environment() -> dict[str, str]:
    return {**os.environ, "FILROUGE_SMALL": "1"}


def run(
    *arguments: str, expect: int = 0, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end; its exit code must be the expected one."""
    done = subprocess.run(
        command(*arguments), capture_output=True, text=True, env=environment() | variables, cwd=ROOT
    )
    assert done.returncode == expect, f"exit {done.returncode}: {done.stdout}\n{done.stderr}"
    return done


def simulate(shop: pathlib.Path, until: str, *options: str) -> None:
    run(
        "simulate", "--out", str(shop), "--customers", "1000", "--broken-rate", "0.01",
        "--deliver-to", until, *options,
    )


def night_arguments(
    shop: pathlib.Path, lake: pathlib.Path, day: str, conf: str = "demo.conf"
) -> list[str]:
    """A night of one of the configurations, on a shop's files and in a lake of one's own."""
    return [
        "batch", "nightly", "--conf", str(ROOT / "conf" / conf),
        "--set", f"demo.out={shop.parent}",
        "--set", f"lake.uri={lake}",
        "--set", f"exports.uri={lake.parent / (lake.name + '-exports')}",
        "--set", f"report.path={lake.parent / (lake.name + '-report')}",
        "--as-of", day,
    ]


def table(lake: pathlib.Path, name: str):
    """A table as a pandas frame."""
    return DeltaTable(str(lake / name)).to_pandas()


def table_names(lake: pathlib.Path) -> list[str]:
    return sorted(
        str(log.parent.relative_to(lake))
        for log in lake.glob("*/*/_delta_log")
        if any(log.glob("*.json"))
    )


def contents(lake: pathlib.Path, ignored: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """Every table's rows as sorted text, without the books; ``ignored`` names columns by table."""
    result = {}
    for name in table_names(lake):
        if name in BOOKS:
            continue
        frame = table(lake, name)
        if name == "operations/quality_results":
            # How many files a delivery is cut into is not the night's doing, nor is what Kafka was given.
            frame = frame[~frame["subject"].isin({*BOOKS, "customer_contexts"})]
        for pattern, columns in [*PLACES.items(), *(ignored or {}).items()]:
            if pattern in ("*", name):
                frame = frame.drop(columns=[c for c in columns if c in frame.columns])
        result[name] = sorted(
            "\x1f".join(map(repr, row)) for row in frame.itertuples(index=False, name=None)
        )
    return result


def differences(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, int]:
    """Tables that differ, with how many rows stand in only one of the two."""
    found = {}
    for name in sorted(one.keys() | other.keys()):
        left, right = one.get(name, []), other.get(name, [])
        if left != right:
            found[name] = len(set(left) ^ set(right)) or abs(len(left) - len(right))
    return found
