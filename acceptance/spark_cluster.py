"""A Spark cluster on this machine: a master and workers, real processes on free ports of loopback."""

import json
import os
import pathlib
import re
import signal
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable

import filrouge

# What 'make var/spark/made' installs: the Spark of PyPI, which is a whole SPARK_HOME.
SPARK_HOME = pathlib.Path(os.environ.get("SPARK_HOME", filrouge.ROOT / "var" / "spark" / "pyspark"))
START_SECONDS = 60


class Daemon:
    """A master or a worker with whatever it starts; it is up when it has said so."""

    def __init__(self, folder: pathlib.Path, kind: str, up: str, *arguments: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._up = re.compile(up)
        self._said = threading.Event()
        self._found: re.Match | None = None
        self.log = folder / "log.txt"
        environment = os.environ | {
            "SPARK_HOME": str(SPARK_HOME), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(folder),
            "SPARK_DAEMON_MEMORY": "256m",
        }
        self.process = subprocess.Popen(
            [SPARK_HOME / "bin" / "spark-class", f"org.apache.spark.deploy.{kind}", *arguments],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env=environment, cwd=folder, start_new_session=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def found(self) -> re.Match:
        """What it said when it was up."""
        if not self._said.wait(START_SECONDS) or self._found is None:
            raise AssertionError(f"not up within {START_SECONDS} s: {self.log.read_text()}")
        return self._found

    def kill(self) -> None:
        """Kills it and what it has started, as a machine dies."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _listen(self) -> None:
        with open(self.log, "w", encoding="utf-8") as log:
            for line in self.process.stderr:
                log.write(line)
                log.flush()
                self._found = self._found or self._up.search(line)
                if self._found:
                    self._said.set()
        self._said.set()


class SparkCluster:
    """Workers of one core each; a context manager that leaves no process behind."""

    def __init__(self, folder: pathlib.Path, workers: int, memory: str = "1500M") -> None:
        self._folder = folder
        self._memory = memory
        self._master = Daemon(
            folder / "master", "master.Master", r"Starting Spark master at (spark://\S+)",
            "--host", "127.0.0.1", "--port", "0", "--webui-port", "0",
        )
        try:
            self.url = self._master.found()[1]
            self.workers = [self._worker(number) for number in range(workers)]
            for worker in self.workers:
                worker.found()
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self) -> "SparkCluster":
        return self

    def __exit__(self, *_: object) -> None:
        for daemon in [*getattr(self, "workers", []), self._master]:
            daemon.kill()

    def state(self) -> dict:
        """What the master tells of workers, applications and drivers."""
        page = re.search(r"started at http://\S+?:(\d+)", self._master.log.read_text())[1]
        with urllib.request.urlopen(f"http://127.0.0.1:{page}/json/", timeout=10) as answer:
            return json.load(answer)

    def until(self, holds: Callable[[dict], bool]) -> dict:
        """What the master tells once something holds of it."""
        deadline = time.monotonic() + START_SECONDS
        while not holds(state := self.state()):
            assert time.monotonic() < deadline, f"not so within {START_SECONDS} s: {state}"
            time.sleep(0.1)
        return state

    def _worker(self, number: int) -> Daemon:
        folder = self._folder / f"worker-{number}"
        return Daemon(
            folder, "worker.Worker", "Successfully registered with master",
            "--host", "127.0.0.1", "--cores", "1", "--memory", self._memory, "--webui-port", "0",
            "--work-dir", str(folder), self.url,
        )


def options(cluster: SparkCluster, *settings: str) -> list[str]:
    """How a command gets there, and how it fits into its small machines."""
    given = [
        "spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1",
        "spark.executor.memory=1g", "spark.executor.cores=1", *settings,
    ]
    return ["--master", cluster.url, *(word for setting in given for word in ("--set", setting))]
