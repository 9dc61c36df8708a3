"""A real Airflow on this machine, in a folder of its own: what `make airflow` and the tests start.

Scheduler, API server, DAG processor and triggerer in one process group, SQLite, the LocalExecutor, free
ports, a password that was made up. To get to know Filrouge's DAGs and for tests; not for production.
"""

import argparse
import contextlib
import datetime
import json
import os
import pathlib
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping

import urllib3
from airflow_client.client import ApiClient, Configuration
from airflow_client.client.api.pool_api import PoolApi
from airflow_client.client.exceptions import ApiException
from airflow_client.client.models.pool_body import PoolBody
from filrouge_airflow.airflow import token

HERE = pathlib.Path(__file__).resolve().parent
USER = "admin"
HEALTHY_WITHIN = 600


class LocalAirflow:
    """An Airflow whose home is one folder; whoever starts it stops it."""

    def __init__(self, home: pathlib.Path, environment: Mapping[str, str]):
        self.home = home.resolve()
        self._given = dict(environment)
        self._process: subprocess.Popen | None = None
        self.home.mkdir(parents=True, exist_ok=True)
        self.password = self._password()
        self._ports = free_ports(3)
        self.url = f"http://127.0.0.1:{self._ports[0]}"

    def _password(self) -> str:
        """The same as long as the folder lives; readable by its owner only."""
        file = self.home / "passwords.json"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(json.dumps({USER: secrets.token_urlsafe(18)}))
        return json.loads(file.read_text())[USER]

    def environment(self) -> dict[str, str]:
        api, worker_logs, trigger_logs = self._ports
        return {
            **{name: value for name, value in self._given.items() if not name.startswith("AIRFLOW")},
            # Airflow finds its own commands on the path.
            "PATH": f"{pathlib.Path(sys.executable).parent}{os.pathsep}{self._given.get('PATH', '')}",
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(HERE / "dags"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__PARALLELISM": "4",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(self.home / "passwords.json"),
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(api),
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(worker_logs),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(trigger_logs),
            # Slow answers of a busy machine are no failures of a task.
            "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "60",
            "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "30",
            "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.5",
        }

    def client_environment(self) -> dict[str, str]:
        return {
            "FILROUGE_AIRFLOW_URL": self.url,
            "FILROUGE_AIRFLOW_USER": USER,
            "FILROUGE_AIRFLOW_PASSWORD": self.password,
        }

    def start(self) -> None:
        """Starts all of it and waits until it is healthy and has its pool."""
        if self.process_group() is not None:
            raise SystemExit(f"airflow: Cannot start: one runs in {self.home}; stop it first")
        with (self.home / "airflow.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "airflow", "standalone"],
                env=self.environment(), cwd=self.home, stdin=subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )
        (self.home / "process-group").write_text(str(self._process.pid))
        self._write_client_environment()
        self._wait_until_healthy()
        self._lay_out_pools()

    def _write_client_environment(self) -> None:
        file = self.home / "client.env"
        file.touch(mode=0o600)
        file.write_text(
            "".join(f"export {name}='{value}'\n" for name, value in self.client_environment().items())
        )

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + HEALTHY_WITHIN
        while not self._is_healthy():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise SystemExit(f"airflow: Cannot start Airflow; see {self.home / 'airflow.log'}")
            time.sleep(0.5)

    def _is_healthy(self) -> bool:
        with contextlib.suppress(urllib3.exceptions.HTTPError, ValueError):
            answer = urllib3.PoolManager(retries=False).request(
                "GET", f"{self.url}/api/v2/monitor/health", timeout=5
            )
            parts = json.loads(answer.data)
            return all(
                parts[part]["status"] == "healthy" for part in ("metadatabase", "scheduler", "dag_processor")
            )
        return False

    def client(self) -> ApiClient:
        access = token(self.url, self.client_environment())
        return ApiClient(Configuration(host=self.url, access_token=access))

    def _lay_out_pools(self) -> None:
        with self.client() as client:
            for name, pool in json.loads((HERE / "pools.json").read_text()).items():
                try:
                    PoolApi(client).post_pool(PoolBody(name=name, **pool))
                except ApiException as e:
                    if e.status != 409:
                        raise

    def wait(self) -> None:
        self._process.wait()

    def process_group(self) -> int | None:
        """The group that runs in this folder, whoever started it."""
        file = self.home / "process-group"
        if not file.exists():
            return None
        group = int(file.read_text())
        return group if is_alive(group) else None

    def stop(self) -> None:
        """Ends the whole process group: a signal to the parent alone leaves workers behind."""
        group = self.process_group()
        for how, patience in ((signal.SIGTERM, 20), (signal.SIGKILL, 10)):
            deadline = time.monotonic() + patience
            while group is not None and is_alive(group) and time.monotonic() < deadline:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(group, how)
                if self._process is not None:
                    self._process.poll()
                time.sleep(0.5)
        (self.home / "process-group").unlink(missing_ok=True)


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def first_night() -> str:
    """The last night of a shop whose files end; else yesterday."""
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    return os.environ.get("FILROUGE_LAST_NIGHT") or yesterday.isoformat()


def main() -> None:
    parser = argparse.ArgumentParser(description="A real Airflow on this machine with Filrouge's DAGs.")
    parser.add_argument("--home", type=pathlib.Path, required=True, help="its folder")
    parser.add_argument("--stop", action="store_true", help="stop the one that runs there")
    options = parser.parse_args()
    airflow = LocalAirflow(options.home, os.environ)
    if options.stop:
        ran = airflow.process_group() is not None
        airflow.stop()
        print(f"airflow: {'stopped' if ran else 'none ran'} in {airflow.home}")
        return
    for end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(end, lambda *_: sys.exit(0))
    try:
        print("airflow: starting, which takes half a minute", flush=True)
        airflow.start()
        print(
            f"airflow: open {airflow.url} as user {USER}; its password stands in"
            f" {airflow.home / 'passwords.json'}\n"
            f"airflow: for bin/filrouge-airflow: source {airflow.home / 'client.env'}\n"
            f"airflow: then a first night: bin/filrouge-airflow trigger {first_night()} --unpause\n"
            "airflow: Ctrl-C here, or 'make airflow-stop', stops it",
            flush=True,
        )
        airflow.wait()
    except KeyboardInterrupt:
        pass
    finally:
        airflow.stop()


if __name__ == "__main__":
    main()
