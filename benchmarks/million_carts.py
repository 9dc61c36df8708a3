"""A million random carts: the back-test's decisions against the oracle's, row for row.

usage: million_carts.py [--carts 1000000] [--seed 11] [--days 60] [--work DIR]
Needs the built jars (make build) and what the acceptance tests install; some 6 GB of memory for a million.
"""

import argparse
import collections
import json
import pathlib
import resource
import shutil
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402
import random_carts  # noqa: E402
import reactivation_oracle as oracle  # noqa: E402
from profile_night import timed  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--carts", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "million-carts")
    given = parser.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    until = random_carts.START + (given.days - 5) * oracle.DAY
    log = list(random_carts.events(given.seed, carts=given.carts, days=given.days))
    random_carts.write(log, given.work / "events", files=8, seed=given.seed)
    print(f"{given.carts:,} carts, {len(log):,} events with copies", flush=True)
    began = time.process_time()
    expected = oracle.decide_all(log, oracle.Settings(until=until))
    print(f"oracle: {time.process_time() - began:.0f} CPU s", flush=True)
    del log
    timed(
        "back-test",
        filrouge.command(
            "stream", "backtest", "--events", str(given.work / "events"), "--out",
            str(given.work / "out"), "--until", oracle.instant(until),
        ),
        {**filrouge.os.environ, "FILROUGE_HEAP": "8g"},
    )
    differences = compare(given.work / "out" / "trigger-decisions.jsonl", oracle.DECISION,
                          expected.decision_rows())
    differences += compare(given.work / "out" / "trigger-cancellations.jsonl", oracle.CANCELLATION,
                           expected.cancellation_rows())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 / 1024
    print(f"peak resident memory of the back-test: {peak:.1f} GiB")
    sys.exit(1 if differences else 0)


def compare(file: pathlib.Path, names: tuple[str, ...], rows: collections.abc.Iterable[dict]) -> int:
    counts: collections.Counter[int] = collections.Counter()
    found = 0
    with file.open() as lines:
        for line in lines:
            row = json.loads(line)
            counts[hash(tuple(row.get(name) for name in names))] += 1
            found += 1
    for row in rows:
        counts[hash(tuple(row[name] for name in names))] -= 1
    differences = sum(map(abs, counts.values()))
    print(f"{file.name}: {found:,} rows, {differences} differences", flush=True)
    return differences


if __name__ == "__main__":
    main()
