"""What passes between a shop and its customers reaches daily activity, and none of it is lost."""

import filrouge
import pytest

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
