"""Runs a command of Filrouge as a task: on this machine, or on the Spark cluster of a connection."""

from collections.abc import Sequence

from airflow.providers.standard.hooks.subprocess import SubprocessHook
from airflow.sdk import BaseOperator, Connection, Context, Variable
from airflow.sdk.exceptions import AirflowFailException

from filrouge_dags import cluster, commands, nights
from filrouge_dags.settings import settings

ENGINES = ("local", "spark")


class FilrougeOperator(BaseOperator):
    """
    The variable ``filrouge_engine`` says where: ``local`` (default) or ``spark``, the connection
    ``filrouge_spark``. The variable ``filrouge_settings`` is a JSON object of configuration keys that
    win over the file's.

    :param arguments: what follows ``bin/filrouge``
    :param current_night: the night at which ``customer_360`` must stand, or the task is skipped
    """

    template_fields: Sequence[str] = ("arguments", "current_night")
    ui_color = "#e8d5d5"

    def __init__(self, *, arguments: list[str], current_night: str | None = None, **kwargs) -> None:
        super().__init__(**kwargs)
        self.arguments = arguments
        self.current_night = current_night
        self._hook: SubprocessHook | None = None

    def execute(self, context: Context) -> str:
        arguments = self.arguments + commands.overrides(
            Variable.get("filrouge_settings", default={}, deserialize_json=True)
        )
        engine = Variable.get("filrouge_engine", default="local")
        if engine not in ENGINES:
            raise AirflowFailException(
                f"Cannot use variable filrouge_engine: {engine}; set it to one of {', '.join(ENGINES)}"
            )
        # Here and not in a task before: this task holds the lake's slot in the pool.
        if self.current_night is not None:
            nights.require_current(self.current_night)
        if engine == "spark":
            arguments += cluster.options(Connection.get(cluster.CONNECTION))
        return self._run(arguments)

    def _run(self, arguments: list[str]) -> str:
        """The last line of the command: what was made and where."""
        self._hook = SubprocessHook()
        result = self._hook.run_command(
            commands.line(arguments, settings()), env=commands.environment(), cwd=str(settings().home)
        )
        if result.exit_code != 0:
            raise commands.failure(arguments, result.exit_code)
        return result.output

    def on_kill(self) -> None:
        if self._hook is not None:
            self._hook.send_sigterm()
