"""Online Retail in five deliveries in no order, some rows known two months late: carried on = rebuilt.

Cuts the file by month into five deliveries and shuffles them. One lake takes a delivery a night and carries
on what it has; another takes the same, each night with --full-rebuild. A sixth night, ten weeks later, has
no delivery, but by then all is known. After each the tables of both must be equal, row for row.

usage: shuffled_deliveries.py [--data FOLDER] [--seed 1] [--late-share 0.02] [--work DIR]
Needs the built jars (make build), and the real data: FILROUGE_DATA or --data.
"""

import argparse
import datetime
import os
import pathlib
import random
import shutil
import sys
import time

import pandas

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402

FIRST_NIGHT = datetime.date(2011, 12, 10)
ALL_KNOWN = datetime.date(2012, 2, 20)
DELIVERIES = ((0, 3), (3, 6), (6, 9), (9, 11), (11, 13))
LATE = pandas.Timedelta(days=60)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument(
        "--data", type=pathlib.Path, default=os.environ.get("FILROUGE_DATA", ROOT / "../shared/data")
    )
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--late-share", type=float, default=0.02, help="of the rows, known two months late")
    options.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "shuffled-deliveries")
    given = options.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    deliveries = cut(given.data, random.Random(given.seed), given.late_share)
    nights = [FIRST_NIGHT + datetime.timedelta(days=i) for i in range(len(deliveries))] + [ALL_KNOWN]
    different = 0
    for i, night in enumerate(nights):
        if i < len(deliveries):
            deliver(deliveries[i], given.work / "orders", i)
        carried = built(given, "carried", night)
        rebuilt = built(given, "rebuilt", night, "--full-rebuild")
        tables = filrouge.contents(given.work / "carried")
        found = filrouge.differences(tables, filrouge.contents(given.work / "rebuilt"))
        different += len(found)
        rows = sum(map(len, tables.values()))
        print(
            f"night {night}: carried on {carried:.0f} s, rebuilt {rebuilt:.0f} s, {rows:,} rows;"
            f" tables that differ: {found or 'none'}",
            flush=True,
        )
    sys.exit(1 if different else 0)


def cut(data: pathlib.Path, draws: random.Random, late_share: float) -> list[pandas.DataFrame]:
    rows = pandas.read_csv(data / "online_retail" / "online_retail.csv.gz", dtype=str, keep_default_na=False)
    at = pandas.to_datetime(rows["InvoiceDate"])
    is_late = [draws.random() < late_share for _ in range(len(rows))]
    known = at.where(~pandas.Series(is_late), at + LATE)
    rows["known_at"] = known.dt.strftime("%Y-%m-%d %H:%M:%S")
    month = (at.dt.year - 2010) * 12 + at.dt.month - 12
    parts = [rows[(month >= first) & (month < end)] for first, end in DELIVERIES]
    assert sum(map(len, parts)) == len(rows)
    draws.shuffle(parts)
    return parts


def deliver(rows: pandas.DataFrame, folder: pathlib.Path, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows.to_csv(folder / f"delivery-{number}.csv", index=False)


def built(given: argparse.Namespace, lake: str, night: datetime.date, *how: str) -> float:
    started = time.monotonic()
    filrouge.run(
        "batch", "nightly", "--conf", str(ROOT / "conf" / "online-retail.conf"), "--as-of", str(night), *how,
        "--set", f"lake.uri={given.work / lake}",
        "--set", f"sources.orders.website.path={given.work / 'orders'}/*.csv",
        "--set", "sources.orders.website.columns.known_at=known_at",
        # A shop of which a quarter is known is another one each night: what stops such a night is right.
        "--set", "quality.drift.score-stability-index=1000000",
        FILROUGE_DATA=str(given.data),
    )  # fmt: skip
    return time.monotonic() - started


if __name__ == "__main__":
    main()
