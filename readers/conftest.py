"""Where the lake and the exports of the run to be read lie."""

import pathlib

import pytest


def pytest_addoption(parser):
    parser.addoption("--lake", required=True, help="folder of a lake")
    parser.addoption("--exports", required=True, help="folder of its exports")


@pytest.fixture(scope="session")
def lake(request) -> pathlib.Path:
    return pathlib.Path(request.config.getoption("--lake"))


@pytest.fixture(scope="session")
def exports(request) -> pathlib.Path:
    return pathlib.Path(request.config.getoption("--exports"))
