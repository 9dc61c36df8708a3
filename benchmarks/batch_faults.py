"""Provokes faults of clocks, disks, the lake's logs and inputs in nights: what does an operator see?

Afterwards the tables are compared, row for row, with those of nights without a fault.

  clock-between   since the night before the clock has jumped a day back, or a day forth; 'batch maintain' too
  clock-during    the clock jumps between a day behind and a day ahead, every two seconds, while a night runs
  clock-lease     two machines want one lake: the other's clock is a day ahead, the clock of the files
                  jumps, the holder that died was a day ahead
  slow-disk       all that is written, synced, created, renamed or deleted in lake, exports, report and
                  temporary files takes --latency milliseconds more (slow_disk.c, preloaded); the lease
                  expires after 10 s, and another machine wants the lake meanwhile
  checkpoints     of a Delta log the checkpoint is cut off, garbled, empty or gone, or _last_checkpoint is
  poison          a delivery with a file or row that no parser likes

Each fault works on a copy of the lake of a shop of forty customers after two nights, in the third. A
machine is a process namespace of its own; a clock is set off by libfaketime for a process alone, and files
keep their times.

usage: batch_faults.py [--faults clock-between,...] [--latency 20] [--work DIR]
Needs the built jars (make build), Linux, root (unshare), gcc, and libfaketime (apt-get install faketime).
"""

import argparse
import concurrent.futures
import contextlib
import dataclasses
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

import fastavro

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402
import till  # noqa: E402

FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"
NIGHTS = ["2026-03-01", "2026-03-02", "2026-03-03"]
# A checkpoint with each commit but the first, instead of with every tenth.
CHECKPOINTS = "spark.databricks.delta.properties.defaults.checkpointInterval = 1\n"
DAMAGED = "cleansed/orders"
UNCHECKED = "garbled, no checksum beside it"
DAY = 24 * 60 * 60
RIVAL_EXPIRY = 30
SHORTEST_EXPIRY = 10


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faults", default=",".join(FAULTS))
    parser.add_argument("--latency", type=int, default=20, help="milliseconds a call")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "batch-faults")
    given = parser.parse_args()
    given.work = given.work.resolve()
    shutil.rmtree(given.work, ignore_errors=True)
    given.work.mkdir(parents=True)
    results = [FAULTS[name](name, given) for name in given.faults.split(",")]
    sys.exit(0 if all(results) else 1)


def copied(lake: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(lake, to)
    return to


def equal(one: pathlib.Path, other: pathlib.Path) -> bool:
    found = filrouge.differences(filrouge.contents(one), filrouge.contents(other))
    if found:
        print(f"  rows that stand in one of the two: {found}", flush=True)
    return not found


class Run:
    """A command that has ended: its exit code, its last word, and how long it took."""

    def __init__(self, arguments: list[str], **variables: str) -> None:
        began = time.monotonic()
        done = subprocess.run(
            arguments, capture_output=True, text=True, env=filrouge.environment() | variables, cwd=ROOT
        )
        self.seconds = time.monotonic() - began
        self.code = done.returncode
        self.out, self.err = done.stdout.splitlines(), done.stderr.splitlines()
        failures = [line for line in self.err if line.startswith("filrouge: ")]
        self.said = (failures or self.out or [""])[-1]
        self.has_trace = any(re.match(r"\s+at [\w.$]+\(", line) for line in self.err)

    def __str__(self) -> str:
        trace = ", WITH A STACK TRACE" if self.has_trace else ""
        said = f": {self.said}" if self.code else ""
        return f"exit {self.code} after {self.seconds:.0f} s{trace}{said}"


class Shop:
    """A shop with a night a day, and its lake before the last of them."""

    def __init__(self, work: pathlib.Path, extra: str = "", last: tuple[pathlib.Path, ...] = ()) -> None:
        self.work = work
        self.extra = extra
        self.orders = work / "orders"
        self.base = work / "base"
        if self.base.exists():
            return
        till.deliver(self.orders, NIGHTS)
        # Of the last night's deliveries the nights before know nothing.
        held = {file: file.read_bytes() for file in (self.orders / f"orders-{NIGHTS[-1]}.csv", *last)}
        for file in held:
            file.unlink()
        conf = self.conf(self.base)
        filrouge.run("batch", "backfill", "--conf", conf, "--from", NIGHTS[0], "--to", NIGHTS[-2])
        for file, content in held.items():
            file.write_bytes(content)

    def conf(self, lake: pathlib.Path) -> str:
        file = pathlib.Path(till.conf(self.orders, lake))
        file.write_text(file.read_text() + CHECKPOINTS + self.extra)
        return str(file)

    def copy(self, name: str) -> pathlib.Path:
        return copied(self.base, self.work / name)

    def command(self, lake: pathlib.Path, job: str = "nightly", *settings: str) -> list[str]:
        arguments = ["batch", job, "--conf", self.conf(lake), "--as-of", NIGHTS[-1]]
        for setting in settings:
            arguments += ["--set", setting]
        return filrouge.command(*arguments)

    def run(self, lake: pathlib.Path, job: str = "nightly", **variables: str) -> Run:
        return Run(self.command(lake, job), **variables)

    def equals(self, lake: pathlib.Path) -> bool:
        """Whether a lake is that of a night that nothing disturbed."""
        return equal(self.right(), lake)

    def right(self) -> pathlib.Path:
        """The lake after the last night, undisturbed."""
        lake = self.work / "right"
        if not lake.exists():
            night = self.run(self.copy("right"))
            assert night.code == 0, night
        return lake


def clock(offset: str) -> dict[str, str]:
    """A clock that is off for a process, but for the time that it counts and the times of files."""
    return {
        "LD_PRELOAD": FAKETIME, "FAKETIME": offset, "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_RESET": "1",
        "NO_FAKE_STAT": "1",
    }


def elsewhere(arguments: list[str]) -> list[str]:
    """As if on another machine: process numbers of its own."""
    return ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", *arguments]


def report(name: str, what: str, runs: list[Run], is_equal: bool, is_right: bool) -> bool:
    right = is_right and is_equal and not any(run.has_trace for run in runs)
    tables = "equal" if is_equal else "NOT EQUAL"
    print(f"{name}: {what}; tables: {tables}; {'ok' if right else 'WRONG'}", flush=True)
    return right


def clock_between(name: str, given: argparse.Namespace) -> bool:
    shop = Shop(given.work / "shop")
    results = []
    for case, offset in [("a day back", "-1d"), ("a day forth", "+1d")]:
        lake = shop.copy(name)
        night = shop.run(lake, **clock(offset))
        doctor = Run(filrouge.command("doctor", "--conf", shop.conf(lake), "--offline"))
        told = [line for line in doctor.out if "worked on" in line]
        upkeep = Run(filrouge.command("batch", "maintain", "--conf", shop.conf(lake)), **clock(offset))
        what = f"{case}: {night}; maintain: {upkeep}; doctor, with the right clock: {told}"
        is_right = night.code == upkeep.code == 0
        results.append(report(name, what, [night, upkeep], shop.equals(lake), is_right))
    return all(results)


def clock_during(name: str, given: argparse.Namespace) -> bool:
    shop = Shop(given.work / "shop")
    lake = shop.copy(name)
    offset = given.work / "offset"
    offset.write_text("-1d\n")
    variables = clock("") | {"FAKETIME_TIMESTAMP_FILE": str(offset), "FAKETIME_CACHE_DURATION": "1"}
    del variables["FAKETIME"]
    jumps = 0
    with concurrent.futures.ThreadPoolExecutor() as threads:
        running = threads.submit(Run, shop.command(lake), **variables)
        while not running.done():
            concurrent.futures.wait([running], timeout=2)
            jumps += 1
            replace(offset, "+1d\n" if jumps % 2 else "-1d\n")
    night = running.result()
    days = sorted({line[:10] for line in night.err if re.match(r"\d{4}-\d\d-\d\dT", line)})
    what = f"{jumps} jumps, lines of the night dated {', '.join(days)}; {night}"
    return report(name, what, [night], shop.equals(lake), night.code == 0)


def replace(file: pathlib.Path, text: str) -> None:
    beside = file.with_suffix(".new")
    beside.write_text(text)
    beside.replace(file)


def clock_lease(name: str, given: argparse.Namespace) -> bool:
    shop = Shop(given.work / "shop")
    expiry = f"lake.lease-expiry={RIVAL_EXPIRY}s"
    results = []
    for case, offset, jump in [
        ("the other's clock a day ahead", "+1d", 0),
        ("the clock of the files jumps a day ahead", "+0", -DAY),
    ]:
        lake = shop.copy(name)
        command = elsewhere(shop.command(lake, "nightly", expiry))
        with concurrent.futures.ThreadPoolExecutor() as threads:
            first = threads.submit(Run, command)
            until(lambda lake=lake: any(lease(lake).glob("*.alive")), first)
            second = threads.submit(Run, command, **clock(offset))
            while jump and not second.done():
                shift(lake, jump)
                concurrent.futures.wait([second], timeout=0.2)
        night, rival = first.result(), second.result()
        what = f"{case}: {rival}; the night that holds the lake: {night}"
        is_right = rival.code == 2 and night.code == 0
        results.append(report(name, what, [night, rival], shop.equals(lake), is_right))
    lake = shop.copy(name)
    killed_holder(elsewhere(shop.command(lake, "nightly", expiry)), lake)
    shift(lake, DAY)
    refused = Run(elsewhere(shop.command(lake, "nightly", expiry)))
    night = Run(elsewhere(shop.command(lake, "nightly", expiry, "lake.wait=5m")))
    what = f"the holder was a day ahead and is killed: {refused}; who waits: {night}"
    is_right = refused.code == 2 and night.code == 0
    results.append(report(name, what, [refused, night], shop.equals(lake), is_right))
    return all(results)


def killed_holder(command: list[str], lake: pathlib.Path) -> None:
    process = subprocess.Popen(
        command, env=filrouge.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    until(lambda: any(lease(lake).glob("*.alive")), None)
    process.kill()
    process.wait()


def until(holds: Callable[[], bool], running: concurrent.futures.Future | None) -> None:
    deadline = time.monotonic() + 120
    while not holds():
        if time.monotonic() > deadline or (running and running.done()):
            sys.exit("the night has not taken the lake")
        time.sleep(0.1)


def lease(lake: pathlib.Path) -> pathlib.Path:
    return lake / "operations" / "_lease"


def shift(lake: pathlib.Path, seconds: int) -> None:
    """Moves the times of the lease's files, as if the clock of their disk had jumped since."""
    for file in lease(lake).glob("*"):
        with contextlib.suppress(FileNotFoundError):
            moved = time.time() + seconds
            os.utime(file, (moved, moved))


def slow_disk(name: str, given: argparse.Namespace) -> bool:
    library = given.work / "slow_disk.so"
    source = ROOT / "benchmarks" / "slow_disk.c"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl"], check=True)
    shop = Shop(given.work / "shop")
    right = shop.run(shop.copy("quick"))
    lake = shop.copy(name)
    calls = given.work / "calls"
    variables = {
        "LD_PRELOAD": str(library), "SLOW_DISK": str(shop.work), "SLOW_DISK_MS": str(given.latency),
        "SLOW_DISK_COUNT": str(calls), "FILROUGE_JAVA_OPTIONS": f"-Djava.io.tmpdir={shop.work}",
    }
    command = elsewhere(shop.command(lake, "nightly", f"lake.lease-expiry={SHORTEST_EXPIRY}s"))
    longest = 0.0
    with concurrent.futures.ThreadPoolExecutor() as threads:
        running = threads.submit(Run, command, **variables)
        until(lambda: any(lease(lake).glob("*.alive")), running)
        rival = threads.submit(Run, command)
        seen, since = "", time.monotonic()
        while not running.done():
            concurrent.futures.wait([running], timeout=0.1)
            signs = "".join(read(file) for file in lease(lake).glob("*.alive"))
            if signs and signs != seen:
                seen, since = signs, time.monotonic()
            longest = max(longest, time.monotonic() - since)
    night = running.result()
    told = sum(" job " in line for line in night.err)
    what = (
        f"{given.latency} ms more for each of {sum(map(int, calls.read_text().split())):,} calls; {night} "
        f"(without: {right.seconds:.0f} s), {told} lines of progress; {longest:.1f} s at most between signs "
        f"of life of a lease of {SHORTEST_EXPIRY} s; another machine: {rival.result()}"
    )
    is_right = night.code == 0 and rival.result().code == 2
    return report(name, what, [night, rival.result()], shop.equals(lake), is_right)


def read(file: pathlib.Path) -> str:
    try:
        return file.read_text()
    except FileNotFoundError:
        return ""


def checkpoints(name: str, given: argparse.Namespace) -> bool:
    shop = Shop(given.work / "shop")
    log = shop.base / DAMAGED / "_delta_log"
    checkpoint = max(log.glob("*.checkpoint.parquet"))
    results = []
    for case, damage in damages(checkpoint.name).items():
        lake = shop.copy("damaged")
        damage(lake / DAMAGED / "_delta_log")
        doctor = Run(filrouge.command("doctor", "--conf", shop.conf(lake), "--offline"))
        seen = [line for line in doctor.out if DAMAGED in line]
        night = shop.run(lake)
        what = f"{case}: doctor: exit {doctor.code} {seen}; night: {night}"
        if not night.code:
            results.append(report(name, what, [night], shop.equals(lake), True))
            continue
        way_back(lake / DAMAGED / "_delta_log", log, checkpoint.name)
        again = Run(filrouge.command("doctor", "--conf", shop.conf(lake), "--offline"))
        what += f"; after the way back, doctor: exit {again.code}"
        # What is garbled within and has no checksum, only the night can tell.
        is_seen = bool(seen) or case == UNCHECKED
        is_right = night.code == 3 and is_seen and again.code == 0
        results.append(report(name, what, [night], equal(shop.base, lake), is_right))
    lake = shop.copy("damaged")
    damages(checkpoint.name)["cut off"](lake / DAMAGED / "_delta_log")
    way_back(lake / DAMAGED / "_delta_log", log, checkpoint.name)
    night = shop.run(lake)
    results.append(report(name, f"a night without it: {night}", [night], shop.equals(lake), not night.code))
    return all(results)


def damages(checkpoint: str) -> dict[str, Callable[[pathlib.Path], object]]:
    pointer = "_last_checkpoint"

    def changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[pathlib.Path], object]:
        return lambda log: (log / name).write_bytes(change((log / name).read_bytes()))

    def without_entries(log: pathlib.Path) -> None:
        for entry in sorted(log.glob("*.json"))[: int(checkpoint[:20])]:
            entry.unlink()
        changed(checkpoint, cut)(log)

    def without_checksums(log: pathlib.Path) -> None:
        (log / f".{checkpoint}.crc").unlink(missing_ok=True)
        changed(checkpoint, garbled)(log)

    return {
        "cut off": changed(checkpoint, cut),
        "empty": changed(checkpoint, lambda whole: b""),
        UNCHECKED: without_checksums,
        "cut off, the entries before it gone": without_entries,
        "gone": lambda log: (log / checkpoint).unlink(),
        "pointer garbled": changed(pointer, garbled),
        "pointer to one that is not there": changed(pointer, lambda whole: b'{"version":20,"size":9}'),
    }


def cut(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def garbled(whole: bytes) -> bytes:
    begin, end = len(whole) // 8, len(whole) // 2
    return whole[:begin] + bytes(byte ^ 0x5A for byte in whole[begin:end]) + whole[end:]


def way_back(log: pathlib.Path, backup: pathlib.Path, checkpoint: str) -> None:
    """As the runbook has it: the checkpoint is moved out where all entries are there, else brought back."""
    if (log / f"{0:020d}.json").exists():
        for name in (checkpoint, f".{checkpoint}.crc", "_last_checkpoint", "._last_checkpoint.crc"):
            (log / name).unlink(missing_ok=True)
        return
    shutil.copy(backup / checkpoint, log / checkpoint)


ORDERS = """
sources.orders.app {
  format = json, path = "FOLDER/app"
  columns { order_id = id, customer_key = customer, ordered_at = at, amount = total }
}
sources.orders.market {
  format = avro, path = "FOLDER/market"
  columns { order_id = id, customer_key = customer, ordered_at = at, amount = total }
}
"""
REFUSED, QUARANTINED, TAKEN = "refused", "quarantined", "taken"


@dataclasses.dataclass(frozen=True)
class Poison:
    """What stands in a file of the last night instead of what should, and what is to become of it."""

    file: pathlib.Path
    content: bytes
    outcome: str


def poison(name: str, given: argparse.Namespace) -> bool:
    work = given.work / name
    app, market = work / "app" / "app-3.json", work / "market" / "market-3.avro"
    deliver_others(work, app, market)
    shop = Shop(work, ORDERS.replace("FOLDER", str(work)), (app, market))
    lake = shop.copy("poisoned")
    results = []
    for case, poisoned in poisons(shop.orders / f"orders-{NIGHTS[-1]}.csv", app, market).items():
        right = poisoned.file.read_bytes() if poisoned.file.exists() else None
        poisoned.file.write_bytes(poisoned.content)
        found = shop.run(lake, "ingest")
        reasons = {} if found.code else quarantined(lake)
        if right is None:
            poisoned.file.unlink()
        else:
            poisoned.file.write_bytes(right)
        outcome = REFUSED if found.code == 3 else QUARANTINED if reasons else TAKEN
        is_named = outcome != REFUSED or poisoned.file.name in found.said
        is_right = outcome == poisoned.outcome and is_named and not found.has_trace
        results.append(is_right)
        verdict = "ok" if is_right else "WRONG"
        print(f"{name}, {case}: {found}; {outcome} {reasons or ''}; {verdict}", flush=True)
    night = shop.run(lake)
    what = f"a night with what should have come: {night}"
    return report(name, what, [night], shop.equals(lake), all(results) and night.code == 0)


def deliver_others(work: pathlib.Path, app: pathlib.Path, market: pathlib.Path) -> None:
    """Orders of two more sources, for the first night and for the last one."""
    for file, night in ((app.with_name("app-1.json"), NIGHTS[0]), (app, NIGHTS[-1])):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(json.dumps(order) + "\n" for order in orders("a", night)))
    schema = fastavro.parse_schema({
        "type": "record", "name": "Order",
        "fields": [{"name": name, "type": "string"} for name in ("id", "customer", "at", "total")],
    })
    for file, night in ((market.with_name("market-1.avro"), NIGHTS[0]), (market, NIGHTS[-1])):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            fastavro.writer(out, schema, orders("m", night))


def orders(prefix: str, night: str) -> list[dict[str, str]]:
    return [
        {"id": f"{prefix}-{night}-{n}", "customer": f"{prefix}{n}", "at": night, "total": f"{n + 5}.50"}
        for n in range(20)
    ]


def poisons(csv: pathlib.Path, app: pathlib.Path, market: pathlib.Path) -> dict[str, Poison]:
    rows, lines, avro = csv.read_bytes(), app.read_bytes(), market.read_bytes()
    row = b"bad,c1,2026-03-03,7.50,"
    line = b'{"id":"bad","customer":"a1","at":"2026-03-03","total":"7.50","what":'
    lists = b"[" * 5000 + b"]" * 5000
    columns = json.dumps({f"k{n}": "1" for n in range(30_000)} | orders("bad", NIGHTS[-1])[0])
    more = app.with_name("more.json.gz")
    return {
        "CSV: a line of 50 MB": Poison(csv, rows + row + b"x" * 50_000_000 + b"\n", TAKEN),
        "CSV: a line of 30,000 columns": Poison(csv, rows + row + b"x," * 30_000 + b"\n", REFUSED),
        "CSV: bytes that are no UTF-8": Poison(csv, rows + row + b"\xff\xc3\x28\n", QUARANTINED),
        "CSV: a zero byte in a value": Poison(csv, rows + row + b"k\x001\n", TAKEN),
        "CSV: zero bytes at the end": Poison(csv, rows + bytes(4096), REFUSED),
        "CSV: a line cut off": Poison(csv, rows + b"bad,c1,20", QUARANTINED),
        "JSON: 5,000 lists in each other": Poison(app, lines + line + lists + b"}\n", QUARANTINED),
        "JSON: a value of 50 MB": Poison(
            app, lines + line + b'"' + b"x" * 50_000_000 + b'"}\n', QUARANTINED
        ),
        "JSON: a number of 5,000 digits": Poison(app, lines + line + b"9" * 5000 + b"}\n", QUARANTINED),
        "JSON: a line of 30,000 columns": Poison(app, lines + columns.encode() + b"\n", REFUSED),
        "JSON: zero bytes": Poison(app, lines + bytes(4096), QUARANTINED),
        "JSON: no line is JSON": Poison(app, b"<html>no such page</html>\n" * 20, REFUSED),
        "JSON: an archive cut off": Poison(more, cut(gzip.compress(lines * 1000)), REFUSED),
        "Avro: cut off": Poison(market, cut(avro), REFUSED),
        "Avro: garbled": Poison(market, garbled(avro), REFUSED),
        "Avro: empty": Poison(market, b"", REFUSED),
    }


def quarantined(lake: pathlib.Path) -> dict[str, int]:
    """The reasons of the last night's rows."""
    if "cleansed/quarantine" not in filrouge.table_names(lake):
        return {}
    rows = filrouge.table(lake, "cleansed/quarantine")
    rows = rows[rows["as_of_date"].astype(str) == NIGHTS[-1]]
    return {reason: int(count) for reason, count in rows["reason"].value_counts().items()}


FAULTS = {
    "clock-between": clock_between,
    "clock-during": clock_during,
    "clock-lease": clock_lease,
    "slow-disk": slow_disk,
    "checkpoints": checkpoints,
    "poison": poison,
}

if __name__ == "__main__":
    main()
