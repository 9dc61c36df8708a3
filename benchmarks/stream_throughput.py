"""Events a CPU second of the reactivation job: from the start of its JVM to the end of a backlog.

Fills shop-events of an embedded broker from the live shop, as fast as possible, then starts the job with no
state and samples the CPU time of its process until its stages have nothing left to do. With many carts on
the heap and short intervals checkpoints alone are work: choose a long interval. A log that is kept is read
again, so that two settings or releases are compared on the same records.

usage: stream_throughput.py [--hours 24] [--carts-per-minute 60] [--view-share 0.9] [--state-backend heap]
                            [--delivery exactly-once] [--interval "30 s"] [--runs 1] [--work DIR] [--keep]
                            [--baselines]
--keep leaves the log in --work, and reads the one that is there; --baselines reads it by a raw Kafka
consumer and by the job's source and decoder alone, too. Needs the built jars (make build).
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
STAGES = ("cart-ownership", "visitors", "customers")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--carts-per-minute", type=int, default=60)
    parser.add_argument("--view-share", default="0.9")
    parser.add_argument("--state-backend", default="heap")
    parser.add_argument("--delivery", default="exactly-once")
    parser.add_argument("--interval", default="30 s")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "stream-throughput")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--baselines", action="store_true")
    given = parser.parse_args()
    work = given.work.resolve()
    is_there = given.keep and (work / "kafka").exists()
    if not is_there:
        shutil.rmtree(work, ignore_errors=True)
    kafka = ["--set", f"stream.kafka.data-dir={work / 'kafka'}"]
    filrouge("kafka", "start", *kafka)
    try:
        if not is_there:
            filrouge(
                "simulate", "live", "--data-dir", str(work / "kafka"), "--speed", "0", "--start",
                "2026-03-02T08:00:00Z", "--length", f"{given.hours} h", "--carts-per-minute",
                str(given.carts_per_minute), "--view-share", given.view_share, "--broken-share", "0",
            )
        status = filrouge("kafka", "status", *kafka)
        records = int(re.search(r"shop-events +\d+ +(\d+)", status).group(1))
        print(f"{records:,} records", flush=True)
        if given.baselines:
            baselines(work, re.search(r"127\.0\.0\.1:\d+", status).group(), records)
        for _ in range(given.runs):
            job(given, work, records, kafka)
    finally:
        subprocess.run([str(ROOT / "bin" / "filrouge"), "kafka", "stop", *kafka], capture_output=True)
        if not given.keep:
            shutil.rmtree(work, ignore_errors=True)


def job(given: argparse.Namespace, work: pathlib.Path, records: int, kafka: list[str]) -> None:
    """Runs the job over the whole log, as nobody that has read any of it yet."""
    name = f"throughput-{uuid.uuid4()}"
    state = work / "state"
    shutil.rmtree(state, ignore_errors=True)
    process = subprocess.Popen(
        [
            str(ROOT / "bin" / "filrouge"), "stream", "reactivation", *kafka,
            "--set", f"stream.checkpoints.uri={state / 'checkpoints'}",
            "--set", f"stream.savepoints.uri={state / 'savepoints'}",
            "--set", f"stream.kafka.transactional-id-prefix={name}",
            "--set", "stream.heartbeats=false", "--set", "reactivation.context=none",
            "--set", f"stream.state-backend={given.state_backend}",
            "--set", f"stream.delivery={given.delivery}",
            "--set", f"stream.checkpoints.interval={given.interval}",
        ],
        stdout=(work / "job.log").open("w"), stderr=subprocess.STDOUT,
    )
    cpu, wall = until_idle(process.pid)
    process.terminate()
    process.wait()
    tell(
        f"{given.state_backend}, {given.delivery}, checkpoints each {given.interval}", records, cpu, wall
    )


def tell(what: str, records: int, cpu: float, wall: float) -> None:
    print(
        f"{what}: {cpu:.1f} CPU s, {wall:.0f} s wall; whole {records / cpu / 1e6:.3f} M events a CPU second",
        flush=True,
    )


def baselines(work: pathlib.Path, servers: str, records: int) -> None:
    """What any job on this log pays: reading it, and making events of it in Flink."""
    class_path = ":".join(
        [
            str(ROOT / "streaming-jobs" / "target" / "filrouge-streaming-jobs.jar"),
            (ROOT / "streaming-jobs" / "target" / "classpath.txt").read_text().strip(),
        ]
    )
    made = work / "baselines"
    made.mkdir(exist_ok=True)
    programs = ("RawConsumer", "SourceAndDecoder")
    sources = [str(ROOT / "benchmarks" / f"{program}.java") for program in programs]
    subprocess.run(["javac", "-d", str(made), "-cp", class_path, *sources], check=True)
    opens = ["--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED"]
    for program in programs:
        began = time.time()
        with (work / f"{program}.log").open("w") as log:
            process = subprocess.Popen(
                [
                    "java", "-Xmx2g", "-XX:+UseParallelGC", *opens, "-cp", f"{made}:{class_path}", program,
                    servers, "shop-events",
                ],
                stdout=log, stderr=subprocess.STDOUT,
            )
            _, code, used = os.wait4(process.pid, 0)
        if code:
            raise SystemExit(f"{program} failed: {(work / f'{program}.log').read_text()}")
        tell(program, records, used.ru_utime + used.ru_stime, time.time() - began)


def until_idle(pid: int) -> tuple[float, float]:
    """CPU and wall seconds until no stage has run or waited for a core for six seconds."""
    started = time.time()
    samples = [(started, 0.0, 0.0)]
    while True:
        time.sleep(0.5)
        samples.append((time.time(), cpu_seconds(pid), stage_seconds(pid)))
        now, _, busy = samples[-1]
        recent = [sample for sample in samples if sample[0] >= now - 6]
        if busy > 1 and busy - recent[0][2] < 0.1:
            return recent[0][1], recent[0][0] - started


def stage_seconds(pid: int) -> float:
    """How long the threads of the keyed stages have run or waited for a core."""
    nanoseconds = 0
    for thread in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            if (thread / "comm").read_text().startswith(STAGES):
                nanoseconds += sum(int(figure) for figure in (thread / "schedstat").read_text().split()[:2])
        except OSError:
            pass  # the thread has ended meanwhile
    return nanoseconds / 1e9


def cpu_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def filrouge(*arguments: str) -> str:
    return subprocess.run(
        [str(ROOT / "bin" / "filrouge"), *arguments], capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    main()
