"""A lake on object storage: do nights at s3a:// give the tables of nights on a disk, also when killed?

Starts a server that speaks S3 (moto) and simulates a small shop. Then it

  - runs two nights on a disk and the same two at s3a://; tables are compared row for row, exports by
    the byte;
  - lets two runs at once want one lake at s3a://: one has it, the other says so and ends with exit code 2;
  - kills a third night by SIGKILL at --kills random moments and runs it again, compared in the same way;
  - starts a run on a store that takes no heed of If-None-Match, as some do that speak S3, one without the
    jars and one with a bucket that is not there: they are refused.

usage: object_storage.py [--customers 1000] [--kills 3] [--seed 1] [--jars var/s3-jars] [--work DIR]
Needs the built jars (make build), those of deploy/s3/pom.xml, and moto's server in this Python:
  mvn -f deploy/s3/pom.xml dependency:copy-dependencies -DoutputDirectory=$PWD/var/s3-jars
  var/python/bin/python -m pip install 'moto[server]==5.2.1'
"""

import argparse
import hashlib
import http.client
import http.server
import importlib.util
import pathlib
import random
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "acceptance"))
import filrouge  # noqa: E402

ROOT = filrouge.ROOT
BUCKET = "shop"
NIGHTS = ("2025-12-29", "2025-12-30")
LAST = "2025-12-31"
KEYS = {"AWS_ACCESS_KEY_ID": secrets.token_hex(10), "AWS_SECRET_ACCESS_KEY": secrets.token_hex(20)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--customers", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jars", type=pathlib.Path, default=ROOT / "var" / "s3-jars")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "object-storage")
    given = parser.parse_args()
    if importlib.util.find_spec("moto") is None:
        parser.error("Cannot start moto's server: it is not in this Python; see the beginning of this file")
    shutil.rmtree(given.work, ignore_errors=True)
    given.work.mkdir(parents=True)
    jars = sorted(given.jars.resolve().glob("*.jar"))
    print(f"{len(jars)} jars for s3a, {sum(jar.stat().st_size for jar in jars) / 1e6:.0f} MB", flush=True)
    store = Store(given.work.resolve())
    try:
        is_good = all([check(store, given) for check in (equal, one_at_a_time, killed, refused)])
    finally:
        store.stop()
    sys.exit(0 if is_good else 1)


class Store:
    """A server that speaks S3, a shop, and its lakes: one on a disk, one in a bucket."""

    def __init__(self, work: pathlib.Path) -> None:
        self.work = work
        self.shop = work / "shop"
        self.port = free_port()
        self.server = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-p", str(self.port)],
            stdout=(work / "moto.log").open("w"), stderr=subprocess.STDOUT,
        )
        import boto3  # comes with moto

        self.client = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{self.port}", region_name="us-east-1",
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )
        until_answers(self.port)
        self.client.create_bucket(Bucket=BUCKET)
        self.write_conf("s3.conf", self.port)

    def write_conf(self, name: str, port: int) -> pathlib.Path:
        conf = self.work / name
        conf.write_text(f"""
include "{ROOT / 'conf' / 'demo.conf'}"
demo.out = "{self.work}"
lake.uri = "s3a://{BUCKET}/lake"
exports.uri = "s3a://{BUCKET}/lake-exports"
report.path = "s3a://{BUCKET}/lake-report"
spark {{
  "hadoop.fs.s3a.endpoint" = "http://127.0.0.1:{port}"
  "hadoop.fs.s3a.endpoint.region" = us-east-1
  "hadoop.fs.s3a.path.style.access" = true
  "hadoop.fs.s3a.connection.ssl.enabled" = false
}}
""")
        return conf

    def on_disk(self, day: str) -> float:
        began = time.time()
        filrouge.run(*filrouge.night_arguments(self.shop, self.work / "disk", day))
        return time.time() - began

    def in_bucket(
        self, day: str, *options: str, jars: pathlib.Path, conf: str = "s3.conf"
    ) -> subprocess.Popen:
        environment = filrouge.environment() | KEYS | {"FILROUGE_CLASS_PATH": f"{jars.resolve()}/*"}
        return subprocess.Popen(
            filrouge.command("batch", "nightly", "--conf", str(self.work / conf), "--as-of", day, *options),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, cwd=ROOT,
        )

    def fetched(self) -> pathlib.Path:
        """A copy of the bucket on the disk."""
        copy = self.work / "fetched"
        shutil.rmtree(copy, ignore_errors=True)
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET):
            for held in page.get("Contents", []):
                if not held["Key"].endswith("/"):
                    file = copy / held["Key"]
                    file.parent.mkdir(parents=True, exist_ok=True)
                    self.client.download_file(BUCKET, held["Key"], str(file))
        return copy

    def is_equal(self, what: str) -> bool:
        copy = self.fetched()
        disk = filrouge.contents(self.work / "disk")
        bucket = filrouge.contents(copy / "lake")
        differ = filrouge.differences(disk, bucket)
        files = [digests(it) for it in (self.work / "disk-exports", copy / "lake-exports")]
        rows = sum(map(len, disk.values()))
        print(
            f"{what}: {len(disk)} tables, {rows:,} rows, {len(files[0])} exported files; "
            f"differing tables: {differ or 'none'}; differing files: "
            f"{sorted(name for name, _ in set(files[0].items()) ^ set(files[1].items())) or 'none'}",
            flush=True,
        )
        return not differ and files[0] == files[1]

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait()


def equal(store: Store, given: argparse.Namespace) -> bool:
    filrouge.run(
        "simulate", "--out", str(store.shop), "--customers", str(given.customers), "--deliver-to", LAST
    )
    for day in NIGHTS:
        disk = store.on_disk(day)
        began = time.time()
        done(store.in_bucket(day, jars=given.jars))
        print(f"night {day}: {disk:.0f} s on the disk, {time.time() - began:.0f} s at s3a", flush=True)
    return store.is_equal("two nights")


def one_at_a_time(store: Store, given: argparse.Namespace) -> bool:
    store.on_disk(LAST)
    first = store.in_bucket(LAST, jars=given.jars)
    until_held(store)
    second = store.in_bucket(LAST, jars=given.jars)
    is_told = is_refused("a second run at once", second, "holds it since")
    done(first)
    return store.is_equal("the night of the first run") and is_told


def killed(store: Store, given: argparse.Namespace) -> bool:
    chance = random.Random(given.seed)
    began = time.time()
    done(store.in_bucket(LAST, jars=given.jars))
    length = time.time() - began
    number = 0
    while number < given.kills:
        # The first seconds only start the engine.
        moment = 8 + chance.random() * max(1.0, length - 10)
        night = store.in_bucket(LAST, jars=given.jars)
        time.sleep(moment)
        if night.poll() is not None:
            night.communicate()
            continue
        night.kill()
        night.communicate()
        done(store.in_bucket(LAST, jars=given.jars))
        number += 1
        if not store.is_equal(f"kill {number} after {moment:.0f} of {length:.0f} s, run again"):
            return False
    return True


def refused(store: Store, given: argparse.Namespace) -> bool:
    """What must not begin, and says why."""
    heedless = Heedless(store.port)
    store.write_conf("heedless.conf", heedless.server_port)
    before = digests(store.fetched())
    threading.Thread(target=heedless.serve_forever, daemon=True).start()
    nowhere = store.work / "no-jars"
    nowhere.mkdir()
    told = [
        is_refused("a store that takes no heed of If-None-Match",
                   store.in_bucket(LAST, conf="heedless.conf", jars=given.jars), "If-None-Match"),
        is_refused("without the jars", store.in_bucket(LAST, jars=nowhere), "docs/object-storage.md"),
        is_refused("a bucket that is not there",
                   store.in_bucket(LAST, "--set", "lake.uri=s3a://nobodys/lake", jars=given.jars), "nobodys"),
    ]
    heedless.shutdown()
    changed = {name for name, _ in set(before.items()) ^ set(digests(store.fetched()).items())}
    tables = sorted(name for name in changed if "_lease" not in name)
    print(f"changed by refused runs beside the lease: {tables or 'nothing'}")
    return all(told) and not tables


def is_refused(what: str, night: subprocess.Popen, word: str) -> bool:
    said, _ = night.communicate(timeout=300)
    last = (said.strip().splitlines() or [""])[-1]
    is_so = night.returncode == 2 and word in said
    print(f"{'refused' if is_so else 'NOT AS EXPECTED'}: {what}: exit {night.returncode}: {last}", flush=True)
    return is_so


def done(night: subprocess.Popen) -> None:
    said, _ = night.communicate()
    if night.returncode:
        sys.exit(f"a night at s3a: exit {night.returncode}: {said}")


def until_held(store: Store) -> None:
    deadline = time.time() + 60
    while time.time() < deadline:
        listed = store.client.list_objects_v2(Bucket=BUCKET, Prefix="lake/operations/_lease/")
        found = listed.get("Contents", [])
        held = sorted(it["Key"] for it in found if it["Key"].endswith(".json"))
        if held and not any(it["Key"] == held[-1].replace(".json", ".released") for it in found):
            return
        time.sleep(0.2)
    sys.exit("nobody took the lease")


def digests(folder: pathlib.Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*")) if file.is_file() and not file.name.endswith(".crc")
    }


class Heedless(http.server.ThreadingHTTPServer):
    """Passes everything on to the store but the condition that a file must not be there yet."""

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.behind = port


class Passing(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def passed(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if self.headers.get("Expect"):
            self.send_response_only(100)
            self.end_headers()
        body = self.rfile.read(length)
        headers = {
            name: value for name, value in self.headers.items()
            if name.lower() not in ("if-none-match", "expect")
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.server.behind)
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        given = answer.getheader("Content-Length") if self.command == "HEAD" else None
        self.send_header("Content-Length", given or str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        connection.close()

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = passed

    def log_message(self, *arguments) -> None:
        pass


def until_answers(port: int) -> None:
    deadline = time.time() + 60
    while time.time() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("the server that speaks S3 does not answer")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


if __name__ == "__main__":
    main()
