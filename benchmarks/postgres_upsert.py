"""A delivery into PostgreSQL against a plain COPY of the same rows, on an embedded server, in one run.

    var/python/bin/python benchmarks/postgres_upsert.py --rows 1000000
"""

import argparse
import pathlib
import subprocess

MODULE = pathlib.Path(__file__).resolve().parent.parent / "batch-jobs"
CLASS_PATH = MODULE / "target" / "test-classpath.txt"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    rows = options.parse_args().rows
    subprocess.run(
        [
            "mvn", "-q", "package", "dependency:build-classpath", "-pl", "batch-jobs", "-am",
            "-Dmaven.test.skip.exec", "-Djacoco.skip", "-DincludeScope=test",
            f"-Dmdep.outputFile={CLASS_PATH}",
        ],
        cwd=MODULE.parent, check=True,
    )
    jars = f"{MODULE}/target/test-classes:{MODULE}/target/classes:{CLASS_PATH.read_text()}"
    subprocess.run(
        [
            "java", "-Xmx512m", "-cp", jars,
            "io.filrouge.batch.deliveries.PostgresUpsertBenchmark", str(rows),
        ],
        check=True,
    )


if __name__ == "__main__":
    main()
