"""A job on a real Spark cluster, as an operator starts it: the same tables, exit codes and signals."""

import json
import re
import shutil
import signal
import subprocess

import filrouge
import pytest
import spark_cluster
from conftest import SECOND
from deltalake import DeltaTable

TABLES = ["features/customer_daily_activity", "features/customer_features"]

# The driver plans; rows stay with the executors.
ENVIRONMENT = {"SPARK_HOME": str(spark_cluster.SPARK_HOME), "FILROUGE_HEAP": "512m"}

# Tables are tiny and compiling their plans takes longer than going through them.
QUICK = [
    "spark.sql.shuffle.partitions=2", "spark.sql.codegen.wholeStage=false",
    "spark.sql.codegen.factoryMode=NO_CODEGEN",
    "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
]


@pytest.fixture(scope="module")
def cluster(work):
    with spark_cluster.SparkCluster(work / "spark-cluster", workers=1) as started:
        yield started


def job(name, shop, lake, cluster, *more):
    arguments = filrouge.night_arguments(shop, lake, SECOND)
    return ["batch", name, *arguments[2:], *spark_cluster.options(cluster, *QUICK), *more]


def test_a_job_ended_by_a_signal_and_run_again_gives_the_tables_of_this_machine(cluster, lake, demo, work):
    copy = work / "on-cluster" / "lake"
    shutil.copytree(lake, copy)
    versions = [DeltaTable(str(copy / name)).version() for name in TABLES]
    features = job("features", demo / "shop", copy, cluster)

    with subprocess.Popen(
        filrouge.command(*features), env=filrouge.environment() | ENVIRONMENT, cwd=filrouge.ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as ended:
        assert any("job features started" in line for line in ended.stderr)
        ended.send_signal(signal.SIGTERM)
        # A pipe that nobody empties would hold it up.
        ended.stderr.read()
        assert ended.wait() == 128 + signal.SIGTERM

    done = filrouge.run(*features, **ENVIRONMENT)
    assert re.fullmatch(r"batch features for .* rows published in .*", done.stdout.splitlines()[-1])
    for name, version in zip(TABLES, versions, strict=True):
        assert DeltaTable(str(copy / name)).version() > version
    expected, found = filrouge.contents(lake), filrouge.contents(copy)
    assert filrouge.differences(expected, found) == {}
    assert list((copy / "operations" / "_kept").glob("*")) == []
    # The master hears of it after the driver has ended.
    cluster.until(lambda told: told["activeapps"] == [] and len(told["completedapps"]) == 2)


def test_the_exit_code_of_the_job_comes_back(cluster, demo, work):
    nowhere = job(
        "ingest", demo / "shop", work / "nowhere" / "lake", cluster,
        "--set", "sources.orders.shop.path=/no/such/folder/*.csv",
    )
    done = filrouge.run(*nowhere, expect=3, **ENVIRONMENT)
    assert "sources.orders.shop" in done.stderr


def test_the_exit_code_and_sentence_of_a_driver_on_the_cluster_come_back(cluster, work):
    lake = work / "far" / "lake"
    done = filrouge.run(
        "batch", "maintain", "--set", f"lake.uri={lake}", "--set", "maintenance.retain=1 d",
        *spark_cluster.options(cluster), "--deploy-mode", "cluster",
        expect=2, FILROUGE_LOG_FORMAT="json", **ENVIRONMENT,
    )  # fmt: skip
    assert len(cluster.state()["completeddrivers"]) == 1
    told = [json.loads(line)["message"] for line in done.stderr.splitlines() if line.startswith("{")]
    assert [sentence for sentence in told if "maintenance.retain" in sentence], done.stderr
    assert list((lake / "operations" / "_outcomes").glob("*")) == []


def test_says_what_to_do_without_spark(work):
    done = filrouge.run(
        "batch", "nightly", "--as-of", SECOND, "--master", "spark://127.0.0.1:7077", expect=2, SPARK_HOME=""
    )
    assert done.stderr.startswith("filrouge: Cannot find SPARK_HOME in the environment")
    assert "--master=URL" in filrouge.run("batch", "nightly", "--help").stdout


def test_a_master_in_the_configuration_alone_is_not_taken_for_this_machine(work):
    done = filrouge.run(
        "batch", "maintain", "--set", f"lake.uri={work / 'elsewhere'}",
        "--set", "cluster.master=spark://127.0.0.1:7077", expect=2,
    )
    assert "Cannot run on spark://127.0.0.1:7077 without spark-submit; give the launcher" in done.stderr


def test_the_spark_of_the_tests_is_the_one_that_jobs_are_built_with():
    version = re.search(r"<spark.version>(.+)</spark.version>", (filrouge.ROOT / "pom.xml").read_text())[1]
    assert (spark_cluster.SPARK_HOME / "jars" / f"spark-core_2.13-{version}.jar").is_file()
