"""A night on a Spark cluster of real processes against the same night in one process on this machine.

usage: spark_cluster.py --customers 200000 [--kills 3] [--driver-heap 1g] [--seed 1] [--small] [--work DIR]

One night in local mode; then on a master and two workers of one core each: undisturbed, with a worker and
its executor killed (SIGKILL) at a random moment, and on one worker alone, in a lake of its own each time.
Every table is compared row for row with local mode's. Needs the built jars (make build), deltalake and
Spark (make var/python/made var/spark/made).
"""

import argparse
import functools
import hashlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import threading
import time

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402
import spark_cluster  # noqa: E402
from profile_night import without_small_settings  # noqa: E402

NIGHT = "2025-12-30"
# What the demonstration sets too: for few customers compiling takes longer than going through the rows.
SMALL = ["spark.sql.codegen.wholeStage=false", "spark.sql.codegen.factoryMode=NO_CODEGEN"]
SMALL_JAVA = "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
# Of the driver in local mode, which is the executor too.
LOCAL_HEAP = "4g"


def fingerprints(lake: pathlib.Path) -> dict[str, tuple[int, int]]:
    """By table the number of rows and the sum of their hashes: equal where the rows are, in any order."""
    names = [name for name in filrouge.table_names(lake) if name not in filrouge.BOOKS]
    return {name: fingerprint(lake, name) for name in names}


def fingerprint(lake: pathlib.Path, name: str) -> tuple[int, int]:
    rows = DeltaTable(str(lake / name)).to_pyarrow_dataset()
    left_out = filrouge.PLACES.get(name, [])
    columns = [column for column in rows.schema.names if column not in left_out]
    count, total = 0, 0
    for batch in rows.to_batches(columns=columns, batch_size=20_000):
        if name == "operations/quality_results":
            of_others = pc.is_in(batch["subject"], pa.array([*filrouge.BOOKS, "customer_contexts"]))
            batch = batch.filter(pc.invert(of_others))
        for row in zip(*map(texts, batch.columns), strict=True):
            hashed = hashlib.blake2b("\x1f".join(row).encode(), digest_size=16).digest()
            total = (total + int.from_bytes(hashed)) % (1 << 128)
            count += 1
    return count, total


def texts(column: pa.Array) -> list[str]:
    if pa.types.is_nested(column.type):
        return list(map(repr, column.to_pylist()))
    return pc.fill_null(column.cast(pa.string()), "\x00").to_pylist()


class Night:
    """A night in a lake of its own, and what it cost."""

    def __init__(self, shop: pathlib.Path, conf: pathlib.Path, name: str, heap: str, is_small: bool) -> None:
        self.lake = shop.parent / name / "lake"
        self.arguments = filrouge.night_arguments(shop, self.lake, NIGHT)
        self.arguments[self.arguments.index("--conf") + 1] = str(conf)
        self.environment = {**os.environ, "FILROUGE_HEAP": heap, "SPARK_HOME": str(spark_cluster.SPARK_HOME)}
        self.environment["FILROUGE_SMALL"] = "1" if is_small else "0"
        self.peak = 0

    def _watch(self, process: subprocess.Popen) -> None:
        """Notes the largest resident size of the process: the launcher becomes the driver."""
        status = pathlib.Path(f"/proc/{process.pid}/status")
        while process.poll() is None:
            peak = re.search(r"VmHWM:\s+(\d+)", status.read_text())
            self.peak = max(self.peak, int(peak[1]) // 1024 if peak else 0)
            time.sleep(1)

    def run(self, *options: str, alongside=None) -> float:
        """Runs it to its end and gives back how many seconds it took."""
        started = time.monotonic()
        command = filrouge.command(*self.arguments, *options)
        with subprocess.Popen(
            command, env=self.environment, cwd=ROOT, text=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        ) as process:
            for watch in filter(None, [self._watch, alongside]):
                threading.Thread(target=watch, args=(process,), daemon=True).start()
            _, said = process.communicate()
        assert process.returncode == 0, f"exit {process.returncode}\n{said}"
        return time.monotonic() - started


class Kill:
    """SIGKILL of a worker and its executor, so long after a job has begun."""

    def __init__(self, job: str, seconds: float) -> None:
        self.job = job
        self.seconds = seconds
        self.told = ""

    @classmethod
    def at_random(cls, jobs: dict[str, float]) -> "Kill":
        """At a moment of a night whose jobs took so many seconds."""
        job = random.choices(list(jobs), weights=list(jobs.values()))[0]
        return cls(job, random.uniform(0, jobs[job]))

    def strike(self, worker: spark_cluster.Daemon, lake: pathlib.Path, night: subprocess.Popen) -> None:
        while night.poll() is None and not running(lake).endswith(f"-{self.job}"):
            time.sleep(0.2)
        try:
            night.wait(timeout=self.seconds)
            self.told = "none killed: the night had ended"
        except subprocess.TimeoutExpired:
            self.told = f"one killed {self.seconds:.0f} s after {self.job} had begun, in {running(lake)}"
            worker.kill()


def running(lake: pathlib.Path) -> str:
    """The newest entry of the lake's journal: the job that runs, or the last that has ended."""
    entries = [path.name for path in lake.glob("operations/_journal/*/*.json")]
    return max(entries, default="00-start.0").split(".")[0]


def told(what: str, seconds: float, base: float, peak: int, same: str) -> None:
    print(f"| {what} | {seconds:.0f} | {seconds / base:.2f} | {peak:,} | {same} |", flush=True)


class Bench:
    """Nights on clusters, compared with local mode's."""

    def __init__(self, given, shop, conf, expected, base: float, settings: list[str]) -> None:
        self.given = given
        self.shop = shop
        self.conf = conf
        self.expected = expected
        self.base = base
        self.settings = settings

    def night(self, name: str, workers: int, kill: Kill | None = None) -> tuple[float, dict[str, float]]:
        """Seconds of the night, and of each of its jobs."""
        night = Night(self.shop, self.conf, name, self.given.driver_heap, self.given.small)
        folder = self.given.work / name
        with spark_cluster.SparkCluster(folder / "cluster", workers) as cluster:
            strike = kill and functools.partial(kill.strike, random.choice(cluster.workers), night.lake)
            seconds = night.run(*spark_cluster.options(cluster, *self.settings), alongside=strike)
        found = fingerprints(night.lake)
        tables = sorted(self.expected | found)
        differ = [table for table in tables if self.expected.get(table) != found.get(table)]
        what = f"{workers} {'worker' if workers == 1 else 'workers'}, driver heap {self.given.driver_heap}"
        named = f"{what}, {kill.told}" if kill else what
        told(named, seconds, self.base, night.peak, ", ".join(differ) or "equal")
        runs = filrouge.table(night.lake, "operations/job_runs").sort_values("started_at")
        jobs = {run.job: run.duration_seconds for run in runs.itertuples()}
        shutil.rmtree(folder)
        return seconds, jobs


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--customers", type=int, default=200_000)
    arguments.add_argument("--kills", type=int, default=3)
    arguments.add_argument("--driver-heap", default="1g")
    arguments.add_argument("--executor-memory", default="1g")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--small", action="store_true", help="no optimising compiler, no compiled plans")
    arguments.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "spark-cluster")
    given = arguments.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    shop = given.work / "shop"
    filrouge.run("simulate", "--out", str(shop), "--customers", str(given.customers), "--contact-rate", "0")
    conf = without_small_settings(given.work / "night.conf")
    both = ["spark.sql.shuffle.partitions=4", *(SMALL if given.small else [])]
    of_executors = [f"spark.executor.memory={given.executor_memory}", *([SMALL_JAVA] if given.small else [])]

    local = Night(shop, conf, "local", LOCAL_HEAP, given.small)
    base = local.run(*(word for setting in ["spark.master=local[2]", *both] for word in ("--set", setting)))
    expected = fingerprints(local.lake)
    rows = sum(count for count, _ in expected.values())
    what = f"{given.customers:,} customers, {rows:,} rows in {len(expected)} tables"
    print(f"| {what} | wall s | ratio | peak resident of the driver, MB | tables |\n|---|---|---|---|---|")
    told(f"local[2], heap {LOCAL_HEAP}", base, base, local.peak, "")

    bench = Bench(given, shop, conf, expected, base, [*both, *of_executors])
    random.seed(given.seed)
    two, jobs = bench.night("two", 2)
    for number in range(given.kills):
        bench.night(f"killed-{number}", 2, Kill.at_random(jobs))
    one, _ = bench.night("one", 1)
    print(f"\nfrom one worker to two: {one / two:.2f} times as fast")


if __name__ == "__main__":
    main()
