"""How a command goes to a Spark cluster: which jar, which other jars, which connection."""

import os
import pathlib

from airflow.providers.apache.spark.hooks.spark_submit import SparkSubmitHook

CONNECTION = "filrouge_spark"
MAIN = "io.filrouge.batch.jobs.Filrouge"


def application(home: pathlib.Path) -> pathlib.Path:
    return home / "batch-jobs" / "target" / "filrouge-batch-jobs.jar"


def hook(arguments: list[str], home: pathlib.Path) -> SparkSubmitHook:
    return SparkSubmitHook(
        conn_id=CONNECTION,
        java_class=MAIN,
        name=f"filrouge {' '.join(arguments[:2])}",
        jars=",".join(str(jar) for jar in jars(home, spark_home())),
        conf={"spark.driver.extraJavaOptions": f"-Dfilrouge.home={home}"},
        application_args=arguments,
    )


def spark_home() -> pathlib.Path:
    if not os.environ.get("SPARK_HOME"):
        raise ValueError("Cannot find SPARK_HOME in the environment: ''; name the folder of Spark 4.1")
    return pathlib.Path(os.environ["SPARK_HOME"])


def jars(home: pathlib.Path, spark: pathlib.Path) -> list[pathlib.Path]:
    """What Filrouge needs beyond what Spark brings, in the order of its class path."""
    listed = (home / "batch-jobs" / "target" / "classpath.txt").read_text().strip().split(":")
    brought = {jar.name for jar in (spark / "jars").glob("*.jar")}
    return [pathlib.Path(jar) for jar in listed if pathlib.Path(jar).name not in brought]
