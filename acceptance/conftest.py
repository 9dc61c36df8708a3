"""One shop with two nights that most tests look at, and the real data sets where they are."""

import concurrent.futures
import os
import pathlib
import subprocess

import filrouge
import pytest

FIRST, SECOND = "2025-12-30", "2025-12-31"


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=1, help="moments at which a night is killed")


@pytest.fixture(scope="session")
def work(tmp_path_factory) -> pathlib.Path:
    return tmp_path_factory.mktemp("filrouge")


@pytest.fixture(scope="session")
def nights():
    """Runs nights beside each other: planning keeps one core busy, so two of them use two."""
    with concurrent.futures.ThreadPoolExecutor(2) as runs:
        yield runs


@pytest.fixture(scope="session")
def demo(work) -> pathlib.Path:
    """The folder of a demonstration that has run: shop, lake, exports."""
    out = work / "demo"
    done = filrouge.run("demo", "--out", str(out))
    (out / "said.txt").write_text(done.stdout)
    return out


@pytest.fixture(scope="session")
def lake(demo) -> pathlib.Path:
    return demo / "lake"


@pytest.fixture(scope="session")
def quarter(demo, nights):
    """The lake that notebooks open on: the demonstration's shop with a past, in three nights; a future."""

    def build() -> pathlib.Path:
        done = subprocess.run(
            [filrouge.ROOT / "notebooks" / "a-quarter", demo], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return demo / "quarter" / "lake"

    return nights.submit(build)


@pytest.fixture(scope="session")
def every_channel(work) -> pathlib.Path:
    """The folder of a shop with every kind of source, after a night."""
    out = work / "every-channel"
    filrouge.simulate(out / "shop", FIRST, "--from", "2025-07-01", "--web-sessions-per-customer", "1")
    filrouge.run(
        *filrouge.night_arguments(out / "shop", out / "lake", FIRST, "every-channel.conf"),
        "--set", "reactivation.caps.weekly=1", "--set", "scores.recommendations.enabled=true",
    )
    return out


@pytest.fixture(scope="session")
def data() -> pathlib.Path:
    folder = pathlib.Path(os.environ.get("FILROUGE_DATA", filrouge.ROOT / "../shared/data"))
    if not folder.is_dir():
        pytest.skip("the real data sets are not here; set FILROUGE_DATA to their folder")
    return folder
