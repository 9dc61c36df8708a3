"""A shop of forty customers at one till, small enough for a night of its own."""

import pathlib

import filrouge

CONF = """
shop { time-zone = "Europe/Paris", currency = "EUR" }
lake.uri = "LAKE"
exports.uri = "LAKE-exports"
report.path = "LAKE-report"
sources.orders.till {
  format = csv
  path = "FOLDER/*.csv"
  options { header = true }
  columns {
    order_id = id, customer_key = customer, ordered_at = at, amount = total, category = category
  }
}
"""


def deliver(folder: pathlib.Path, nights: list[str]) -> pathlib.Path:
    """Writes a file of orders a day."""
    folder.mkdir(parents=True)
    for day, night in enumerate(nights):
        lines = ["id,customer,at,total,category"]
        for customer in range(day * 7, 40, day + 1):
            lines.append(f"o{day}-{customer},c{customer},{night},{customer + 5}.50,k{customer % 3}")
        (folder / f"orders-{night}.csv").write_text("\n".join(lines) + "\n")
    return folder


def conf(orders: pathlib.Path, lake: pathlib.Path) -> str:
    """The configuration of a lake of its own."""
    small = (filrouge.ROOT / "conf" / "demo.conf").read_text().split("\nspark {")[1]
    file = lake.parent / f"{lake.name}.conf"
    text = CONF.replace("LAKE", str(lake)).replace("FOLDER", str(orders))
    file.write_text(text + "\nspark {" + small)
    return str(file)
