"""A Flink cluster on this machine: ZooKeeper, a JobManager and TaskManagers, real processes on loopback."""

import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import filrouge

START_SECONDS = 90
RUNTIME = "org.apache.flink.runtime"
SESSION = f"{RUNTIME}.entrypoint.StandaloneSessionClusterEntrypoint"
APPLICATION = "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint"
TASK_MANAGER = f"{RUNTIME}.taskexecutor.TaskManagerRunner"
ZOOKEEPER = f"{RUNTIME}.zookeeper.FlinkZooKeeperQuorumPeer"
# What 'make var/flink/made' installs: Flink's distribution without its scripts, as PyPI has it.
FLINK_HOME = pathlib.Path(os.environ.get("FLINK_HOME", filrouge.ROOT / "var" / "flink" / "pyflink"))
# What a distribution has, and deploy/Dockerfile leaves out of usrlib.
FLINKS = re.compile(
    r"flink-(?!avro-|connector-base-|connector-kafka-)|(frocksdbjni|kryo|minlog|objenesis|log4j|slf4j|async-profiler)-"
)
OPENED = [
    "java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.math", "java.net", "java.nio",
    "java.text", "java.time", "java.util", "java.util.concurrent", "java.util.concurrent.atomic",
    "java.util.concurrent.locks", "sun.nio.ch",
]  # fmt: skip
SMALL = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
LOG = """
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
appender.file.type = File
appender.file.name = file
appender.file.fileName = ${sys:log.file}
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d{ISO8601} %p %c{1}: %m%n%xEx{8}
"""


def flinks() -> list[pathlib.Path]:
    """The jars of any cluster. Tables are left out, which the job has none of."""
    found = (FLINK_HOME / "lib").glob("*.jar")
    return [jar for jar in found if not re.match("flink-(table|scala|cep)", jar.name)]


def jobs() -> list[pathlib.Path]:
    """The jars that a distribution of Flink lacks."""
    module = filrouge.ROOT / "streaming-jobs" / "target"
    listed = (module / "classpath.txt").read_text().strip().split(":")
    all_of_them = [module / "filrouge-streaming-jobs.jar", *map(pathlib.Path, listed)]
    return [jar for jar in all_of_them if not FLINKS.match(jar.name)]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class FlinkCluster:
    """A JobManager that is found by ZooKeeper, and TaskManagers; leaves no process behind.

    With ``application``, a main class and its arguments, the JobManager runs that, else it waits for jobs.
    """

    def __init__(
        self, folder: pathlib.Path, taskmanagers: int, slots: int, application: list[str] | None = None
    ) -> None:
        self.folder = folder
        self.application = application
        self.processes: dict[str, subprocess.Popen] = {}
        self._rest = free_port()
        self.address = f"127.0.0.1:{self._rest}"
        self._configure(slots)
        try:
            self.start("zookeeper")
            self.start("jobmanager")
            for number in range(1, taskmanagers + 1):
                self.start(f"taskmanager-{number}")
            self.until(lambda: self.overview()["taskmanagers"] == taskmanagers)
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self) -> "FlinkCluster":
        return self

    def __exit__(self, *_: object) -> None:
        for name in reversed(list(self.processes)):
            self.kill(name)

    def start(self, name: str) -> None:
        """Starts a process of that name: zookeeper, jobmanager, or one that begins with taskmanager-."""
        kind = name.split("-")[0]
        configured = ["-c", str(self.folder / "conf")]
        match kind:
            case "zookeeper":
                words = [ZOOKEEPER, "--zkConfigFile", str(self.folder / "zoo.cfg"), "--peerId", "1"]
            case "jobmanager" if self.application:
                words = [APPLICATION, *configured, "--job-classname", *self.application]
            case "jobmanager":
                words = [SESSION, *configured]
            case "taskmanager":
                words = [TASK_MANAGER, *configured, "-D", f"taskmanager.resource-id={name}"]
        opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
        with (self.folder / f"{name}.out").open("a") as out:
            self.processes[name] = subprocess.Popen(
                [
                    "java", f"-Xmx{'128m' if kind == 'zookeeper' else '512m'}", *SMALL, *opens,
                    f"-Dlog4j2.configurationFile={self.folder / 'log4j2.properties'}",
                    f"-Dlog.file={self.folder / (name + '.log')}",
                    f"-Djava.io.tmpdir={self.folder / 'tmp'}",
                    "-cp", ":".join(map(str, flinks())), *words,
                ],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=self.folder,
                env=os.environ | {"FLINK_LIB_DIR": str(self.folder / "lib")},
            )  # fmt: skip

    def kill(self, name: str, how: int = signal.SIGKILL) -> None:
        process = self.processes.pop(name)
        if process.poll() is None:
            process.send_signal(how)
        process.wait()

    def overview(self) -> dict:
        return self.rest("overview")

    def rest(self, path: str) -> dict:
        with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=10) as answer:
            return json.load(answer)

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits until something holds of the cluster, and a JobManager leads that says so."""
        deadline = time.monotonic() + START_SECONDS
        while not self._holds(holds):
            for name, process in self.processes.items():
                assert process.poll() is None, f"{name} has ended; see {self.folder / name}.log and .out"
            assert time.monotonic() < deadline, f"not so within {START_SECONDS} s; see {self.folder}"
            time.sleep(0.2)

    @staticmethod
    def _holds(holds: Callable[[], bool]) -> bool:
        try:
            return holds()
        except (OSError, ValueError, KeyError):
            return False

    def _configure(self, slots: int) -> None:
        for name in ("conf", "tmp", "ha", "zookeeper", "lib", "usrlib"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        if self.application:
            for jar in jobs():
                (self.folder / "usrlib" / jar.name).symlink_to(jar)
        zookeeper = free_port()
        (self.folder / "log4j2.properties").write_text(LOG)
        (self.folder / "zoo.cfg").write_text(
            f"tickTime=1000\nclientPort={zookeeper}\nclientPortAddress=127.0.0.1\n"
            f"dataDir={self.folder / 'zookeeper'}\nadmin.enableServer=false\n"
        )
        settings = {
            "jobmanager.rpc.address": "127.0.0.1", "jobmanager.bind-host": "127.0.0.1",
            "rest.address": "127.0.0.1", "rest.bind-address": "127.0.0.1", "rest.port": self._rest,
            "rest.bind-port": self._rest, "web.submit.enable": "false",
            "taskmanager.host": "127.0.0.1", "taskmanager.bind-host": "127.0.0.1",
            # All of them work, so that whichever is killed had something to lose.
            "taskmanager.load-balance.mode": "SLOTS",
            "taskmanager.numberOfTaskSlots": slots, "io.tmp.dirs": self.folder / "tmp",
            "high-availability.type": "zookeeper",
            "high-availability.zookeeper.quorum": f"127.0.0.1:{zookeeper}",
            "high-availability.storageDir": (self.folder / "ha").as_uri(),
            # Whoever died is missed after seconds; Flink's own defaults wait for a minute.
            "high-availability.zookeeper.client.session-timeout": "4 s",
            "heartbeat.interval": "1 s", "heartbeat.timeout": "8 s",
            # Flink's own scripts would tell these.
            "taskmanager.cpu.cores": 1, "taskmanager.memory.framework.heap.size": "64m",
            "taskmanager.memory.framework.off-heap.size": "64m", "taskmanager.memory.task.heap.size": "256m",
            "taskmanager.memory.task.off-heap.size": "0m", "taskmanager.memory.network.min": "32m",
            "taskmanager.memory.network.max": "32m", "taskmanager.memory.managed.size": "64m",
            "taskmanager.memory.jvm-metaspace.size": "192m", "taskmanager.memory.jvm-overhead.min": "64m",
            "taskmanager.memory.jvm-overhead.max": "64m",
        }  # fmt: skip
        (self.folder / "conf" / "config.yaml").write_text(
            "".join(f"{key}: {json.dumps(str(value))}\n" for key, value in settings.items())
        )
