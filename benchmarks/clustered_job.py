"""The reactivation job on a Flink cluster, beside its broker and a shop that plays into it.

What flink_cluster.py and the acceptance tests share; acceptance must be on Python's path.
"""

import pathlib
import sys
import time

import flink_cluster
from live_job import DEADLINE, LiveJob

MAIN = "io.filrouge.streaming.jobs.ReactivationApplication"
TASK_MANAGERS = 2
SLOTS = 2


class ClusteredJob(LiveJob):
    """Submitted by the launcher, or as the application of its JobManager."""

    def __init__(self, work: pathlib.Path, *settings: str, is_application: bool = False) -> None:
        super().__init__(work, *settings)
        self.is_application = is_application
        self.cluster: flink_cluster.FlinkCluster | None = None

    def start_cluster(self) -> None:
        application = [MAIN, *self.settings] if self.is_application else None
        self.cluster = flink_cluster.FlinkCluster(self.work / "cluster", TASK_MANAGERS, SLOTS, application)

    def start_job(self) -> None:
        if not self.is_application:
            print(self.there("stream", "reactivation").splitlines()[-1], flush=True)

    def there(self, *command: str) -> str:
        """What a command says that speaks to the cluster."""
        return self.filrouge(*command, "--jobmanager", self.cluster.address, *self.settings)

    def until_checkpoint_after(self, moment: float) -> float:
        deadline = time.time() + DEADLINE
        while (newest := self.newest_checkpoint()) <= moment:
            if time.time() > deadline:
                sys.exit(f"no checkpoint within {DEADLINE} s; see {self.cluster.folder}")
            time.sleep(0.1)
        return newest

    def alarms(self) -> int:
        """How often a TaskManager said that a transaction could not be committed."""
        logs = self.cluster.folder.glob("taskmanager-*.log")
        return sum(log.read_text().count("Cannot commit transaction") for log in logs)

    def stop(self) -> None:
        if self.cluster:
            self.cluster.__exit__()
        super().stop()
