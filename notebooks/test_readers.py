"""pandas, Polars and DuckDB read a table to the same rows, and the contracts' own queries find nothing."""

import decimal
import math
import pathlib

import duckdb
import lake
import pandas as pd
import polars as pl
import pytest
import yaml
from deltalake import DeltaTable
from duckdb_extensions import import_extension

CONTRACTS = pathlib.Path(__file__).parent.parent / "docs" / "contracts"
NAMES = sorted(log.parent.relative_to(lake.ROOT).as_posix() for log in lake.ROOT.glob("*/*/_delta_log"))


@pytest.fixture(scope="module")
def duck() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.sql("SET TimeZone = 'UTC'")
    import_extension("delta", con=connection)
    connection.sql("LOAD delta")
    return connection


def plain(value):
    """A value as plain Python, whichever reader it comes from."""
    if isinstance(value, list | tuple) or type(value).__name__ == "ndarray":
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if value is None or type(value).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, decimal.Decimal):
        return value.normalize()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def rows(names: list[str], tuples) -> dict[str, dict]:
    key = names.index("customer_id")
    return {row[key]: dict(zip(names, map(plain, row), strict=True)) for row in tuples}


def test_pandas_polars_and_duckdb_read_the_same_customers(duck):
    folder = lake.path("mart/customer_360")
    table = DeltaTable(folder)
    # Arrow's types: whole numbers stay whole where some are missing.
    with_pandas = table.to_pandas(types_mapper=pd.ArrowDtype)
    with_polars = pl.DataFrame(table.scan())
    with_duckdb = duck.sql(f"SELECT * FROM delta_scan('{folder}')")

    by_pandas = rows(list(with_pandas.columns), with_pandas.itertuples(index=False, name=None))
    by_polars = rows(with_polars.columns, with_polars.iter_rows())
    by_duckdb = rows(with_duckdb.columns, with_duckdb.fetchall())
    assert len(by_polars) > 1000
    assert by_pandas == by_polars
    assert by_duckdb == by_polars


@pytest.mark.parametrize("name", NAMES)
def test_a_contracts_queries_find_no_broken_row(duck, name):
    contract = yaml.safe_load((CONTRACTS / f"{name}.odcs.yaml").read_text())
    (table,) = contract["schema"]
    for check in table.get("quality", []):
        if check["type"] == "sql":
            query = check["query"].replace("${table}", f"delta_scan('{lake.path(name)}')")
            assert duck.sql(query).fetchone()[0] == check["mustBe"], check["name"]
