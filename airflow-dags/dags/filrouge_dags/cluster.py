"""Where the Spark cluster is: what a connection says, in the launcher's words. The launcher submits."""

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowFailException

CONNECTION = "filrouge_spark"

# From the connection's extra to the launcher's option.
EXTRAS = {"deploy-mode": "--deploy-mode", "cluster": "--cluster"}


def options(connection: Connection) -> list[str]:
    """A connection as the web page makes it names the whole master as its host; one from a URI its parts."""
    extras = connection.extra_dejson
    unknown = sorted(set(extras) - set(EXTRAS))
    if unknown:
        raise AirflowFailException(
            f"Cannot use extra {', '.join(unknown)} of connection {CONNECTION}; give {' or '.join(EXTRAS)}"
        )
    said = [word for name, option in EXTRAS.items() if extras.get(name) for word in (option, extras[name])]
    return ["--master", _master(connection), *said]


def _master(connection: Connection) -> str:
    host = connection.host or ""
    if not host:
        raise AirflowFailException(
            f"Cannot tell the master of connection {CONNECTION}: its host is empty; give one, such as"
            " spark://host:7077"
        )
    # yarn and local[*] are masters by themselves.
    master = host if "://" in host or not connection.port else f"{connection.conn_type}://{host}"
    return f"{master}:{connection.port}" if connection.port else master
