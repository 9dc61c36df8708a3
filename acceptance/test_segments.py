"""Who is in which segment agrees with the customer's one row, and tells nothing personal."""

import filrouge
import pytest

PERSONAL = {"cleansed/customer_records", "staged/customer_records", "cleansed/quarantine",
            "identity/customer_contacts", "staged/identifier_sightings"}
OF_ONE_COLUMN = {
    "country:": "country",
    "region:": "region",
    "age:": "age_band",
}


@pytest.fixture(scope="module", params=["demo", "every_channel"])
def shop(request):
    return request.getfixturevalue(request.param) / "lake"


@pytest.fixture(scope="module")
def customers(shop):
    return filrouge.table(shop, "mart/customer_360").set_index("customer_id")


@pytest.fixture(scope="module")
def open_stays(shop):
    stays = filrouge.table(shop, "segments/segment_memberships")
    assert not stays.duplicated(["customer_id", "segment_type", "segment", "entered_on"]).any()
    return stays[stays["left_on"].isna()]


def test_nobody_is_twice_in_a_segment(open_stays):
    assert not open_stays.duplicated(["customer_id", "segment_type", "segment"]).any()


def test_stays_say_what_the_customers_row_says(customers, open_stays):
    for prefix, column in OF_ONE_COLUMN.items():
        of_column = open_stays[open_stays["segment"].str.startswith(prefix)]
        told = of_column.set_index("customer_id")["segment"].str.removeprefix(prefix)
        assert told.to_dict() == customers[column].dropna().to_dict(), column
    for kind, column in {"loyalty_tier": "loyalty_tier", "lifecycle": "lifecycle_stage"}.items():
        told = open_stays[open_stays["segment_type"] == kind].set_index("customer_id")["segment"]
        assert told.to_dict() == customers[column].dropna().to_dict(), column
    urbanity = open_stays[open_stays["segment"].isin(["urban", "suburban", "rural"])]
    told = urbanity.set_index("customer_id")["segment"].to_dict()
    assert told == customers["urbanity"].dropna().to_dict()


def test_habits_and_interests_are_those_of_the_customers_row(customers, open_stays):
    for kind, column, prefix in [("habits", "habits", ""), ("interests", "interests", "category:")]:
        of_kind = open_stays[open_stays["segment_type"] == kind]
        told = of_kind.groupby("customer_id")["segment"].apply(set).to_dict()
        rows = {
            customer: {prefix + value for value in values}
            for customer, values in customers[column].items()
            if len(values) > 0
        }
        assert told == rows != {}, kind


def test_postcodes_and_years_of_birth_stay_with_the_records(shop):
    for name in filrouge.table_names(shop):
        if name not in PERSONAL:
            columns = set(filrouge.table(shop, name).columns)
            assert not columns & {"postcode", "birth_year", "city"}, name
