"""Provokes faults of the machine and the network under load: what is lost, how soon is all well again?

Each fault has a broker, a job under its watch-dog and a shop of its own. Afterwards the decisions, triggers
and cancellations that a read_committed reader sees are compared, row for row, with a back-test of what
stands in shop-events.

  job-stopped       SIGSTOP of the job, SIGCONT after --pause
  broker-stopped    the same of the broker: a machine that hangs, a network that is cut
  disk-full         the disk of the checkpoints is filled up for --pause (a small tmpfs; needs root)
  disk-away         the folder of the checkpoints can be neither written nor read for --pause
  broker-away       SIGKILL of the broker, back after three transaction timeouts of 10 s
  job-away          SIGSTOP of the job for longer than such a timeout: Kafka drops what it has begun
  transaction-lost  job and broker killed between the completion of a checkpoint and its commit, and started
                    again after the timeout: what was prepared is gone, and must be told and published again
  checkpoint-damaged  the newest checkpoint is garbled while the job is down; it goes back to a savepoint
  clock-ahead       the clock of the job's machine jumps ten minutes ahead for --pause, Kafka's does not
  clock-behind      the same, ten minutes back (both need a C compiler)
  network-lost      as broker-stopped, for twice --pause, with the clock's pace and the job's own heartbeats
  garbage           1 % of the records are broken; CPU beside a run without, in turns

usage: faults.py [--faults job-stopped,...] [--pause 30] [--carts-per-minute 10] [--speed 60] [--work DIR]
Needs the built jars (make build).
"""

import argparse
import contextlib
import dataclasses
import json
import os
import pathlib
import re
import signal
import socket
import statistics
import struct
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

from live_job import ROOT, START, LiveJob

JUMP_SECONDS = 600
TRANSACTION_TIMEOUT = 10
# Kafka looks for expired transactions every ten seconds.
SCAN = 12
# To kill a job between two things that are milliseconds apart.
ATTEMPTS = 10
# Carts go cold and are decided about in seconds of a shop at --speed 60.
QUICK = ("cart.idle-timeout=5 min", "reactivation.steps=[10 min, 20 min, 40 min]")
PLAYED = ("stream.heartbeats=false", *QUICK)
# The same at the clock's own pace.
OWN_HEARTBEATS = (
    "stream.heartbeats=true", "cart.idle-timeout=20 s", "reactivation.steps=[30 s, 60 s, 90 s]",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faults", default=",".join(FAULTS))
    parser.add_argument("--pause", type=int, default=30, help="seconds that a fault lasts")
    parser.add_argument("--carts-per-minute", type=int, default=10)
    parser.add_argument("--speed", type=int, default=60)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "faults")
    given = parser.parse_args()
    results = [FAULTS[name](name, given) for name in given.faults.split(",")]
    sys.exit(0 if all(results) else 1)


class Observed:
    """A job with its own metrics, and the deaths and restarts that it went through."""

    def __init__(self, given: argparse.Namespace, name: str, *settings: str, **options) -> None:
        self.port = free_port()
        self.given = given
        self.live = LiveJob(given.work / name, f"stream.metrics-port={self.port}", *settings, **options)

    def start(self) -> None:
        """Until the job has decided under load for a while, and is amid a transaction."""
        self.live.start_broker()
        self.live.start_job()
        self.play()
        self.until_checkpoints(20)
        time.sleep(0.6)

    def until_checkpoints(self, count: int) -> None:
        moment = 0.0
        for _ in range(count):
            moment = self.live.until_checkpoint_after(moment)

    def play(self) -> None:
        self.live.start_play(
            "--speed", str(self.given.speed), "--carts-per-minute", str(self.given.carts_per_minute),
            "--start", START.isoformat().replace("+00:00", "Z"), "--length", "10 d",
        )

    def restarts(self) -> int:
        """Of the job within its process."""
        return int(self.metric(r"flink_jobmanager_job_numRestarts\{.*\}"))

    def deaths(self) -> int:
        """Of its process."""
        return self.log().count("the job died")

    def cpu_until(self, records: int) -> float:
        """The CPU seconds of the job until it has read so many records and completed a checkpoint after."""
        deadline = time.time() + 600
        read = r'flink_taskmanager_job_task_operator_numRecordsIn\{.*"Source:_shop_events".*\}'
        while self.metric(read) < records:
            if time.time() > deadline:
                sys.exit(f"the job has not read its {records} records; see {self.live.work / 'job.log'}")
            time.sleep(1)
        self.live.until_checkpoint_after(time.time())
        fields = pathlib.Path(f"/proc/{self.live.job_process()}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def metric(self, pattern: str) -> float:
        """The sum of a metric over all subtasks; 0 as long as the job does not serve it."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=10) as answer:
                text = answer.read().decode()
        except OSError:
            return 0
        return sum(float(value) for value in re.findall(rf"^{pattern} (\S+)", text, re.M))

    def log(self) -> str:
        return (self.live.work / "job.log").read_text()

    def result(self, name: str, done: str, recovery: float) -> bool:
        """Closes the shop, compares, and prints the line of this fault."""
        time.sleep(10)
        self.live.end_play()
        restarts = self.restarts()
        differences = self.live.differences()
        print(
            f"{name}: {done}; {self.deaths()} deaths, {restarts} restarts, {recovery:.1f} s to the second "
            f"completed checkpoint; {self.live.late_events()} late events; "
            + "; ".join(map(str, differences)),
            flush=True,
        )
        return all(difference.is_none() for difference in differences)


@contextlib.contextmanager
def observed(given: argparse.Namespace, name: str, *settings: str, **options) -> Iterator[Observed]:
    job = Observed(given, name, *(settings or PLAYED), **options)
    try:
        yield job
    finally:
        job.live.stop()


def job_stopped(name: str, given: argparse.Namespace) -> bool:
    with observed(given, name) as job:
        job.start()
        recovery = stop_for(job, job.live.job_process(), given.pause)
        return job.result(name, f"SIGSTOP of the job for {given.pause} s", recovery)


def broker_stopped(name: str, given: argparse.Namespace) -> bool:
    with observed(given, name) as job:
        job.start()
        recovery = stop_for(job, job.live.broker_process(), given.pause)
        return job.result(name, f"SIGSTOP of the broker for {given.pause} s", recovery)


def stop_for(job: Observed, process: int, seconds: float) -> float:
    job.live.stop_for(process, seconds)
    return recovery_since(job, time.time())


def recovery_since(job: Observed, moment: float) -> float:
    """The seconds until the second completed checkpoint: the first may have been begun before."""
    return job.live.until_checkpoint_after(job.live.until_checkpoint_after(moment)) - moment


def disk_full(name: str, given: argparse.Namespace) -> bool:
    disk = (given.work / (name + "-disk")).resolve()
    disk.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)], check=True)
    try:
        with observed(given, name, checkpoints=disk / "checkpoints") as job:
            job.start()
            fill(disk / "filling")
            time.sleep(given.pause)
            (disk / "filling").unlink()
            recovery = recovery_since(job, time.time())
            return job.result(name, f"disk of the checkpoints full for {given.pause} s", recovery)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def disk_away(name: str, given: argparse.Namespace) -> bool:
    with observed(given, name) as job:
        job.start()
        job.live.without_checkpoints(given.pause)
        recovery = recovery_since(job, time.time())
        return job.result(name, f"folder of the checkpoints away for {given.pause} s", recovery)


def fill(filling: pathlib.Path) -> None:
    with contextlib.suppress(OSError), filling.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def broker_away(name: str, given: argparse.Namespace) -> bool:
    timeout = f"stream.kafka.transaction-timeout={TRANSACTION_TIMEOUT} s"
    with observed(given, name, *PLAYED, timeout) as job:
        job.start()
        os.kill(job.live.broker_process(), signal.SIGKILL)
        time.sleep(3 * TRANSACTION_TIMEOUT)
        job.live.start_broker()
        recovery = recovery_since(job, time.time())
        return job.result(
            name, f"broker killed and away for {3 * TRANSACTION_TIMEOUT} s, transactions of "
            f"{TRANSACTION_TIMEOUT} s", recovery
        )


def job_away(name: str, given: argparse.Namespace) -> bool:
    timeout = f"stream.kafka.transaction-timeout={TRANSACTION_TIMEOUT} s"
    seconds = TRANSACTION_TIMEOUT + 2 * SCAN
    with observed(given, name, *PLAYED, timeout) as job:
        job.start()
        recovery = stop_for(job, job.live.job_process(), seconds)
        done = f"SIGSTOP of the job for {seconds} s, transactions of {TRANSACTION_TIMEOUT} s"
        return job.result(name, done, recovery)


def transaction_lost(name: str, given: argparse.Namespace) -> bool:
    timeout = f"stream.kafka.transaction-timeout={TRANSACTION_TIMEOUT} s"
    with observed(given, name, *PLAYED, timeout) as job:
        job.start()
        lost = attempt = 0
        while not lost:
            attempt += 1
            if attempt > ATTEMPTS:
                sys.exit(f"no transaction was caught between checkpoint and commit in {ATTEMPTS} attempts")
            kill_before_commit(job)
            time.sleep(TRANSACTION_TIMEOUT)
            job.live.start_broker()
            time.sleep(SCAN)
            job.live.start_job()
            recovery = recovery_since(job, time.time())
            lost = lost_records(job)
        time.sleep(10)
        job.live.end_play()
        told = job.log().count("Cannot commit transaction")
        before = job.live.differences()
        lost_records(job, "--republish")
        after = job.live.differences()
        print(
            f"{name}: killed between a checkpoint and its commit (attempt {attempt}), transactions of "
            f"{TRANSACTION_TIMEOUT} s; {recovery:.1f} s to the second completed checkpoint; said {told} "
            f"times; {lost} records listed by 'stream lost'; {'; '.join(map(str, before))}; after "
            f"'stream lost --republish': {'; '.join(map(str, after))}",
            flush=True,
        )
        return bool(told) and all(difference.is_none() for difference in after)


def kill_before_commit(job: Observed) -> None:
    """Kills the broker when a checkpoint is being completed, and then the job."""
    checkpoints = job.live.checkpoints
    newest = max(checkpoints.glob("*/chk-*"), key=lambda folder: int(folder.name[4:]))
    run, number = newest.parent, int(newest.name[4:]) + 2
    broker = job.live.broker_process()
    deadline = time.time() + 60
    while not is_being_completed(run / f"chk-{number}"):
        if time.time() > deadline:
            sys.exit("the job makes no checkpoints")
    os.kill(broker, signal.SIGKILL)
    time.sleep(0.2)
    job.live.kill_job()


def is_being_completed(checkpoint: pathlib.Path) -> bool:
    """Whether its last file, which is written when all else is there, has been begun."""
    try:
        return any("_metadata" in name for name in os.listdir(checkpoint))
    except FileNotFoundError:
        return False


def lost_records(job: Observed, *options: str) -> int:
    done = subprocess.run(
        [str(ROOT / "bin" / "filrouge"), "stream", "lost", *options, *job.live.settings],
        capture_output=True, text=True,
    )
    if done.returncode not in (0, 4):
        sys.exit(f"stream lost: exit {done.returncode}: {done.stderr}")
    return len(done.stdout.splitlines())


def checkpoint_damaged(name: str, given: argparse.Namespace) -> bool:
    with observed(given, name) as job:
        job.start()
        job.live.job.terminate()
        job.live.job.wait()
        (savepoint,) = (job.live.work / "savepoints").iterdir()
        job.live.start_job()
        job.until_checkpoints(20)
        job.live.kill_job()
        newest = max(job.live.checkpoints.glob("*/chk-*/_metadata"), key=lambda file: file.stat().st_mtime)
        newest.write_bytes(bytes(reversed(newest.read_bytes())))
        begun = time.time()
        job.live.start_job()
        exit_code = job.live.job.wait(timeout=120)
        told = job.log().strip().splitlines()[-1]
        print(f"{name}: exit {exit_code} after {time.time() - begun:.1f} s: {told}", flush=True)
        job.live.start_job("--from-savepoint", str(savepoint))
        recovery = recovery_since(job, time.time())
        time.sleep(10)
        job.live.end_play()
        differences = job.live.differences()
        print(
            f"{name}: from the savepoint, {recovery:.1f} s to the second completed checkpoint; "
            + "; ".join(map(str, differences)),
            flush=True,
        )
        return exit_code == 3 and not any(found.lost or found.others for found in differences)


def network_lost(name: str, given: argparse.Namespace) -> bool:
    with observed(given, name, *OWN_HEARTBEATS) as job:
        job.live.start_broker()
        job.live.start_job()
        job.live.start_play("--speed", "1", "--carts-per-minute", "300", "--length", "1 d")
        job.until_checkpoints(60)
        seconds = 2 * given.pause
        recovery = stop_for(job, job.live.broker_process(), seconds)
        time.sleep(60)
        return job.result(name, f"Kafka not to be reached for {seconds} s, heartbeats of the job", recovery)


class SkewedClock:
    """The wall clock of a process that can be set apart from the machine's while it runs."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.library = folder / "skewed_clock.so"
        self.offset = folder / "clock"
        source = ROOT / "benchmarks" / "skewed_clock.c"
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", self.library, source], check=True)
        self.offset.write_bytes(struct.pack("<q", 0))

    def set(self, seconds: int) -> None:
        with self.offset.open("r+b") as file:
            file.write(struct.pack("<q", seconds))


def clock_ahead(name: str, given: argparse.Namespace) -> bool:
    return clock_jumped(name, given, JUMP_SECONDS)


def clock_behind(name: str, given: argparse.Namespace) -> bool:
    return clock_jumped(name, given, -JUMP_SECONDS)


def clock_jumped(name: str, given: argparse.Namespace, seconds: int) -> bool:
    """Only the clock of the job jumps, and what is measured by it; pauses are as long as they were."""
    with observed(given, name, *OWN_HEARTBEATS) as job:
        clock = SkewedClock(job.live.work)
        job.live.start_broker()
        job.live.start_job(LD_PRELOAD=str(clock.library), SKEWED_CLOCK=str(clock.offset))
        job.live.start_play("--speed", "1", "--carts-per-minute", "300", "--length", "1 d")
        job.until_checkpoints(60)
        clock.set(seconds)
        time.sleep(given.pause)
        clock.set(0)
        recovery = recovery_since(job, time.time())
        time.sleep(60)
        told = job.log().count("Kafka's: set the one that is wrong")
        done = f"the clock {seconds:+} s for {given.pause} s, said {told} times"
        return job.result(name, done, recovery) and told == 1


def garbage(name: str, given: argparse.Namespace) -> bool:
    shares = [0.0, 0.01] * 3
    runs = [with_garbage(f"{name}-{turn}", given, share) for turn, share in enumerate(shares)]
    clean, broken = (sorted(run.cpu for run in runs[begin::2]) for begin in (0, 1))
    ratio = statistics.median(broken) / statistics.median(clean)
    records = sum(run.broken for run in runs)
    letters = sum(run.letters for run in runs)
    restarts = sum(run.restarts for run in runs)
    print(
        f"{name}: 1 % broken records; {records:,} broken, {letters:,} in the dead letters with a reason, "
        f"{restarts} deaths and restarts; CPU s {clean} without, {broken} with: {100 * (ratio - 1):+.1f} %",
        flush=True,
    )
    return restarts == 0 and letters == records


@dataclasses.dataclass(frozen=True)
class GarbageRun:
    cpu: float
    broken: int
    letters: int
    restarts: int


def with_garbage(name: str, given: argparse.Namespace, share: float) -> GarbageRun:
    """A job that reads what the shop has written before it began."""
    with observed(given, name) as job:
        job.live.start_broker()
        job.live.start_play(
            "--speed", "0", "--carts-per-minute", "120", "--length", "2 h", "--broken-share", str(share),
            "--start", START.isoformat().replace("+00:00", "Z"),
        )
        job.live.play.wait()
        played = (job.live.work / "play.log").read_text().replace(",", "")
        good, copies, broken, beats = (
            int(re.search(rf"(\d+) {what}", played).group(1))
            for what in ("events", "duplicates", "broken records", "heartbeats")
        )
        job.live.start_job()
        cpu = job.cpu_until(good + copies + broken + beats)
        restarts = job.restarts() + job.deaths()
        reasons = [json.loads(line)["reason"] for line in job.live.read("dead-letters")]
        return GarbageRun(cpu, broken, sum(reason != "late" for reason in reasons), restarts)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


FAULTS = {
    "job-stopped": job_stopped,
    "broker-stopped": broker_stopped,
    "disk-full": disk_full,
    "disk-away": disk_away,
    "broker-away": broker_away,
    "job-away": job_away,
    "transaction-lost": transaction_lost,
    "checkpoint-damaged": checkpoint_damaged,
    "clock-ahead": clock_ahead,
    "clock-behind": clock_behind,
    "network-lost": network_lost,
    "garbage": garbage,
}

if __name__ == "__main__":
    main()
