"""From due to visible: how long a reader of trigger-decisions waits, while a shop plays in real time.

Starts an embedded broker, the job and a live shop with so many events a second; carts go cold after a minute,
so that as many fall due as begin. After a minute and a half, while the job compiles what it runs often, a
reader notes for the rest of the time when it sees each decision; the allowed lateness, for which every
decision waits, is not counted.

usage: latency.py [--events-per-second 5000] [--view-share 0.9] [--delivery exactly-once|idempotent]
                  [--interval "1 s"] [--heartbeats "1 s"] [--state-backend heap] [--seconds 60]
                  [--set KEY=VALUE] [--work DIR]
Needs the built jars (make build).
"""

import argparse
import os
import pathlib
import subprocess
import time

from live_job import ROOT, LiveJob
from stream_throughput import cpu_seconds

LATENESS_SECONDS = 5
WARM_SECONDS = 90
QUICK = [
    f"stream.allowed-lateness={LATENESS_SECONDS} s", "cart.idle-timeout=1 min",
    "reactivation.steps=[61 s]",
]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events-per-second", type=int, default=5_000)
    parser.add_argument("--view-share", default="0.9")
    parser.add_argument("--delivery", default="exactly-once")
    parser.add_argument("--interval", default="1 s")
    parser.add_argument("--heartbeats", default="1 s")
    parser.add_argument("--state-backend", default="heap")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "latency")
    given = parser.parse_args()
    live = LiveJob(
        given.work, *QUICK, f"stream.delivery={given.delivery}",
        f"stream.checkpoints.interval={given.interval}", f"stream.heartbeat-interval={given.heartbeats}",
        f"stream.state-backend={given.state_backend}",
        *given.set,
    )  # fmt: skip
    try:
        live.start_broker()
        live.start_job()
        live.until_checkpoint_after(0)
        began = time.time()
        live.start_play(
            "--speed", "1", "--events-per-second", str(given.events_per_second), "--view-share",
            given.view_share, "--length", f"{WARM_SECONDS + given.seconds + 30} s",
        )
        measure(live, given, began + WARM_SECONDS)
    finally:
        live.stop()


def measure(live: LiveJob, given: argparse.Namespace, start: float) -> None:
    class_path = ":".join(
        [
            str(ROOT / "streaming-jobs" / "target" / "filrouge-streaming-jobs.jar"),
            (ROOT / "streaming-jobs" / "target" / "classpath.txt").read_text().strip(),
        ]
    )
    made = live.work / "program"
    subprocess.run(
        ["javac", "-d", str(made), "-cp", class_path, str(ROOT / "benchmarks" / "DecisionLatency.java")],
        check=True,
    )
    isolation = "read_committed" if given.delivery == "exactly-once" else "read_uncommitted"
    before = {process: cpu_seconds(process) for process in (live.job_process(), live.play.pid)}
    reader = subprocess.run(
        [
            "java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", f"{made}:{class_path}", "DecisionLatency",
            live.servers(), "trigger-decisions", isolation, str(LATENESS_SECONDS * 1000),
            str(int(start * 1000)), str(int((start + given.seconds) * 1000)),
        ],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    print(
        f"{given.events_per_second:,} events a second, views {given.view_share}, {given.delivery}, "
        f"checkpoints each {given.interval}, heartbeats each {given.heartbeats}, {given.state_backend}: "
        f"{reader.stdout.strip()}"
    )
    took = [f"{cpu_seconds(process) - seconds:.0f}" for process, seconds in before.items()]
    load = os.getloadavg()[0]
    print(f"CPU s since the shop opened: the job {took[0]}, the shop {took[1]}; load {load:.1f}")


if __name__ == "__main__":
    main()
