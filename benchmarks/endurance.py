"""An hour of a live shop beside nights: do memory, state, lag and files stay where they are?

Starts an embedded broker, the job under its watch-dog and a shop that plays so many events in each real
second. By default the shop's clock goes 500 times as fast, so that an hour is three weeks, and all that is
kept for days is let go of, and must be, within the hour. Beside it nights run one after another on the days
that have passed: a simulated shop's files, the live shop's web events and the job's decisions, both by
Kafka. Once a minute it prints how large the processes, the job's live heap (each five minutes: looking
collects all garbage), the checkpoint and the topics are, how far the job is behind, and how many files,
threads and open files there are; in the end, with --compare, whether the job's decisions equal a back-
test's of the topic.

usage: endurance.py [--minutes 60] [--events-per-second 5000] [--speed 500] [--view-share 0.9]
                    [--interval "10 s"] [--retention "2 d"] [--customers 2000] [--heap 2g]
                    [--state-backend heap] [--without-nights] [--compare] [--work DIR]
Needs the built jars (make build) and deltalake (make test-acceptance installs it in var/python).
"""

import argparse
import dataclasses
import datetime
import math
import os
import pathlib
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from live_job import ROOT, LiveJob
from stream_throughput import cpu_seconds

sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402

COLUMNS = (
    "minute | the shop's day | job RSS MB | job heap MB | broker RSS MB | checkpoint MB | it took ms | lag"
    " | behind s | threads | open files | checkpoint files | topic files | topics MB | lake files | nights"
    " | CPU s of the job | load"
)
# The live shop's customers are all new to the nights within days, which drift must not stop here.
BY_KAFKA = """
sources.web_events = null
sources.web_events.live { format = kafka }
activation.from-kafka = true
quality.drift.score-stability-index = 1000
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--events-per-second", type=int, default=5_000, help="of real time")
    parser.add_argument("--speed", type=int, default=500)
    parser.add_argument("--view-share", default="0.9")
    parser.add_argument("--interval", default="10 s", help="from one checkpoint to the next")
    parser.add_argument("--retention", default="2 d", help="stream.state-retention")
    parser.add_argument("--customers", type=int, default=2_000, help="of the shop whose files nights read")
    parser.add_argument("--heap", default="2g", help="of the job")
    parser.add_argument("--state-backend", default="heap")
    parser.add_argument("--without-nights", action="store_true")
    parser.add_argument("--compare", action="store_true", help="with a back-test, in the end")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "endurance")
    given = parser.parse_args()
    port = free_port()
    live = LiveJob(
        given.work, "stream.heartbeats=false", f"stream.checkpoints.interval={given.interval}",
        f"stream.state-retention={given.retention}", f"stream.metrics-port={port}",
        f"stream.state-backend={given.state_backend}",
    )  # fmt: skip
    nights = None
    try:
        live.start_broker()
        live.start_job(FILROUGE_HEAP=given.heap)
        live.until_checkpoint_after(0)
        clock = open_shop(live, given)
        nights = None if given.without_nights else Nights(live, given, clock)
        watch(live, given, port, nights, clock)
        if nights:
            nights.end()
        if given.compare:
            live.end_play()
            differences = live.differences()
            print("\n".join(map(str, differences)))
            if not all(difference.is_none() for difference in differences):
                sys.exit(1)
    finally:
        if nights:
            nights.kill()
        live.stop()


@dataclasses.dataclass(frozen=True)
class ShopClock:
    start: datetime.datetime
    opened: float
    speed: int

    def now(self) -> datetime.datetime:
        return self.start + datetime.timedelta(seconds=(time.time() - self.opened) * self.speed)


def open_shop(live: LiveJob, given: argparse.Namespace) -> ShopClock:
    """Its clock reaches the real one when the last minute is over."""
    length = datetime.timedelta(minutes=given.minutes + 2) * given.speed
    start = datetime.datetime.now(datetime.UTC).replace(microsecond=0) - length
    live.start_play(
        "--speed", str(given.speed), "--events-per-second", f"{given.events_per_second / given.speed:g}",
        "--view-share", given.view_share, "--start", start.isoformat().replace("+00:00", "Z"),
        "--length", f"{int(length.total_seconds())} s",
    )  # fmt: skip
    return ShopClock(start, time.time(), given.speed)


class Nights:
    """Nights one after another, each of the newest day that has passed in the shop."""

    def __init__(self, live: LiveJob, given: argparse.Namespace, clock: ShopClock) -> None:
        self.live = live
        self.clock = clock
        self.folder = given.work.resolve() / "nights"
        self.folder.mkdir()
        self.conf = self.folder / "night.conf"
        demo = (ROOT / "conf" / "demo.conf").read_text(encoding="utf-8")
        self.conf.write_text(demo + BY_KAFKA, encoding="utf-8")
        self.lake = self.folder / "lake"
        self.night: subprocess.Popen | None = None
        self.day: datetime.date | None = None
        self.done: list[str] = []
        live.filrouge(
            "simulate", "--out", str(self.folder / "shop"), "--customers", str(given.customers),
            "--from", (clock.start - datetime.timedelta(days=730)).date().isoformat(),
            "--to", datetime.date.today().isoformat(),
        )  # fmt: skip

    def go_on(self) -> None:
        """Starts the next one, when the one before has ended and a day has passed."""
        if self.night and self.night.poll() is None:
            return
        if self.night and self.night.returncode:
            log = self.folder / "night.log"
            sys.exit(f"the night of {self.day} ended with {self.night.returncode}; see {log}")
        if self.night:
            self.done.append(f"{self.day} {time.time() - self.began:.0f} s")
            self.night = None
        yesterday = self.clock.now().date() - datetime.timedelta(days=1)
        if self.day and yesterday <= self.day:
            return
        self.day, self.began = yesterday, time.time()
        command = filrouge.night_arguments(self.folder / "shop", self.lake, yesterday.isoformat())
        command[command.index("--conf") + 1] = str(self.conf)
        with (self.folder / "night.log").open("a") as log:
            self.night = subprocess.Popen(
                filrouge.command(*command, *self.live.settings[:2]), stdout=log, stderr=log
            )

    def end(self) -> None:
        if self.night:
            self.night.wait()
            self.go_on()
            self.kill()
        print("nights, wall: " + ", ".join(self.done))

    def kill(self) -> None:
        if self.night and self.night.poll() is None:
            self.night.terminate()
            self.night.wait()


def watch(
    live: LiveJob, given: argparse.Namespace, port: int, nights: Nights | None, clock: ShopClock
) -> None:
    print(f"| {COLUMNS} |\n|{'---|' * (COLUMNS.count('|') + 1)}")
    opened = time.time()
    for minute in range(1, given.minutes + 1):
        while time.time() < opened + 60 * minute:
            if nights:
                nights.go_on()
            if live.job.poll() is not None or live.play.poll() is not None:
                sys.exit(f"the job or the shop has ended; see {live.work}")
            time.sleep(1)
        print("| " + " | ".join(sample(live, minute, port, nights, clock)) + " |", flush=True)


def sample(live: LiveJob, minute: int, port: int, nights: Nights | None, clock: ShopClock) -> list[str]:
    job, broker = live.job_process(), live.broker_process()
    shop_time = clock.now()
    metrics = told(port)
    topics = live.work / "kafka"
    return [
        str(minute),
        f"{(shop_time - clock.start).total_seconds() / 86_400:.1f}",
        f"{resident(job):.0f}",
        f"{live_heap(job):.0f}" if minute % 5 == 0 else "",
        f"{resident(broker):.0f}",
        f"{newest(metrics, 'lastCheckpointSize') / 1e6:.1f}",
        f"{newest(metrics, 'lastCheckpointDuration'):.0f}",
        f"{newest(metrics, 'records_lag_max'):,.0f}",
        f"{behind(metrics, shop_time) / clock.speed:.1f}",
        str(len(os.listdir(f"/proc/{job}/task"))),
        f"{open_files(job)} and {open_files(broker)}",
        str(files(live.checkpoints)),
        str(files(topics)),
        f"{size(topics) / 1e6:,.0f}",
        str(files(nights.lake)) if nights else "",
        str(len(nights.done)) if nights else "",
        f"{cpu_seconds(job):.0f}",
        f"{os.getloadavg()[0]:.1f}",
    ]


def told(port: int) -> list[tuple[str, float]]:
    """The metrics that the job serves, by their names with labels."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
            lines = answer.read().decode().splitlines()
    except (urllib.error.URLError, TimeoutError) as error:
        sys.exit(f"no metrics at {port}: {error}")
    pairs = [line.rsplit(" ", 1) for line in lines if line and not line.startswith("#")]
    return [(name, float(value)) for name, value in pairs]


def newest(metrics: list[tuple[str, float]], name: str) -> float:
    """The largest of all series of one metric; those that have none yet say NaN."""
    values = [value for key, value in metrics if re.match(rf"\w*_{name}\b", key) and not math.isnan(value)]
    return max(values, default=float("nan"))


def behind(metrics: list[tuple[str, float]], shop_time: datetime.datetime) -> float:
    """How much of the shop's time, in seconds, the slowest operator's watermark has still to go."""
    marks = [value for key, value in metrics if "_currentInputWatermark" in key and value > 0]
    return shop_time.timestamp() - min(marks) / 1000 if marks else float("nan")


def live_heap(process: int) -> float:
    """Megabytes of objects that are reachable."""
    histogram = subprocess.run(
        ["jcmd", str(process), "GC.class_histogram"], capture_output=True, text=True, check=True
    ).stdout
    return int(histogram.splitlines()[-1].split()[2]) / 1e6


def resident(process: int) -> float:
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024


def open_files(process: int) -> int:
    return len(os.listdir(f"/proc/{process}/fd"))


def files(folder: pathlib.Path) -> int:
    return sum(len(names) for _, _, names in os.walk(folder))


def size(folder: pathlib.Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(parent, name)).st_blocks * 512
            except FileNotFoundError:
                continue
    return total


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


if __name__ == "__main__":
    main()
