"""Fitting and scoring beside lifetimes: the same simulated customers, side by side in one run.

PEERS is a folder with the peer's programs: bgnbd_data.py makes the customers (load("100k")),
lifetimes_bench.py fits and scores them. lifetimes needs older libraries than ours: give a Python with them.

usage: purchase_models.py --peers PEERS --peer-python PYTHON [--data 100k] [--models bg,gg] [--heap 2g]
Data: 10k, 100k, 1m, each also with -days (times in whole days, so that many customers are alike).
Needs the built jars (make build).
"""

import argparse
import pathlib
import resource
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
WRITE = """
import sys
from bgnbd_data import load
d = load(sys.argv[1])
d[["frequency", "recency", "T", "monetary_value"]].to_csv(sys.argv[2], header=False, index=False)
print(len(d))
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--peers", required=True, type=pathlib.Path)
    arguments.add_argument("--peer-python", required=True, type=pathlib.Path)
    arguments.add_argument("--data", default="100k")
    arguments.add_argument("--models", default="bg,gg", help="of lifetimes: bg, pnbd, gg")
    arguments.add_argument("--heap", default="2g")
    given = arguments.parse_args()
    python = str(given.peer_python.absolute())
    with tempfile.TemporaryDirectory() as folder:
        customers = pathlib.Path(folder) / "customers.csv"
        count = subprocess.run(
            [python, "-c", WRITE, given.data, str(customers)],
            cwd=given.peers, check=True, capture_output=True, text=True,
        ).stdout.strip()
        for more in [[], ["--grouped"]] if given.data.endswith("-days") else [[]]:
            peer = [python, "lifetimes_bench.py", given.data, "--models", given.models, *more]
            subprocess.run(peer, cwd=given.peers, check=True)
        program = [
            "java", f"-Xmx{given.heap}", "-cp", library(), str(ROOT / "benchmarks" / "PurchaseModels.java"),
            str(customers), count,
        ]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(program, cwd=ROOT, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"filrouge, whole process with the reading of the text: {cpu:.1f} CPU s")


def library() -> str:
    """The domain, and the libraries of the night among which those are that it needs."""
    libraries = (ROOT / "batch-jobs" / "target" / "classpath.txt").read_text().strip()
    return f"{ROOT / 'domain' / 'target' / 'classes'}:{libraries}"


if __name__ == "__main__":
    main()
