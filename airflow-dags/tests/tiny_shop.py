"""A shop of a few customers and orders alone, which the test delivers file by file."""

import datetime
import os
import pathlib
import random
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
NIGHTS = [datetime.date(2025, 12, 30), datetime.date(2025, 12, 31)]

CONF = """
include "{demo}"
demo.out = "{work}"
# East of Greenwich by more than the hour of the night: its days are not those of Airflow's clock.
shop.time-zone = "Asia/Tokyo"
sources = null
sources.orders.shop {{
  format = csv
  path = "{work}/orders/*.csv"
  options {{ header = true }}
  timestamp-format = "yyyy-MM-dd HH:mm:ss"
  columns {{ order_id = order_id, customer_key = customer, ordered_at = ordered_at, amount = amount }}
}}
"""


class TinyShop:
    def __init__(self, work: pathlib.Path):
        self.work = work
        self.conf = work / "shop.conf"
        self.lake = work / "lake"
        self.exports = work / "exports" / "customer_scores"
        (work / "orders").mkdir()
        self.conf.write_text(CONF.format(demo=ROOT / "conf" / "demo.conf", work=work))
        self._orders = sorted(orders())

    def deliver(self, night: datetime.date) -> None:
        """All orders up to a night that were not delivered yet, as one file."""
        now = [order for order in self._orders if order[0].date() <= night]
        self._orders = self._orders[len(now):]
        rows = [f"{at:%Y-%m-%d %H:%M:%S},o{at:%y%m%d%H%M%S}{who},{who},{amount}" for at, who, amount in now]
        file = self.work / "orders" / f"{night}.part"
        file.write_text("\n".join(["ordered_at,order_id,customer,amount", *rows, ""]))
        file.rename(file.with_suffix(".csv"))

    def environment(self) -> dict[str, str]:
        """What an Airflow needs to know of this shop."""
        return {
            **os.environ,
            "FILROUGE_HOME": str(ROOT),
            "FILROUGE_CONF": str(self.conf),
            "FILROUGE_LAST_NIGHT": str(NIGHTS[-1]),
            "FILROUGE_RETRY_SECONDS": "5",
            "FILROUGE_SMALL": "1",
            "FILROUGE_HEAP": "700m",
        }

    def archive_classes(self, archive: pathlib.Path) -> subprocess.Popen:
        """Loads the classes of a job once and for all, which halves what each of many processes costs."""
        spare = TinyShop(self._made("spare"))
        spare.deliver(NIGHTS[0])
        return subprocess.Popen(
            [
                str(ROOT / "bin" / "filrouge"), "batch", "ingest", "--conf", str(spare.conf),
                "--as-of", str(NIGHTS[0]),
            ],
            env={**spare.environment(), "FILROUGE_JAVA_OPTIONS": f"-XX:ArchiveClassesAtExit={archive}"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )

    def _made(self, name: str) -> pathlib.Path:
        (self.work / name).mkdir()
        return self.work / name


def orders() -> list[tuple[datetime.datetime, str, float]]:
    chance = random.Random(1)
    made = []
    for customer in range(150):
        at = datetime.datetime(2025, 10, 1) + datetime.timedelta(days=chance.random() * 60)
        while at < datetime.datetime(2026, 1, 1):
            made.append((at.replace(microsecond=0), f"c{customer}", round(chance.uniform(10, 90), 2)))
            at += datetime.timedelta(days=chance.expovariate(1 / 25))
    return made
