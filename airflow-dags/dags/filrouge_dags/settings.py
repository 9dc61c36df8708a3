"""Where Filrouge lies and how the shop's days are cut: what a DAG file must know when it is parsed."""

import dataclasses
import datetime
import functools
import os
import pathlib
from collections.abc import Mapping

from pyhocon import ConfigFactory, ConfigTree

ROOT = pathlib.Path(__file__).resolve().parents[3]


@dataclasses.dataclass(frozen=True)
class Settings:
    """The environment's word, and where it is silent the configuration's."""

    home: pathlib.Path
    conf: pathlib.Path
    zone: str
    night_at: str
    last_night: datetime.date | None
    takes_from_stream: bool
    retry_seconds: int

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        home = pathlib.Path(environment.get("FILROUGE_HOME", ROOT))
        if not (home / "bin" / "filrouge").is_file():
            raise ValueError(
                f"Cannot find bin/filrouge in FILROUGE_HOME: {home}; name the folder of a built Filrouge"
            )
        conf = home / _required(environment, "FILROUGE_CONF")
        if not conf.is_file():
            raise ValueError(f"Cannot read FILROUGE_CONF: {conf}; name a file of this machine")
        # Unresolved: what the file takes from the defaults stands in a jar.
        said = ConfigFactory.parse_file(str(conf), resolve=False)
        return cls(
            home=home,
            conf=conf,
            zone=environment.get("FILROUGE_ZONE") or _zone(said, conf),
            night_at=environment.get("FILROUGE_NIGHT_AT", "04:30"),
            last_night=_day(environment, "FILROUGE_LAST_NIGHT"),
            takes_from_stream=said.get_bool("activation.from-kafka", False),
            retry_seconds=int(environment.get("FILROUGE_RETRY_SECONDS", "120")),
        )

    def daily_cron(self) -> str:
        hour, minute = self.night_at.split(":")
        return f"{int(minute)} {int(hour)} * * *"


def _required(environment: Mapping[str, str], name: str) -> str:
    if not environment.get(name):
        raise ValueError(f"Cannot find {name} in the environment: ''; set it to the shop's configuration")
    return environment[name]


def _day(environment: Mapping[str, str], name: str) -> datetime.date | None:
    return datetime.date.fromisoformat(environment[name]) if environment.get(name) else None


def _zone(said: ConfigTree, conf: pathlib.Path) -> str:
    zone = said.get("shop.time-zone", "UTC")
    if not isinstance(zone, str):
        raise ValueError(f"Cannot tell shop.time-zone of {conf}: it refers to another key; set FILROUGE_ZONE")
    return zone


@functools.cache
def settings() -> Settings:
    return Settings.from_environment(os.environ)
