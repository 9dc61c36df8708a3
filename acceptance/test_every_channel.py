"""What passes between a shop and its customers reaches daily activity, and none of it is lost."""

import datetime

import filrouge
import pytest
from conftest import FIRST

TABLES = {
    "survey_answer_count": "cleansed/survey_answers",
    "review_count": "cleansed/reviews",
    "referral_count": "cleansed/referrals",
    "case_opened_count": "cleansed/service_cases",
}
MESSAGES = {
    "message_sent_count": "sent",
    "message_opened_count": "opened",
    "message_clicked_count": "clicked",
    "message_bounced_count": "bounced",
    "message_unsubscribed_count": "unsubscribed",
}


@pytest.fixture(scope="module")
def lake(every_channel):
    return every_channel / "lake"


@pytest.fixture(scope="module")
def days(lake):
    return filrouge.table(lake, "features/customer_daily_activity")


def test_every_happening_counts_once_on_some_day_of_some_customer(lake, days):
    for count, name in TABLES.items():
        assert days[count].sum() == len(filrouge.table(lake, name)) > 0, name
    events = filrouge.table(lake, "cleansed/message_events")["event_type"].value_counts()
    for count, event in MESSAGES.items():
        assert days[count].sum() == events.get(event, 0), event


def test_points_balances_are_what_moved(lake):
    moved = filrouge.table(lake, "cleansed/loyalty_movements")["points"].sum()
    balances = filrouge.table(lake, "mart/customer_360")["points_balance"].sum()
    assert balances == moved > 0


def test_cases_are_open_or_solved(lake, days):
    frame = filrouge.table(lake, "mart/customer_360")
    cases = filrouge.table(lake, "cleansed/service_cases")
    assert frame["open_case_count"].sum() == cases["solved_at"].isna().sum()
    assert days["case_solved_count"].sum() == cases["solved_at"].notna().sum()


def test_no_e_mail_address_stands_outside_the_personal_tables(lake):
    """The simulated people have addresses in the example domains only."""
    personal = {"cleansed/customer_records", "staged/customer_records", "cleansed/quarantine",
                "identity/customer_contacts", "staged/identifier_sightings"}
    for name in filrouge.table_names(lake):
        if name in personal:
            continue
        frame = filrouge.table(lake, name)
        for column in frame.select_dtypes(include=["object", "string"]):
            texts = frame[column].dropna().astype(str)
            assert not texts.str.contains("@example").any(), f"{name}.{column}"


def test_who_got_a_message_this_week_is_not_to_get_another(lake):
    """One message a week is allowed, and nobody of this shop has a time zone of their own."""
    events = filrouge.table(lake, "cleansed/message_events")
    holders = filrouge.table(lake, "identity/customer_identifiers")
    holders = holders[holders["valid_to"].isna()].set_index("identifier")["customer_id"]
    sent = events[(events["event_type"] == "sent") & events["channel"].isin(["email", "sms", "push"])]
    days = sent["occurred_at"].dt.tz_convert("Europe/Paris").dt.date
    tomorrow = datetime.date.fromisoformat(FIRST) + datetime.timedelta(days=1)
    monday = tomorrow - datetime.timedelta(days=tomorrow.weekday())
    expected = set(sent[days >= monday]["customer_identifier"].map(holders).dropna())
    customers = filrouge.table(lake, "mart/customer_360")
    held_back = customers[customers["do_not_contact_until"].notna()]
    assert set(held_back["customer_id"]) == expected & set(customers["customer_id"])
    assert set(held_back["do_not_contact_until"]) == {monday + datetime.timedelta(days=7)}


def test_everybody_is_offered_what_is_sold_and_was_not_bought_lately(lake):
    offers = filrouge.table(lake, "scores/product_recommendations")
    lines = filrouge.table(lake, "cleansed/order_lines")
    since = datetime.date.fromisoformat(FIRST) - datetime.timedelta(days=90)
    lately = lines[lines["is_purchase"] & (lines["net_amount"] > 0) & (lines["order_date"] > since)]
    assert set(offers["product_id"]) <= set(lately["product_id"])
    pairs = set(zip(lately["customer_id"], lately["product_id"], strict=True))
    assert not pairs & set(zip(offers["customer_id"], offers["product_id"], strict=True))
    assert set(offers["customer_id"]) == set(filrouge.table(lake, "mart/customer_360")["customer_id"])
    ranks = offers.groupby("customer_id")["rank"].apply(sorted)
    assert all(found == list(range(1, len(found) + 1)) for found in ranks)
    assert {"item-to-item", "best-sellers"} <= set(offers["model"])
