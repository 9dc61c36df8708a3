"""Events a CPU second of the reactivation job: from the start of its JVM to the end of a backlog.

Fills shop-events of an embedded broker from the live shop, as fast as possible, then starts the job with no
state and samples the CPU time of its process until it has nothing left to do. With many carts on the heap and
short intervals checkpoints alone are work: choose a long interval.

usage: stream_throughput.py [--hours 24] [--carts-per-minute 60] [--view-share 0.9] [--state-backend heap]
                            [--delivery exactly-once] [--interval "30 s"] [--work DIR]
Needs the built jars (make build).
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
# A job that only checkpoints needs less than this share of a core.
IDLE_SHARE = 0.25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--carts-per-minute", type=int, default=60)
    parser.add_argument("--view-share", default="0.9")
    parser.add_argument("--state-backend", default="heap")
    parser.add_argument("--delivery", default="exactly-once")
    parser.add_argument("--interval", default="30 s")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "stream-throughput")
    given = parser.parse_args()
    work = given.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    kafka = ["--set", f"stream.kafka.data-dir={work / 'kafka'}"]
    filrouge("kafka", "start", *kafka)
    try:
        played = filrouge(
            "simulate", "live", "--data-dir", str(work / "kafka"), "--speed", "0", "--start",
            "2026-03-02T08:00:00Z", "--length", f"{given.hours} h", "--carts-per-minute",
            str(given.carts_per_minute), "--view-share", given.view_share, "--broken-share", "0",
        )
        counts = re.findall(r"([\d,]+) (?:events|duplicates|heartbeats)", played)
        events = sum(int(count.replace(",", "")) for count in counts)
        job = subprocess.Popen(
            [
                str(ROOT / "bin" / "filrouge"), "stream", "reactivation", *kafka,
                "--set", f"stream.checkpoints.uri={work / 'checkpoints'}",
                "--set", f"stream.savepoints.uri={work / 'savepoints'}",
                "--set", "stream.heartbeats=false", "--set", "reactivation.context=none",
                "--set", f"stream.state-backend={given.state_backend}",
                "--set", f"stream.delivery={given.delivery}",
                "--set", f"stream.checkpoints.interval={given.interval}",
            ],
            stdout=(work / "job.log").open("w"), stderr=subprocess.STDOUT,
        )
        cpu, wall = until_idle(job.pid)
        job.terminate()
        job.wait()
        print(
            f"{events:,} records, views {given.view_share}, {given.state_backend}, {given.delivery}, "
            f"checkpoints each {given.interval}: {cpu:.0f} CPU s, {wall:.0f} s wall; whole "
            f"{events / cpu / 1e6:.3f} M events a CPU second"
        )
    finally:
        subprocess.run([str(ROOT / "bin" / "filrouge"), "kafka", "stop", *kafka], capture_output=True)


def until_idle(pid: int) -> tuple[float, float]:
    """CPU and wall seconds until the process has had little to do for three seconds."""
    started = time.time()
    samples = [(started, 0.0)]
    while True:
        time.sleep(0.5)
        samples.append((time.time(), cpu_seconds(pid)))
        now, used = samples[-1]
        recent = [sample for sample in samples if sample[0] >= now - 3]
        share = (used - recent[0][1]) / (now - recent[0][0])
        if now - started > 15 and share < IDLE_SHARE:
            return recent[0][1], recent[0][0] - started


def cpu_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def filrouge(*arguments: str) -> str:
    return subprocess.run(
        [str(ROOT / "bin" / "filrouge"), *arguments], capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    main()
