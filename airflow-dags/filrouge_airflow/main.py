"""The commands of filrouge-airflow."""

import argparse
import datetime
import os
import sys

from filrouge_airflow.airflow import DAY, DONE, Nights, Run, connected
from filrouge_airflow.failures import USAGE, Failure
from filrouge_airflow.watching import Patience, Watch

EPILOG = """
Environment: FILROUGE_AIRFLOW_URL (default http://127.0.0.1:8080), and FILROUGE_AIRFLOW_TOKEN, or
FILROUGE_AIRFLOW_USER and FILROUGE_AIRFLOW_PASSWORD.

Exit codes: 0 all nights done, 2 wrong usage or configuration, 3 Airflow cannot be reached or refuses,
5 a night failed, or was not over in time.
"""


def main(arguments: list[str] | None = None) -> int:
    options = parser_of_commands().parse_args(arguments)
    try:
        with connected(options.dag, options.unpause, os.environ) as nights:
            print(options.command(nights, options))
        return 0
    except Failure as e:
        print(f"filrouge-airflow: {e}", file=sys.stderr)
        return e.code
    except KeyboardInterrupt:
        print("filrouge-airflow: no longer watched; what was begun goes on in Airflow", file=sys.stderr)
        return 130


def parser_of_commands() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="filrouge-airflow",
        description="Triggers, watches and backfills nights in Airflow, and ends as they do.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--dag", default="filrouge_nightly", help="the DAG (default: filrouge_nightly)")
    common.add_argument(
        "--every", type=float, default=3, metavar="SECONDS", help="how often to look (default: 3)"
    )
    common.add_argument(
        "--timeout", type=float, default=0, metavar="SECONDS",
        help="end with 5 when nights take longer; they go on in Airflow (default: no limit)",
    )
    starting = argparse.ArgumentParser(add_help=False)
    starting.add_argument(
        "--unpause", action="store_true", help="unpause the DAG, whose schedule runs from then on"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("trigger", parents=[common, starting], help="run one night, and watch it")
    one.add_argument("night", type=_day, metavar="DATE", help="the night, as in 2026-01-31")
    one.add_argument("--again", action="store_true", help="run a night again that has a run already")
    one.add_argument("--no-wait", action="store_true", help="do not watch it")
    one.set_defaults(command=trigger)

    watching = commands.add_parser("watch", parents=[common], help="follow nights that run already")
    watching.add_argument(
        "night", type=_day, metavar="DATE", nargs="?", help="one night; default: all that are not over"
    )
    watching.set_defaults(command=watch, unpause=False)

    several = commands.add_parser(
        "backfill", parents=[common, starting], help="run a range of nights, oldest first, and watch them",
        description="Runs the nights of a range that are not done, oldest first, one at a time. After the"
        " first that fails, those that have not begun are taken back.",
    )
    several.add_argument("--from", dest="first", type=_day, metavar="DATE", required=True)
    several.add_argument("--to", dest="last", type=_day, metavar="DATE", required=True)
    several.add_argument("--again", action="store_true", help="run nights again that are done, too")
    several.set_defaults(command=backfill)
    return parser


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"Cannot read the day {text}; write it as in 2026-01-31") from None


def trigger(nights: Nights, options: argparse.Namespace) -> str:
    runs = nights.between(options.night, options.night)
    if runs and not options.again:
        raise Failure(
            USAGE, f"Cannot trigger {options.night}: it has a run, {runs[0].state}; say --again, or watch it"
        )
    if runs:
        nights.clear(runs[0])
    else:
        nights.trigger(options.night)
    if options.no_wait:
        return f"trigger: the night of {options.night} has begun"
    return _done("trigger", _watch(nights, [options.night], options).follow())


def watch(nights: Nights, options: argparse.Namespace) -> str:
    if options.night is None:
        wanted = [run.night for run in nights.unfinished()]
        if not wanted:
            return "watch: no night runs"
    else:
        wanted = [options.night]
        if not nights.between(options.night, options.night):
            raise Failure(USAGE, f"Cannot watch {options.night}: it has no run; trigger it")
    return _done("watch", _watch(nights, wanted, options).follow())


def backfill(nights: Nights, options: argparse.Namespace) -> str:
    if options.last < options.first:
        raise Failure(USAGE, f"Cannot backfill from {options.first} to {options.last}; swap the days")
    wanted = [options.first + DAY * i for i in range((options.last - options.first).days + 1)]
    done = {run.night for run in nights.between(options.first, options.last) if run.state == DONE}
    if not options.again:
        if len(done) == len(wanted):
            return f"backfill: all {len(wanted)} nights are done already; --again runs them again"
        wanted = [night for night in wanted if night not in done]
    begun = nights.backfill(options.first, options.last, options.again)
    runs = _watch(nights, wanted, options).follow(on_failure=lambda: nights.cancel(begun))
    return _done("backfill", runs)


def _watch(nights: Nights, wanted: list[datetime.date], options: argparse.Namespace) -> Watch:
    return Watch(nights, wanted, Patience(options.every, options.timeout))


def _done(command: str, runs: list[Run]) -> str:
    nights = "1 night" if len(runs) == 1 else f"{len(runs)} nights"
    return f"{command}: {nights} done, {runs[0].night} to {runs[-1].night}"
