"""A night beside DuckDB: the same shop from the same Parquet files, side by side in one run.

PEER is a program of the peer's: `PEER gen DIR CUSTOMERS` writes customers, products, orders, order_lines,
web_events and mails (about 50 web events, 4 orders and 12 mails a customer) as Parquet, `PEER run DIR` makes
one wide table of them, c360.parquet. The night takes the same files in, and does all else that a night does:
every row judged and kept, identity, scores with intervals and reasons, segments, exports, the page.
Orders and turnover of both must agree.

usage: beside_duckdb.py --peer PEER [--customers 100000] [--heap 8g] [--work DIR]
Needs the built jars (make build), deltalake (make test-acceptance installs it in var/python), and what PEER
needs in the same Python (duckdb==1.5.5 when it was measured).
"""

import argparse
import os
import pathlib
import resource
import shutil
import sys

from profile_night import ROOT, timed

sys.path.insert(0, str(ROOT / "acceptance"))

import filrouge  # noqa: E402
import pandas  # noqa: E402

LAST_DAY = "2025-12-31"

CONF = """
shop {{ time-zone = "UTC", currency = "EUR" }}
lake.uri = "{work}/lake"
exports.uri = "{work}/exports"
report.path = "{work}/report"

sources.customer_records.crm {{
  format = parquet
  path = "{work}/customers.parquet"
  columns {{
    record_id = "CAST(customer_id AS STRING)"
    customer_key = "CAST(customer_id AS STRING)"
    country = country
    registered_at = "CAST(signup AS TIMESTAMP)"
    is_email_allowed = mail_optin
  }}
}}
sources.products.catalogue {{
  format = parquet
  path = "{work}/products.parquet"
  columns {{
    product_id = "CAST(product_id AS STRING)"
    category = "CAST(category_id AS STRING)"
    unit_price = price
  }}
}}
sources.orders.shop {{
  format = parquet
  path = "{work}/order_lines.parquet"
  look-ups.order {{
    format = parquet
    path = "{work}/orders.parquet"
    on {{ order_id = order_id }}
  }}
  columns {{
    order_id = "CAST(order_id AS STRING)"
    line_id = "CAST(line_no AS STRING)"
    customer_key = "CAST(order.customer_id AS STRING)"
    ordered_at = order.ordered_at
    product_id = "CAST(product_id AS STRING)"
    quantity = quantity
    unit_price = unit_price
    discount_amount = discount
    channel = order.channel
    status = "CASE WHEN order.status = 'cancelled' THEN 'cancelled' END"
  }}
}}
sources.web_events.site {{
  format = parquet
  path = "{work}/web_events.parquet"
  columns {{
    event_type = \"\"\"CASE event_type WHEN 'view' THEN 'product_viewed' WHEN 'cart' THEN 'cart_item_added'
      WHEN 'purchase' THEN 'order_placed' ELSE 'page_viewed' END\"\"\"
    occurred_at = event_at
    customer_key = "CAST(customer_id AS STRING)"
    session_id = "CAST(session_id AS STRING)"
    cart_id = "CAST(session_id AS STRING)"
    order_id = "CASE WHEN event_type = 'purchase' THEN CAST(session_id AS STRING) END"
    product_id = "CAST(product_id AS STRING)"
  }}
}}
sources.message_events.sent {{
  format = parquet
  path = "{work}/mails.parquet"
  columns {{
    event_id = "concat('s', mail_id)", message_id = "CAST(mail_id AS STRING)"
    customer_key = "CAST(customer_id AS STRING)", channel = "'email'"
    event_type = "'sent'", occurred_at = sent_at
  }}
}}
sources.message_events.opened {{
  format = parquet
  path = "{work}/mails.parquet"
  where = "opened_at IS NOT NULL AND opened_at < TIMESTAMP '2026-01-01 00:00:00'"
  columns {{
    event_id = "concat('o', mail_id)", message_id = "CAST(mail_id AS STRING)"
    customer_key = "CAST(customer_id AS STRING)", channel = "'email'"
    event_type = "CASE WHEN clicked THEN 'clicked' ELSE 'opened' END", occurred_at = opened_at
  }}
}}
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--peer", required=True, type=pathlib.Path)
    arguments.add_argument("--customers", type=int, default=100_000)
    arguments.add_argument("--heap", default="8g")
    arguments.add_argument("--work", type=pathlib.Path, default=ROOT / "var" / "beside-duckdb")
    given = arguments.parse_args()
    work = given.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    environment = {**os.environ, "FILROUGE_HEAP": given.heap}
    environment.pop("FILROUGE_SMALL", None)
    peer = [sys.executable, str(given.peer.resolve())]
    print(f"| {given.customers:,} customers | wall s | CPU s | rows |\n|---|---|---|---|")
    timed("DuckDB writes the files", [*peer, "gen", str(work), str(given.customers)], environment)
    timed("DuckDB, one wide table", [*peer, "run", str(work)], environment)
    conf = work / "night.conf"
    conf.write_text(CONF.format(work=work), encoding="utf-8")
    night = ["batch", "nightly", "--conf", str(conf), "--as-of", LAST_DAY]
    timed("a night, whole process", filrouge.command(*night), environment)
    for run in filrouge.table(work / "lake", "operations/job_runs").sort_values("started_at").itertuples():
        print(f"| {run.job} | {run.duration_seconds:.0f} | {run.cpu_seconds:.0f} | {run.rows_written:,} |")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 / 1024
    print(f"\npeak resident memory of the largest process: {peak:.1f} GiB, heap limit {given.heap}")
    agree(work)


def agree(work: pathlib.Path) -> None:
    """Orders and turnover of both tables, which must be the same; ends with 1 if they are not."""
    ours = filrouge.table(work / "lake", "mart/customer_360")
    theirs = pandas.read_parquet(work / "c360.parquet", columns=["frequency", "monetary"])
    totals = [
        (int(orders.sum()), round(float(amounts.sum()), 2))
        for orders, amounts in [(theirs.frequency, theirs.monetary), (ours.order_count, ours.net_amount)]
    ]
    print(f"orders and turnover: DuckDB {totals[0]}, the night {totals[1]}")
    sys.exit(0 if totals[0] == totals[1] else 1)


if __name__ == "__main__":
    main()
