"""What an audience of a million costs: full and changes, beside a plain CSV write of the same rows.

Makes a base of that many customers up, writes it as plain CSV by the engine and as audiences, in one
process, and prints rows a second. A night later one customer in a hundred has changed and one has gone.

usage: export_million.py [--customers 1000000] [--heap 1500m] [--rounds 2] [--work DIR]
Needs the built jars (make build).
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def java_arguments(heap: str) -> list[str]:
    opens = re.search(r"<spark\.opens>(.*?)</spark\.opens>", (ROOT / "pom.xml").read_text()).group(1)
    class_path = (ROOT / "batch-jobs" / "target" / "classpath.txt").read_text().strip()
    jar = ROOT / "batch-jobs" / "target" / "filrouge-batch-jobs.jar"
    options = os.environ.get("FILROUGE_JAVA_OPTIONS", "").split()
    library = f"{ROOT / 'conf'}:{jar}:{class_path}"
    return ["java", f"-Xmx{heap}", *options, *opens.split(), "-cp", library]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--customers", type=int, default=1_000_000)
    arguments.add_argument("--heap", default="1500m")
    arguments.add_argument("--rounds", type=int, default=2, help="of plain and full, the first one cold")
    arguments.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "export-million")
    given = arguments.parse_args()
    shutil.rmtree(given.work, ignore_errors=True)
    given.work.mkdir(parents=True)
    print(f"load {os.getloadavg()[0]:.1f}, heap {given.heap}", flush=True)
    program = ROOT / "benchmarks" / "ExportMillion.java"
    what = [str(given.work), str(given.customers), str(given.rounds)]
    command = [*java_arguments(given.heap), str(program), *what]
    subprocess.run(command, cwd=ROOT, check=True)
    shutil.rmtree(given.work)


if __name__ == "__main__":
    main()
