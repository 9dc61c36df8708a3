"""Where the Spark cluster is: what a connection says, in the launcher's words. The launcher submits."""

from airflow.sdk import Connection

CONNECTION = "filrouge_spark"

# From the connection's extra to the launcher's option.
EXTRAS = {"deploy-mode": "--deploy-mode", "cluster": "--cluster"}


def options(connection: Connection) -> list[str]:
    """A connection as the web page makes it names the whole master as its host; one from a URI its parts."""
    host = connection.host or ""
    master = host if "://" in host else f"{connection.conn_type}://{host}"
    if connection.port:
        master = f"{master}:{connection.port}"
    extras = connection.extra_dejson
    said = [word for name, option in EXTRAS.items() if extras.get(name) for word in (option, extras[name])]
    return ["--master", master, *said]
