"""What the night after costs: a full build, then a night that brings about one row in a hundred.

Simulates a shop of two years, builds all but its last seven days as one night, delivers those and runs
the next; then the same night again with --full-rebuild. Prints wall and CPU seconds by job.

usage: ordinary_night.py [--customers 200000] [--heap 8g] [--work DIR] [--contact-rate 0]
Needs the built jars (make build) and deltalake (make test-acceptance installs it in var/python).
"""

import argparse
import os
import pathlib
import resource
import shutil
import sys

from profile_night import ROOT, timed, without_small_settings

sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402

LAST_DAY_OF_THE_FIRST_NIGHT = "2025-12-24"
LAST_DAY = "2025-12-31"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--customers", type=int, default=200_000)
    arguments.add_argument("--heap", default="8g")
    arguments.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "ordinary-night")
    arguments.add_argument("--contact-rate", default="0")
    arguments.add_argument("--without-rebuild", action="store_true")
    given = arguments.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    environment = {**os.environ, "FILROUGE_HEAP": given.heap}
    environment.pop("FILROUGE_SMALL", None)
    shop = given.work / "shop"
    conf = None
    print(f"| {given.customers:,} customers | wall s | CPU s | rows published |\n|---|---|---|---|")

    def deliver(first: str, last: str) -> None:
        timed(
            f"simulate {first} to {last}",
            filrouge.command(
                "simulate", "--out", str(shop), "--customers", str(given.customers),
                "--contact-rate", given.contact_rate,
                "--deliver-from", first, "--deliver-to", last,
            ),
            environment,
        )

    def night(day: str, *more: str) -> None:
        command = filrouge.night_arguments(shop, given.work / "lake", day)
        command[command.index("--conf") + 1] = str(conf)
        timed(f"night of {day} {' '.join(more)}", filrouge.command(*command, *more), environment)
        runs = filrouge.table(given.work / "lake", "operations/job_runs")
        newest = runs[runs.run_id == runs.sort_values("started_at").iloc[-1].run_id]
        for run in newest.itertuples():
            print(
                f"| {run.job} | {run.duration_seconds:.0f} | {run.cpu_seconds:.0f}"
                f" | {run.rows_written:,} |",
                flush=True,
            )

    given.work.mkdir(parents=True)
    conf = without_small_settings(given.work / "night.conf")
    deliver("2024-01-01", LAST_DAY_OF_THE_FIRST_NIGHT)
    night(LAST_DAY_OF_THE_FIRST_NIGHT)
    deliver("2025-12-25", LAST_DAY)
    night(LAST_DAY)
    if not given.without_rebuild:
        night(LAST_DAY, "--full-rebuild")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 / 1024
    print(f"\npeak resident memory of the largest process: {peak:.1f} GiB, heap limit {given.heap}")


if __name__ == "__main__":
    main()
