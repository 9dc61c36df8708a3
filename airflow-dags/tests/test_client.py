"""How filrouge-airflow follows nights: what it says of each, when it ends, and how."""

import datetime
import pathlib
import re
import shlex

import pytest
from filrouge_airflow import airflow
from filrouge_airflow.airflow import Run
from filrouge_airflow.failures import NIGHT_FAILED, USAGE, Failure
from filrouge_airflow.main import main, parser_of_commands
from filrouge_airflow.watching import Patience, Watch

FIRST, SECOND = datetime.date(2026, 1, 30), datetime.date(2026, 1, 31)


class Played:
    """Nights as they stand at one look after the other."""

    def __init__(self, *looks: list[Run]):
        self._looks = list(looks)

    def between(self, first: datetime.date, last: datetime.date) -> list[Run]:
        return self._looks.pop(0) if len(self._looks) > 1 else self._looks[0]

    def progress(self, run: Run) -> tuple[int, int, list[str]]:
        return 3, 10, ["ltv running"]


def run(night: datetime.date, state: str, seconds: float | None = None) -> Run:
    return Run(night, f"run of {night}", state, seconds)


def watch(*looks: list[Run], longest: float = 0) -> Watch:
    return Watch(Played(*looks), [FIRST, SECOND], Patience(interval=0, longest=longest))


def test_each_change_is_one_line_and_the_end_is_when_all_are_over(capsys):
    runs = watch(
        [run(FIRST, "running"), run(SECOND, "queued")],
        [run(FIRST, "running"), run(SECOND, "queued")],
        [run(FIRST, "success", 61.4), run(SECOND, "running")],
        [run(FIRST, "success", 61.4), run(SECOND, "success", 30.0)],
    ).follow()
    assert [found.state for found in runs] == ["success", "success"]
    assert capsys.readouterr().err.splitlines() == [
        "night 1 of 2: 2026-01-30, 3 of 10 tasks over, ltv running",
        "night 2 of 2: 2026-01-31, waits",
        "night 1 of 2: 2026-01-30, success in 61 s",
        "night 2 of 2: 2026-01-31, 3 of 10 tasks over, ltv running",
        "night 2 of 2: 2026-01-31, success in 30 s",
    ]


def test_a_night_that_has_no_run_yet_is_waited_for():
    assert len(watch([], [run(FIRST, "success"), run(SECOND, "success")]).follow()) == 2


def test_the_first_failure_ends_it_and_what_has_not_begun_is_taken_back():
    taken_back = []
    with pytest.raises(Failure, match="The night of 2026-01-30 failed") as failure:
        watch([run(FIRST, "failed"), run(SECOND, "queued")]).follow(lambda: taken_back.append("rest"))
    assert failure.value.code == NIGHT_FAILED
    assert taken_back == ["rest"]


def test_nights_that_take_too_long_are_no_success():
    with pytest.raises(Failure, match="not over after 0 s; they go on") as failure:
        watch([run(FIRST, "running")], longest=1e-9).follow()
    assert failure.value.code == NIGHT_FAILED


def test_days_are_cut_in_the_zone_that_the_dag_names():
    assert airflow._zone(["filrouge", "zone:Asia/Tokyo"]).key == "Asia/Tokyo"
    assert airflow._zone(["filrouge"]).key == "UTC"


def test_credentials_come_from_the_environment_or_not_at_all():
    assert airflow.token("http://nowhere", {"FILROUGE_AIRFLOW_TOKEN": "given"}) == "given"
    with pytest.raises(Failure, match="no credentials in the environment") as failure:
        airflow.token("http://nowhere", {"FILROUGE_AIRFLOW_USER": "admin"})
    assert failure.value.code == USAGE


@pytest.mark.parametrize("command", ["trigger", "watch", "backfill"])
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert f"usage: filrouge-airflow {command}" in capsys.readouterr().out


def test_a_day_that_is_none_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as end:
        main(["trigger", "31.1.2026"])
    assert end.value.code == USAGE
    assert "Cannot read the day 31.1.2026; write it as in 2026-01-31" in capsys.readouterr().err


ROOT = pathlib.Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TOLD = sorted(
    {
        line
        for page in PAGES
        for line in re.findall(r"^bin/filrouge-airflow ([^#\n]+)", page.read_text(), re.MULTILINE)
    }
)


@pytest.mark.parametrize("line", TOLD)
def test_every_command_that_pages_tell_is_one(line):
    parser_of_commands().parse_args(shlex.split(line))


def test_pages_tell_every_command():
    assert {line.split()[0] for line in TOLD} == {"trigger", "watch", "backfill"}
