"""Do small files pile up over a year of nights? Simulates the table writes of many nights.

usage: year_of_nights.py [--nights 365] [--maintain-every 91] [--work DIR]

A real night takes half a minute or more, so that a year of them takes hours. Here the first night of a
shop of a few customers is real; the later ones write each table as a night does, with the rows of that
first night: a table kept by night gets a file with the night's date, any other one is written over. That
is done with deltalake, in two lakes: one is maintained by real runs of 'batch maintain', one never. At
the end a real night runs on both. Replaced files are some minutes old then and not weeks, so 'maintain'
deletes them with --force; table logs are not cleaned, because no file is 30 days old.
"""

import argparse
import datetime
import pathlib
import shutil
import sys
import time

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable, write_deltalake

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402

FIRST = datetime.date(2026, 3, 1)
CUSTOMERS = 40
# The books of every job are kept apart by night and job.
JOBS = ["ingest", "identity", "features", "ltv", "churn", "segments", "customer360", "exports"]
# Only the first night's rows are of a night: others belong to what lasts.
LASTING = {"operations/source_columns", "identity/customer_identifiers"}

CONF = """
shop { time-zone = "Europe/Paris", currency = "EUR" }
lake.uri = "LAKE"
exports.uri = "LAKE-exports"
report.path = "LAKE-report"
maintenance.retain = 0 s
sources.orders.till {
  format = csv
  path = "FOLDER/*.csv"
  options { header = true }
  columns { order_id = id, customer_key = customer, ordered_at = at, amount = total, category = category }
}
"""


def conf(work: pathlib.Path, name: str) -> str:
    small = (ROOT / "conf" / "demo.conf").read_text(encoding="utf-8").split("\nspark {")[1]
    file = work / f"{name}.conf"
    text = CONF.replace("LAKE", str(work / name)).replace("FOLDER", str(work / "orders"))
    file.write_text(text + "\nspark {" + small, encoding="utf-8")
    return str(file)


def deliver(work: pathlib.Path, night: datetime.date) -> None:
    folder = work / "orders"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["id,customer,at,total,category"]
    lines += [f"{night}-{c},c{c},{night},{c + 5}.50,k{c % 3}" for c in range(CUSTOMERS)]
    (folder / f"{night}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def timed(*arguments: str) -> float:
    started = time.monotonic()
    filrouge.run(*arguments)
    return time.monotonic() - started


def night_column(table: pa.Table, name: str) -> str | None:
    if name in LASTING or name.startswith("mart/"):
        return None
    return next((c for c in ("taken_on", "as_of_date") if c in table.column_names), None)


class Simulation:
    """Writes nights as the first one did."""

    def __init__(self, lake: pathlib.Path):
        self.tables = {}
        for name in filrouge.table_names(lake):
            table = DeltaTable(str(lake / name)).to_pyarrow_table()
            self.tables[name] = (table, night_column(table, name))

    def write(self, lake: pathlib.Path, night: datetime.date) -> None:
        for name, (table, column) in self.tables.items():
            uri = str(lake / name)
            if column is None:
                write_deltalake(uri, table, mode="overwrite")
                continue
            position = table.column_names.index(column)
            dates = pa.array([night] * len(table), pa.date32())
            of_night = table.set_column(position, table.schema.field(column), dates)
            if name == "operations/quality_results":
                for job in JOBS:
                    write_deltalake(uri, of_night.filter(pc.equal(of_night["job"], job)), mode="append")
            elif len(of_night):
                write_deltalake(uri, of_night, mode="append")


def measured(lake: pathlib.Path) -> tuple[int, int, int, float]:
    """Files of the newest versions, the most of one table, data files on disk, MB on disk."""
    counts = [len(DeltaTable(str(lake / name)).file_uris()) for name in filrouge.table_names(lake)]
    disk = [file for file in lake.rglob("*.parquet") if "_delta_log" not in file.parts]
    size = sum(file.stat().st_size for file in lake.rglob("*") if file.is_file())
    return sum(counts), max(counts), len(disk), size / 1e6


def say(nights: int, what: str, lake: pathlib.Path, seconds: float | None = None) -> None:
    live, most, disk, megabytes = measured(lake)
    took = "" if seconds is None else f"{seconds:.0f}"
    print(f"| {nights} | {what} | {live:,} | {most:,} | {disk:,} | {megabytes:.0f} | {took} |", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--nights", type=int, default=365)
    arguments.add_argument("--maintain-every", type=int, default=91)
    arguments.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "year")
    given = arguments.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    kept, left = given.work / "maintained", given.work / "left-alone"
    deliver(given.work, FIRST)
    files = {lake: conf(given.work, lake.name) for lake in (kept, left)}
    print("| nights | | live files | most of a table | on disk | MB on disk | wall s |")
    print("|---|---|---|---|---|---|---|")
    seconds = timed("batch", "nightly", "--conf", files[kept], "--as-of", str(FIRST))
    say(1, "a real night", kept, seconds)
    shutil.copytree(kept, left)
    simulation = Simulation(kept)
    for number in range(1, given.nights):
        night = FIRST + datetime.timedelta(days=number)
        for lake in (kept, left):
            simulation.write(lake, night)
        if (number + 1) % given.maintain_every == 0 or number + 1 == given.nights:
            say(number + 1, "left alone", left)
            say(number + 1, "before maintain", kept)
            seconds = timed("batch", "maintain", "--conf", files[kept], "--force")
            say(number + 1, "after maintain", kept, seconds)
    last = FIRST + datetime.timedelta(days=given.nights)
    deliver(given.work, last)
    for lake, name in ((kept, "maintained"), (left, "left alone")):
        seconds = timed("batch", "nightly", "--conf", files[lake], "--as-of", str(last))
        say(given.nights + 1, f"a real night, {name}", lake, seconds)


if __name__ == "__main__":
    main()
