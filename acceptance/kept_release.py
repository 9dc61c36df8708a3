"""What a release has left behind, and how it is used again: a lake, topics, a savepoint, configuration.

keep_release.py makes it, test_upgrade.py unpacks it.
"""

import json
import os
import pathlib
import subprocess
import sys
import tarfile
import time

import filrouge

sys.path.append(str(filrouge.ROOT / "benchmarks"))

from live_job import Difference, LiveJob  # noqa: E402

PATIENCE = 120
RELEASES = filrouge.ROOT / "acceptance" / "releases"
# What the job reads, which must stand at its former offsets, and what it writes.
READ = ("shop-events", "customer-context", "consent-changes", "campaign-configuration")
WRITTEN = (
    "trigger-decisions", "reactivation-triggers", "trigger-cancellations", "shop-events-dead-letters",
)  # fmt: skip
# Carts go cold and are decided about within an hour of a shop that is played as fast as possible; a
# back-test knows of no context.
STREAM = (
    "stream.heartbeats=false", "cart.idle-timeout=5 min", "reactivation.steps=[10 min, 20 min, 40 min]",
)  # fmt: skip


class KeptRelease:
    """The folder of a release: as it is made, or unpacked."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder

    @staticmethod
    def unpack(archive: pathlib.Path, folder: pathlib.Path) -> "KeptRelease":
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        return KeptRelease(folder)

    def said(self) -> dict:
        return json.loads((self.folder / "release.json").read_text())

    def arguments(
        self, lake: pathlib.Path, kafka: pathlib.Path, shop: pathlib.Path, *settings: str
    ) -> list[str]:
        """The release's own configuration, on its shop's files and in a lake of one's own."""
        return [
            "--conf", str(self.folder / "conf" / "every-channel.conf"),
            "--set", f"demo.out={shop.parent}",
            "--set", f"lake.uri={lake}",
            "--set", f"exports.uri={lake.parent / (lake.name + '-exports')}",
            "--set", f"report.path={lake.parent / (lake.name + '-report')}",
            "--set", f"stream.kafka.data-dir={kafka}",
            "--set", "sources.web_events.live.format=kafka",
            "--set", "activation.from-kafka=true",
            "--set", "scores.recommendations.enabled=true",
            *(word for setting in (*STREAM, *settings) for word in ("--set", setting)),
        ]


def decided(job: LiveJob) -> list[Difference]:
    """Waits until the job has decided all that a back-test of the topic has."""
    deadline = time.monotonic() + PATIENCE
    while not (differences := job.differences())[0].expected or differences[0].lost:
        log = (job.work / "job.log").read_text()
        assert time.monotonic() < deadline and job.job.poll() is None, f"{differences}: {log}"
    return differences


def stopped(job: LiveJob) -> None:
    """Stops the job by a savepoint."""
    job.job.terminate()
    job.job.wait(timeout=PATIENCE)
    log = (job.work / "job.log").read_text()
    assert "stopped; savepoint at" in log, log


def topics(mode: str, job: LiveJob, folder: pathlib.Path) -> str:
    """Keeps all topics of a job's broker in a folder, or brings them back from there."""
    module = filrouge.ROOT / "streaming-jobs" / "target"
    jars = f"{module / 'filrouge-streaming-jobs.jar'}:{(module / 'classpath.txt').read_text().strip()}"
    java = pathlib.Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    done = subprocess.run(
        [
            java, "-cp", jars, filrouge.ROOT / "acceptance" / "KeptTopics.java", mode,
            job.servers().replace("\\", ""), folder, *READ, *WRITTEN,
        ],
        capture_output=True, text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
