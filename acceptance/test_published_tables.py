"""Every published table opens with deltalake and pandas, and personal data stays where it may."""

import json

import filrouge
from conftest import FIRST, SECOND
from deltalake import DeltaTable

PERSONAL = {"audience_members", "customer_records", "customer_contacts", "quarantine", "identifier_sightings"}


def test_every_table_opens_with_pandas_and_needs_no_newer_reader(lake):
    names = filrouge.table_names(lake)
    assert len(names) >= 28
    for name in names:
        table = DeltaTable(str(lake / name))
        assert table.protocol().min_reader_version == 1, name
        frame = table.to_pandas()
        assert list(frame.columns) == [field.name for field in table.schema().fields], name


def test_every_column_carries_its_meaning(lake):
    for name in filrouge.table_names(lake):
        for field in DeltaTable(str(lake / name)).schema().fields:
            assert field.metadata.get("comment"), f"{name}: {field.name}"


def test_the_dictionary_speaks_of_every_table_and_column(lake):
    dictionary = (filrouge.ROOT / "docs" / "tables.md").read_text()
    assert dictionary == filrouge.run("tables", "--markdown").stdout
    for name in filrouge.table_names(lake):
        section = dictionary.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
        documented = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert documented == [field.name for field in DeltaTable(str(lake / name)).schema().fields]


def test_customer_360_has_one_row_a_customer_and_no_empty_scores(lake):
    frame = filrouge.table(lake, "mart/customer_360")
    assert frame["customer_id"].is_unique
    assert len(frame) > 1000
    assert frame["ltv_amount"].between(0, 1e6).all()
    assert frame["churn_probability"].between(0, 1).all()
    buyers = frame["order_count"] > 0
    assert frame.loc[buyers, "rfm_segment"].notna().all()
    assert (frame.loc[~buyers, "lifecycle_stage"] == "prospect").all()
    assert (~buyers).sum() > 50


def test_hold_outs_are_assigned_as_customer_360_says_and_since_they_were_first_met(lake):
    customers = filrouge.table(lake, "mart/customer_360").set_index("customer_id")
    assigned = filrouge.table(lake, "activation/holdout_assignments").set_index("customer_id")
    assert customers["is_holdout"].sort_index().equals(assigned["is_holdout"].sort_index())
    assert 0.05 < assigned["is_holdout"].mean() < 0.15
    met = filrouge.table(lake, "features/customer_features").astype({"as_of_date": str})
    before = set(met[met["as_of_date"] == FIRST]["customer_id"])
    since = assigned["assigned_on"].astype(str)
    assert set(since[since.index.isin(before)]) == {FIRST}
    assert set(since[~since.index.isin(before)]) == {SECOND}


def test_personal_data_stays_in_the_tables_marked_for_it(lake):
    records = filrouge.table(lake, "cleansed/customer_records")
    personal = set()
    for column in ("email", "phone", "customer_key", "loyalty_card"):
        personal |= {str(value).strip().lower() for value in records[column].dropna()}
    for name in filrouge.table_names(lake):
        if name.split("/")[1] in PERSONAL or name == "staged/customer_records":
            continue
        for column, values in filrouge.table(lake, name).items():
            found = {str(value).strip().lower() for value in values.dropna().astype(str).unique()}
            assert not found & personal, f"{name}: {column}"


def test_the_second_night_is_compared_with_the_first_and_nothing_is_off(lake):
    results = filrouge.table(lake, "operations/quality_results")
    assert results[~results["is_passed"]].empty
    nights = {str(day): set(group["rule"]) for day, group in results.groupby("as_of_date")}
    with_last_night = {"row_count_steady", "lifecycle_stage_spread_as_before"}
    assert not nights[FIRST] & with_last_night
    assert nights[SECOND] >= with_last_night
    references = {"customers_as_in_customer_features", "purchases_as_in_orders", "is_fresh"}
    assert all(rules >= references for rules in nights.values())


def test_rows_are_shown_by_a_day_or_by_yes_and_no_as_json(lake):
    def shown(condition: str) -> list[dict]:
        done = filrouge.run(
            "show", "quality_results", "--set", f"lake.uri={lake}", "--where", condition, "--json",
            "--limit", "5",
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    assert {row["as_of_date"] for row in shown("as_of_date=2025-12-31")} == {"2025-12-31"}
    assert {row["is_passed"] for row in shown("is_passed=true")} == {True}
