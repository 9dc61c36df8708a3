"""Where a night's time goes: simulates a shop, runs one night, prints wall and CPU seconds by job.

usage: profile_night.py --customers 200000 [--heap 8g] [--work DIR] [--set KEY=VALUE ...]
Needs the built jars (make build) and deltalake (make test-acceptance installs it in var/python).
"""

import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402


def timed(name: str, command: list[str], environment: dict[str, str]) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"| {name} | {time.monotonic() - started:.0f} | {cpu:.0f} | |", flush=True)


def without_small_settings(target: pathlib.Path) -> pathlib.Path:
    """The demonstration's configuration without its last block, which is for small tables."""
    conf = (ROOT / "conf" / "demo.conf").read_text(encoding="utf-8")
    target.write_text(conf[: conf.index("\n# Small tables:")], encoding="utf-8")
    return target


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--customers", type=int, default=200_000)
    arguments.add_argument("--heap", default="8g")
    arguments.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "profile")
    arguments.add_argument("--set", action="append", default=[], help="a setting of the night")
    given = arguments.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    environment = {**os.environ, "FILROUGE_HEAP": given.heap}
    environment.pop("FILROUGE_SMALL", None)
    print(f"| {given.customers:,} customers | wall s | CPU s | rows published |\n|---|---|---|---|")
    timed(
        "simulate",
        filrouge.command(
            "simulate", "--out", str(given.work / "shop"), "--customers", str(given.customers),
            "--contact-rate", "0",
        ),
        environment,
    )
    night = filrouge.night_arguments(given.work / "shop", given.work / "lake", "2025-12-30")
    night[night.index("--conf") + 1] = str(without_small_settings(given.work / "night.conf"))
    for setting in given.set:
        night += ["--set", setting]
    timed("night, whole process", filrouge.command(*night), environment)
    for run in filrouge.table(given.work / "lake", "operations/job_runs").itertuples():
        print(
            f"| {run.job} | {run.duration_seconds:.0f} | {run.cpu_seconds:.0f}"
            f" | {run.rows_written:,} |"
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 / 1024
    print(f"\npeak resident memory of the larger process: {peak:.1f} GiB, heap limit {given.heap}")


if __name__ == "__main__":
    main()
