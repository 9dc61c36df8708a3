"""A delivery into PostgreSQL against a plain COPY of the same rows, on an embedded server, in one run.

    var/python/bin/python benchmarks/postgres_upsert.py --rows 1000000
"""

import argparse
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAME = "PostgresUpsertBenchmark"
SAID = f"batch-jobs/target/surefire-reports/io.filrouge.batch.deliveries.{NAME}-output.txt"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    rows = options.parse_args().rows
    subprocess.run(
        [
            "mvn", "-q", "test", "-pl", "batch-jobs", "-am", f"-Dtest={NAME}", f"-Dbench.rows={rows}",
            "-Dsurefire.failIfNoSpecifiedTests=false", "-Djacoco.skip", "-Dtest.jvms=1",
        ],
        cwd=ROOT, check=True,
    )
    print((ROOT / SAID).read_text())


if __name__ == "__main__":
    main()
