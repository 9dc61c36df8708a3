"""Kills the reactivation job and the broker at random moments under load: what is lost, what is doubled?

Starts an embedded broker and the job under its watch-dog, plays a live shop into it, and sends SIGKILL to
the job's process, now and then to the broker's, each time after a checkpoint has completed since the last.
The job can also be stopped, or have its checkpoints taken away, for five seconds each time. In the end the
decisions, triggers and cancellations that a read_committed reader sees are compared, row for row, with a
back-test of what stands in shop-events.

usage: chaos.py [--job-kills 100] [--broker-kills 10] [--job-stops 0] [--disk-losses 0] [--seed 1]
                [--carts-per-minute 20] [--speed 60] [--state-backend heap] [--work DIR]
Needs the built jars (make build).
"""

import argparse
import datetime
import os
import pathlib
import random
import signal
import sys
import time

from live_job import ROOT, START, LiveJob

PAUSE = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--job-kills", type=int, default=100)
    parser.add_argument("--broker-kills", type=int, default=10)
    parser.add_argument("--job-stops", type=int, default=0)
    parser.add_argument("--disk-losses", type=int, default=0)
    parser.add_argument("--carts-per-minute", type=int, default=20)
    parser.add_argument("--speed", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state-backend", default="heap")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "chaos")
    given = parser.parse_args()
    live = LiveJob(given.work, f"stream.state-backend={given.state_backend}", "stream.heartbeats=false")
    try:
        run(live, given)
    finally:
        live.stop()


def run(live: LiveJob, given: argparse.Namespace) -> None:
    live.start_broker()
    live.start_job()
    # Kills come about every fifteen seconds with the restarts, on a busy machine every thirty; the shop
    # is closed after the last one.
    seconds = 40 * len(victims(given)) + 60
    length = datetime.timedelta(seconds=seconds * given.speed)
    live.start_play(
        "--speed", str(given.speed), "--carts-per-minute", str(given.carts_per_minute),
        "--start", START.isoformat().replace("+00:00", "Z"),
        "--length", f"{int(length.total_seconds())} s", "--seed", str(given.seed),
    )
    do_harm(live, given)
    live.end_play()
    differences = live.differences()
    print(*differences, sep="\n")
    print(f"{live.late_events()} late events in the dead letters")
    sys.exit(0 if all(difference.is_none() for difference in differences) else 1)


def victims(given: argparse.Namespace) -> list[str]:
    return (
        ["job"] * given.job_kills + ["broker"] * given.broker_kills + ["stop"] * given.job_stops
        + ["disk"] * given.disk_losses
    )


def do_harm(live: LiveJob, given: argparse.Namespace) -> None:
    chance = random.Random(given.seed)
    order = victims(given)
    chance.shuffle(order)
    recoveries = []
    for number, victim in enumerate(order, 1):
        if live.play.poll() is not None:
            sys.exit("the shop closed before all was done; give it a lower --speed")
        live.until_checkpoint_after(live.newest_checkpoint())
        time.sleep(chance.uniform(0, 3))
        killed_at = time.time()
        match victim:
            case "job":
                os.kill(live.job_process(), signal.SIGKILL)
                recoveries.append(live.until_checkpoint_after(killed_at) - killed_at)
            case "broker":
                os.kill(live.broker_process(), signal.SIGKILL)
                live.start_broker()
            case "stop":
                live.stop_for(live.job_process(), PAUSE)
            case "disk":
                live.without_checkpoints(PAUSE)
        if number % 10 == 0:
            print(f"{number} of {len(order)} done", flush=True)
    recoveries.sort()
    if recoveries:
        print(
            f"from SIGKILL of the job to its first completed checkpoint: median "
            f"{recoveries[len(recoveries) // 2]:.1f} s, longest {recoveries[-1]:.1f} s"
        )


if __name__ == "__main__":
    main()
