"""The notebooks run from the first cell to the last, on the lake that `make notebooks` opens them on."""

import json
import os
import pathlib
import subprocess

import filrouge
import pytest
import test_data_contracts

FOLDER = filrouge.ROOT / "notebooks"
PYTHON = pathlib.Path(
    os.environ.get("NOTEBOOKS_PYTHON", filrouge.ROOT / "var" / "notebooks-python" / "bin" / "python")
)
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(scope="module")
def contracts():
    return test_data_contracts.parsed()


def test_tables_of_decisions_and_back_tests_keep_their_contracts_too(quarter, contracts):
    lake = quarter.result()
    names = set(filrouge.table_names(lake))
    assert {"activation/trigger_decisions", "activation/campaign_lifts", "scores/model_evaluations"} <= names
    test_data_contracts.assert_columns_and_types(lake, contracts)
    test_data_contracts.assert_rows(lake, contracts)


def test_every_notebook_runs_and_readers_and_contracts_agree(quarter):
    """Also notebooks/test_readers.py: three readers, the same rows; and the contracts' own queries."""
    assert PYTHON.exists(), f"Cannot find {PYTHON}; run 'make test-acceptance', which makes it"
    environment = {"FILROUGE_LAKE": str(quarter.result()), "OMP_NUM_THREADS": "1", "MPLBACKEND": "agg"}
    done = subprocess.run(
        [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbmake", "--nbmake-timeout=300", "."],
        capture_output=True, text=True, cwd=FOLDER, env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert len(NOTEBOOKS) >= 5


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_their_outputs(notebook):
    told = json.loads(notebook.read_text())
    assert set(told["metadata"]) <= {"kernelspec", "language_info"}
    for cell in told["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None, cell["id"]
        assert cell["metadata"] == {}, cell["id"]
