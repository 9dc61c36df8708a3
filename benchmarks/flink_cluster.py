"""The reactivation job on a Flink cluster of real processes: kills, upgrades and rescaling under load.

Starts an embedded broker, ZooKeeper, a JobManager and two TaskManagers of two slots each, submits the job by
the launcher and plays a live shop into it. SIGKILL goes to a TaskManager, the JobManager or the broker, in
random order, each time after a checkpoint has completed since the last; whoever died is started again, as a
system's service manager would. Among the kills the job is upgraded by a savepoint and given another
parallelism. In the end the decisions, triggers and cancellations that a read_committed reader sees are
compared, row for row, with a back-test of what stands in shop-events.

usage: flink_cluster.py [--taskmanager-kills 18] [--jobmanager-kills 8] [--broker-kills 4] [--upgrades 2]
                        [--rescales 2] [--application] [--carts-per-minute 20] [--speed 60]
                        [--state-backend heap] [--seed 1] [--work DIR]
With --application the JobManager runs the job as its application, and there are no upgrades; half of its
ends are by SIGTERM, as where a node drains.
Needs the built jars (make build) and Flink (make var/flink/made).
"""

import argparse
import datetime
import os
import pathlib
import random
import signal
import sys
import time

from live_job import ROOT, START

sys.path.insert(0, str(ROOT / "acceptance"))

from clustered_job import SLOTS, TASK_MANAGERS, ClusteredJob  # noqa: E402


class Harm:
    """What is done to the cluster, and how long it took to be well again."""

    def __init__(self, live: ClusteredJob, chance: random.Random) -> None:
        self.live = live
        self.chance = chance
        self.parallelism = TASK_MANAGERS
        self.seconds: dict[str, list[float]] = {}

    def do(self, what: str) -> None:
        begun = time.time()
        getattr(self, what)()
        until = self.live.until_checkpoint_after(time.time() if what == "broker" else begun)
        self.seconds.setdefault(what, []).append(until - begun)

    def taskmanager(self) -> None:
        self._again(f"taskmanager-{self.chance.randint(1, TASK_MANAGERS)}", signal.SIGKILL)

    def jobmanager(self) -> None:
        self._again("jobmanager", signal.SIGKILL)

    def drained(self) -> None:
        self._again("jobmanager", signal.SIGTERM)

    def broker(self) -> None:
        os.kill(self.live.broker_process(), signal.SIGKILL)
        self.live.start_broker()

    def upgrade(self) -> None:
        self._upgrade()

    def rescale(self) -> None:
        self.parallelism = TASK_MANAGERS * SLOTS if self.parallelism == TASK_MANAGERS else TASK_MANAGERS
        self._upgrade()

    def _upgrade(self) -> None:
        told = self.live.there("stream", "upgrade", "--parallelism", str(self.parallelism))
        print(told.splitlines()[-1], flush=True)

    def _again(self, name: str, how: int) -> None:
        self.live.cluster.kill(name, how)
        self.live.cluster.start(name)

    def told(self) -> None:
        for what, seconds in sorted(self.seconds.items()):
            seconds.sort()
            print(
                f"{len(seconds)} x {what}: to the first completed checkpoint median "
                f"{seconds[len(seconds) // 2]:.1f} s, longest {seconds[-1]:.1f} s"
            )


def order(given: argparse.Namespace, chance: random.Random) -> list[str]:
    all_of_it = ["taskmanager"] * given.taskmanager_kills + ["broker"] * given.broker_kills
    if given.application:
        half = given.jobmanager_kills // 2
        all_of_it += ["jobmanager"] * (given.jobmanager_kills - half) + ["drained"] * half
    else:
        all_of_it += ["jobmanager"] * given.jobmanager_kills
        all_of_it += ["upgrade"] * given.upgrades + ["rescale"] * given.rescales
    chance.shuffle(all_of_it)
    return all_of_it


def run(live: ClusteredJob, given: argparse.Namespace) -> None:
    chance = random.Random(given.seed)
    what_is_done = order(given, chance)
    live.start_broker()
    live.start_cluster()
    live.start_job()
    length = datetime.timedelta(seconds=(60 * len(what_is_done) + 120) * given.speed)
    live.start_play(
        "--speed", str(given.speed), "--carts-per-minute", str(given.carts_per_minute),
        "--start", START.isoformat().replace("+00:00", "Z"),
        "--length", f"{int(length.total_seconds())} s", "--seed", str(given.seed),
    )
    harm = Harm(live, chance)
    for number, what in enumerate(what_is_done, 1):
        if live.play.poll() is not None:
            sys.exit("the shop closed before all was done; give it a lower --speed")
        # Well again is a checkpoint, not RUNNING: before it nothing is left to lose.
        live.until_checkpoint_after(live.newest_checkpoint())
        time.sleep(chance.uniform(0, 3))
        harm.do(what)
        if number % 10 == 0:
            print(f"{number} of {len(what_is_done)} done", flush=True)
    live.end_play()
    harm.told()
    print(f"{live.alarms()} times a TaskManager said that a transaction cannot be committed")
    differences = live.differences()
    print(*differences, sep="\n")
    print(f"{live.late_events()} late events in the dead letters")
    sys.exit(0 if all(difference.is_none() for difference in differences) else 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--taskmanager-kills", type=int, default=18)
    parser.add_argument("--jobmanager-kills", type=int, default=8)
    parser.add_argument("--broker-kills", type=int, default=4)
    parser.add_argument("--upgrades", type=int, default=2)
    parser.add_argument("--rescales", type=int, default=2)
    parser.add_argument("--application", action="store_true")
    parser.add_argument("--carts-per-minute", type=int, default=20)
    parser.add_argument("--speed", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state-backend", default="heap")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "flink-cluster")
    given = parser.parse_args()
    live = ClusteredJob(
        given.work, f"stream.state-backend={given.state_backend}", "stream.heartbeats=false",
        is_application=given.application,
    )
    try:
        run(live, given)
    finally:
        live.stop()


if __name__ == "__main__":
    main()
