"""Follows nights until the last of them is over: a line for each change, and the outcome."""

import dataclasses
import datetime
import sys
import time
from collections.abc import Callable

from filrouge_airflow.airflow import DONE, Nights, Run
from filrouge_airflow.failures import NIGHT_FAILED, Failure


@dataclasses.dataclass(frozen=True)
class Patience:
    """How often to look and for how long, in seconds; 0: as long as it takes."""

    interval: float
    longest: float


class Watch:
    """Looks at a range of nights until each of them has a run that is over."""

    def __init__(self, nights: Nights, wanted: list[datetime.date], patience: Patience):
        self._nights = nights
        self._wanted = wanted
        self._patience = patience
        self._told: dict[datetime.date, str] = {}

    def follow(self, on_failure: Callable[[], None] = lambda: None) -> list[Run]:
        """
        Returns the runs once all are over, or the first has failed.

        :param on_failure: what to do then, before anything else begins
        """
        started = time.monotonic()
        while True:
            runs = self._runs()
            for run in runs:
                self._tell(run)
            failed = [run for run in runs if run.is_over() and run.state != DONE]
            if failed:
                on_failure()
                raise Failure(NIGHT_FAILED, f"The night of {failed[0].night} failed in Airflow")
            if len(runs) == len(self._wanted) and all(run.is_over() for run in runs):
                return runs
            if 0 < self._patience.longest < time.monotonic() - started:
                raise Failure(
                    NIGHT_FAILED, f"Nights are not over after {self._patience.longest:.0f} s; they go on"
                )
            time.sleep(self._patience.interval)

    def _runs(self) -> list[Run]:
        wanted = set(self._wanted)
        found = self._nights.between(min(wanted), max(wanted))
        return [run for run in found if run.night in wanted]

    def _tell(self, run: Run) -> None:
        line = self._line(run)
        if self._told.get(run.night) != line:
            self._told[run.night] = line
            print(line, file=sys.stderr, flush=True)

    def _line(self, run: Run) -> str:
        which = f"night {self._wanted.index(run.night) + 1} of {len(self._wanted)}: {run.night}, "
        if run.is_over():
            took = f" in {run.seconds:.0f} s" if run.seconds else ""
            return f"{which}{run.state}{took}"
        if run.state == "queued":
            return f"{which}waits"
        over, all_tasks, busy = self._nights.progress(run)
        return f"{which}{over} of {all_tasks} tasks over" + "".join(f", {task}" for task in busy)
