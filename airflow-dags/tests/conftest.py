"""The environment in which DAG files are read, before anything imports them."""

import os
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]

os.environ.update(
    {
        "AIRFLOW_HOME": tempfile.mkdtemp(prefix="filrouge-airflow-"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "True",
        "FILROUGE_HOME": str(ROOT),
        "FILROUGE_CONF": str(ROOT / "conf" / "demo.conf"),
    }
)
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "dags"), str(HERE)]


def pytest_unconfigure():
    shutil.rmtree(os.environ["AIRFLOW_HOME"], ignore_errors=True)
