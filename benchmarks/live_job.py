"""A broker, the reactivation job under its watch-dog and a shop that plays into it; then, what is lost?

What chaos.py and faults.py share, and clustered_job.py builds on.
"""

import collections
import dataclasses
import datetime
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
START = datetime.datetime(2026, 3, 2, 8, tzinfo=datetime.UTC)
TOPICS = ("trigger-decisions", "reactivation-triggers", "trigger-cancellations")
DEADLINE = 240


@dataclasses.dataclass(frozen=True)
class Difference:
    """A topic beside what the back-test would have written into it."""

    topic: str
    expected: int
    lost: int
    doubled: int
    others: int

    def is_none(self) -> bool:
        return not (self.lost or self.doubled or self.others)

    def __str__(self) -> str:
        return (
            f"{self.topic}: {self.expected:,} expected, {self.lost} lost, {self.doubled} doubled, "
            f"{self.others} others"
        )


class LiveJob:
    # The job's allowed lateness, and a second more.
    lateness = datetime.timedelta(seconds=31)

    def __init__(self, work: pathlib.Path, *settings: str, checkpoints: pathlib.Path | None = None) -> None:
        self.work = work.resolve()
        self.checkpoints = checkpoints or self.work / "checkpoints"
        self.job: subprocess.Popen | None = None
        self.play: subprocess.Popen | None = None
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.settings = [
            "--set", f"stream.kafka.data-dir={self.work / 'kafka'}",
            "--set", f"stream.checkpoints.uri={self.checkpoints}",
            "--set", f"stream.savepoints.uri={self.work / 'savepoints'}",
            "--set", "reactivation.context=none",
        ]
        for setting in settings:
            self.settings += ["--set", setting]

    def start_broker(self) -> None:
        self.filrouge("kafka", "start", *self.settings[:2])

    def start_job(self, *options: str, **environment: str) -> None:
        self.job = self.background(
            "job.log", "stream", "reactivation", "--watch", *options, *self.settings, **environment
        )

    def start_play(self, *options: str) -> None:
        self.play = self.background(
            "play.log", "simulate", "live", "--data-dir", str(self.work / "kafka"), *options
        )

    def end_play(self) -> None:
        """Closes the shop, early if need be, and waits until the job has decided all it can."""
        self.play.terminate()
        self.play.wait()
        count = -1
        while (now := len(self.read("trigger-decisions"))) != count:
            count = now
            time.sleep(5)

    def differences(self) -> list[Difference]:
        """The topics as a read_committed reader sees them beside a back-test of shop-events, row for row."""
        self.filrouge("stream", "archive", "--out", str(self.work / "archive"), *self.settings[:2])
        beats = [
            json.loads(line)["occurred_at"] for line in self.read("shop-events")
            if '"heartbeat"' in line[:40]
        ]
        last = datetime.datetime.fromisoformat(max(beats)) - self.lateness
        until = last.strftime("%Y-%m-%dT%H:%M:%S.") + f"{last.microsecond // 1000:03}Z"
        self.filrouge(
            "stream", "backtest", "--events", str(self.work / "archive"), "--out",
            str(self.work / "backtest"), "--until", until, *self.settings,
        )
        return [self.difference(topic, until) for topic in TOPICS]

    def difference(self, topic: str, until: str) -> Difference:
        found = collections.Counter(self.rows(self.read(topic), until))
        lines = (self.work / "backtest" / f"{topic}.jsonl").read_text().splitlines()
        expected = collections.Counter(self.rows(lines, until))
        return Difference(
            topic,
            expected=len(expected),
            lost=len(expected.keys() - found.keys()),
            doubled=sum(count - 1 for count in found.values() if count > 1),
            others=len(found.keys() - expected.keys()),
        )

    @staticmethod
    def rows(lines: list[str], until: str) -> list[str]:
        rows = [json.loads(line) for line in lines]
        for row in rows:
            row.pop("rule_version")
        at = "cancelled_at" if rows and "cancelled_at" in rows[0] else "decided_at"
        # A late purchase ends a sequence in the past: its time says nothing of when it was decided.
        return [json.dumps(row, sort_keys=True) for row in rows if row[at] <= until]

    def late_events(self) -> int:
        return sum('"late"' in line for line in self.read("dead-letters"))

    def read(self, topic: str, *options: str) -> list[str]:
        return self.filrouge("stream", "read", topic, *options, *self.settings[:2]).splitlines()

    def newest_checkpoint(self) -> float:
        """When the newest checkpoint was completed."""
        times = [0.0]
        for metadata in self.checkpoints.glob("*/chk-*/_metadata"):
            try:
                times.append(metadata.stat().st_mtime)
            except FileNotFoundError:
                continue
        return max(times)

    def until_checkpoint_after(self, moment: float) -> float:
        """Waits for a checkpoint completed later than that; returns when it was."""
        deadline = time.time() + DEADLINE
        while (newest := self.newest_checkpoint()) <= moment:
            if time.time() > deadline:
                sys.exit(f"no checkpoint within {DEADLINE} s; see {self.work / 'job.log'}")
            if self.job.poll() is not None:
                sys.exit(f"the watch-dog ended; see {self.work / 'job.log'}")
            time.sleep(0.1)
        return newest

    def job_process(self) -> int:
        """The process below the watch-dog."""
        children = subprocess.run(
            ["pgrep", "-P", str(self.job.pid)], capture_output=True, text=True, check=True
        )
        return int(children.stdout.split()[0])

    def broker_process(self) -> int:
        return int(self.broker("pid"))

    def broker(self, property: str) -> str:
        """What the broker says of itself."""
        lines = (self.work / "kafka" / "broker.properties").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)[property]

    def servers(self) -> str:
        """Where the broker listens."""
        return self.broker("bootstrap.servers")

    def kill_job(self) -> None:
        """Kills the watch-dog and the job below it, so that nobody starts it again."""
        process = self.job_process()
        self.job.kill()
        os.kill(process, signal.SIGKILL)
        self.job.wait()

    @staticmethod
    def stop_for(process: int, seconds: float) -> None:
        """A process that hangs, as on a machine that does, and goes on."""
        os.kill(process, signal.SIGSTOP)
        try:
            time.sleep(seconds)
        finally:
            os.kill(process, signal.SIGCONT)

    def without_checkpoints(self, seconds: float) -> None:
        """Takes the folder of the checkpoints away: root could write into one without permissions."""
        aside = self.checkpoints.with_name(self.checkpoints.name + "-aside")
        self.checkpoints.rename(aside)
        self.checkpoints.touch()
        time.sleep(seconds)
        self.checkpoints.unlink()
        aside.rename(self.checkpoints)

    def filrouge(self, *arguments: str) -> str:
        done = subprocess.run(
            [str(ROOT / "bin" / "filrouge"), *arguments], capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"filrouge {' '.join(arguments)}: exit {done.returncode}: {done.stderr}")
        return done.stdout

    def background(self, log: str, *arguments: str, **environment: str) -> subprocess.Popen:
        out = (self.work / log).open("a")
        return subprocess.Popen(
            [str(ROOT / "bin" / "filrouge"), *arguments], stdout=out, stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
        )  # fmt: skip

    def stop(self) -> None:
        for process in (self.play, self.job):
            if process and process.poll() is None:
                process.terminate()
                process.wait()
        subprocess.run(
            [str(ROOT / "bin" / "filrouge"), "kafka", "stop", *self.settings[:2]], capture_output=True
        )
