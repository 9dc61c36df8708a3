"""Opens the lake's tables as Polars frames, and gives all charts one look."""

import os
import pathlib

import matplotlib.pyplot as plt
import polars as pl
import polars.selectors as cs
from cycler import cycler
from deltalake import DeltaTable

HERE = pathlib.Path(__file__).resolve().parent
ROOT = pathlib.Path(os.environ.get("FILROUGE_LAKE", HERE.parent / "var" / "demo" / "quarter" / "lake"))

# Of Okabe and Ito: told apart by people with any colour vision.
BLUE, ORANGE, GREEN, PINK, SKY, YELLOW, RED = COLOURS = [
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#F0E442", "#D55E00",
]
GREY = "#8A8F98"

plt.rcParams.update({
    "figure.figsize": (9, 3.6),
    "figure.dpi": 110,
    "figure.constrained_layout.use": True,
    "axes.prop_cycle": cycler(color=COLOURS),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.titlesize": 11,
    "axes.labelsize": 9.5,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E6E8EB",
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "legend.frameon": False,
    "legend.fontsize": 9,
})


def path(name: str) -> str:
    """Where a table lies, as in ``mart/customer_360``."""
    folder = ROOT / name
    if not (folder / "_delta_log").is_dir():
        raise FileNotFoundError(
            f"Cannot find table {name} in {ROOT}; set FILROUGE_LAKE to a lake that has it, or let"
            " 'make notebooks' build one"
        )
    return str(folder)


def table(name: str, columns: list[str] | None = None, where: str | None = None) -> pl.DataFrame:
    """A table, or some columns and rows of it; amounts become floats, which charts want."""
    rows = pl.DataFrame(DeltaTable(path(name)).scan(columns=columns, predicate=where))
    return rows.with_columns(cs.decimal().cast(pl.Float64))


def wilson(share: pl.Expr, count: pl.Expr, z: float = 1.96) -> dict[str, pl.Expr]:
    """The 95 % interval of a share as columns low and high, sound near 0 and 1 and with few customers."""
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z * (share * (1 - share) / count + z**2 / (4 * count**2)).sqrt() / (1 + z**2 / count)
    return {"low": pl.min_horizontal(middle - half, share), "high": pl.max_horizontal(middle + half, share)}


def whiskers(rows: pl.DataFrame, value: str) -> list[pl.Series]:
    """How far low and high lie from a value, as errorbar wants it."""
    return [(rows[value] - rows["low"]).clip(0), (rows["high"] - rows[value]).clip(0)]


def heirs() -> dict[str, str]:
    """Each customer id that was merged away, and the id under which that customer stands today."""
    merges = table("identity/identity_merges", ["customer_id", "retired_customer_id", "as_of_date"])
    names = {}
    for living, retired, _ in merges.drop_nulls().sort("as_of_date", descending=True).iter_rows():
        names[retired] = names.get(living, living)
    return names
