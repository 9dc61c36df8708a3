"""The oracle of the reactivation, by small tables: events in, decisions out."""

import datetime
from decimal import Decimal

import pytest
import reactivation_oracle as oracle

MONDAY = int(datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC).timestamp() * 1000)
KINDS = {
    "view": "product_viewed", "add": "cart_item_added", "remove": "cart_item_removed",
    "update": "cart_updated", "empty": "cart_emptied", "checkout": "checkout_started", "buy": "order_placed",
    "cancel": "order_cancelled", "refund": "order_refunded", "beat": "heartbeat",
}
FIELDS = {
    "v": "visitor_id", "c": "customer_id", "cart": "cart_id", "product": "product_id", "n": "quantity",
    "price": "unit_price", "id": "event_id", "known": "known_at", "order": "order_id", "in": "currency",
}


def moment(text: str) -> int:
    """``10:00``, ``10:00:30.5`` or ``3d10:00``, counted from a Monday."""
    days, _, time = text.rpartition("d")
    hours, minutes, *seconds = time.split(":")
    millis = int(float(seconds[0]) * 1000) if seconds else 0
    minutes = int(hours) * 60 + int(minutes)
    return MONDAY + int(days or 0) * oracle.DAY + minutes * oracle.MINUTE + millis


def clock(millis: int) -> str:
    days, rest = divmod(millis - MONDAY, oracle.DAY)
    hours, rest = divmod(rest, oracle.HOUR)
    minutes, rest = divmod(rest, oracle.MINUTE)
    seconds = f":{rest / 1000:g}" if rest else ""
    return (f"{days}d" if days else "") + f"{hours:02d}:{minutes:02d}{seconds}"


def events(table: str) -> list[dict]:
    """One event a line: time, kind, and fields by their short names."""
    result = []
    for number, line in enumerate(filter(None, map(str.strip, table.splitlines()))):
        at, kind, *pairs = line.split()
        event = dict.fromkeys(FIELDS.values())
        event["event_id"], event["event_type"] = f"e{number:03d}", KINDS.get(kind, kind)
        event["occurred_at"] = moment(at)
        for pair in pairs:
            name, _, value = pair.partition("=")
            field = FIELDS[name]
            if field == "known_at":
                value = moment(value)
            elif field == "quantity":
                value = int(value)
            elif field == "unit_price":
                value = Decimal(value)
            event[field] = value
        result.append(event)
    return result


def run(table: str, contexts: dict | None = None, **settings) -> oracle.Result:
    settings = {"until": moment("30d00:00"), **settings}
    return oracle.decide_all(events(table), oracle.Settings(**settings), contexts)


def brief(row: dict) -> str:
    at = clock(millis(row["decided_at"]))
    return f"{at} {row['step']} {row['reason'] or row['outcome']}"


def millis(text: str) -> int:
    return round(datetime.datetime.fromisoformat(text).timestamp() * 1000)


def decided(table: str, contexts: dict | None = None, **settings) -> list[str]:
    return [brief(row) for row in run(table, contexts, **settings).decisions]


ALL_SENT = ["11:00 1 send", "1d10:00 2 send", "3d10:00 3 send"]


def test_abandoned_cart_gets_three_steps_counted_from_the_last_activity():
    result = run("10:00 add v=ann cart=k product=lamp")
    assert [brief(row) for row in result.decisions] == ALL_SENT
    first = result.decisions[0]
    assert first | {"trigger_id": "?"} == {
        "trigger_id": "?", "campaign": "cart-reactivation", "step": 1, "customer_id": None,
        "visitor_id": "ann", "cart_key": "k", "episode_started_at": "2026-03-02T10:00:00.000Z",
        "abandoned_at": "2026-03-02T10:30:00.000Z", "decided_at": "2026-03-02T11:00:00.000Z",
        "outcome": "send", "reason": None, "channel": None, "offer": None,
        "send_at": "2026-03-02T11:00:00.000Z",
    }
    # printf 'cart-reactivation\nann\nk\n2026-03-02T10:00:00.000Z\n1' | sha256sum
    assert first["trigger_id"] == "09bd9d91b953623160dc38996f32c9ed"


# What users of such systems complain about.


def test_no_mail_after_the_purchase():
    assert decided("""
        10:00 add v=ann cart=k product=lamp
        12:00 buy v=ann cart=k
    """) == ["11:00 1 send", "12:00 2 purchased"]


def test_one_mail_a_cart_though_every_event_comes_twice():
    assert decided("""
        10:00 add v=ann cart=k product=lamp id=a
        10:00 add v=ann cart=k product=lamp id=a
        10:05 remove v=ann cart=k product=lamp id=b
        10:05 remove v=ann cart=k product=lamp id=b
        10:10 add v=ann cart=k product=lamp id=c
        10:10 add v=ann cart=k product=lamp id=c
    """) == ["11:10 1 send", "1d10:10 2 send", "3d10:10 3 send"]


def test_steps_keep_their_times_after_an_outage():
    table = """
        10:00 add v=ann cart=k product=lamp
        9d10:00 view v=bob c=bob
    """
    assert decided(table) == ALL_SENT
    assert decided("\n".join(reversed(table.splitlines()))) == ALL_SENT


def test_emptied_cart_is_not_mailed():
    assert decided("""
        10:00 add v=ann cart=k product=lamp
        10:10 empty v=ann cart=k
    """) == []
    assert decided("""
        10:00 add v=ann cart=k product=lamp
        10:45 remove v=ann cart=k product=lamp
    """) == ["10:45 1 emptied"]


def test_cap_counts_what_every_campaign_sent():
    contexts = {"ann": context(recent_sent_at=[moment("08:30"), moment("09:00")])}
    assert decided("10:00 add c=ann product=lamp", contexts) == [
        "11:00 1 frequency-cap", "1d10:00 2 send", "3d10:00 3 frequency-cap"]
    assert decided("10:00 add c=ann product=lamp", contexts, daily_cap=3, weekly_cap=4) == [
        "11:00 1 send", "1d10:00 2 send", "3d10:00 3 frequency-cap"]


def test_second_abandonment_is_mailed_when_the_first_was_long_ago():
    table = """
        10:00 add v=ann cart=k product=lamp
        {again} add v=ann cart=k product=lamp
    """
    assert decided(table.format(again="10d09:30"))[3:] == ["10d10:30 1 send", "11d09:30 2 send",
                                                          "13d09:30 3 send"]
    # Seven days after the last step to the millisecond, counted to the abandonment.
    assert decided(table.format(again="10d09:29:59.999"))[3:] == ["10d10:29:59.999 1 re-entry"]


def test_price_recalculation_does_not_reset_the_clock():
    assert decided("""
        10:00 add v=ann cart=k product=lamp n=2 price=10
        10:20 update v=ann cart=k
        10:25 update v=ann cart=k product=lamp n=2 price=9
        10:26 update v=ann cart=k price=9
    """) == ALL_SENT


def test_quiet_hours_hold_for_what_was_already_scheduled():
    contexts = {"ann": context(time_zone="Europe/Paris")}
    assert decided("19:40:30 add c=ann product=lamp", contexts) == [
        "20:40:30 1 quiet-hours", "1d07:00 1 send",
        "1d19:40:30 2 frequency-cap", "3d19:40:30 3 send"]


def test_guest_who_buys_under_another_identity_is_left_alone():
    assert decided("""
        10:00 add c=ann cart=k product=lamp
        10:40 buy c=guest cart=k
    """) == ["10:40 1 purchased"]
    # By another door: the store knows the customer only.
    assert decided("""
        10:00 add v=ann-phone c=ann cart=k product=lamp
        10:40 buy c=ann
    """) == ["10:40 1 purchased"]


# Episodes.


@pytest.mark.parametrize("kind", ["buy", "empty", "add"])
def test_event_at_the_very_instant_of_the_abandonment_still_counts(kind):
    found = decided(f"""
        10:00 add v=ann cart=k product=lamp
        10:30 {kind} v=ann cart=k product=lamp
    """)
    assert found == (["11:30 1 send", "1d10:30 2 send", "3d10:30 3 send"] if kind == "add" else [])


def test_views_and_empty_checkouts_open_nothing_and_restart_nothing():
    assert decided("""
        09:00 checkout v=ann cart=k
        10:00 add v=ann cart=k product=lamp
        10:20 view v=ann product=lamp
    """) == ALL_SENT


def test_taking_away_what_is_not_there_changes_nothing_of_it_but_is_activity():
    assert decided("""
        10:00 add v=ann cart=k product=lamp n=1
        10:10 remove v=ann cart=k product=sofa n=5
        10:20 remove v=ann cart=k product=lamp n=7
        10:21 add v=ann cart=k product=lamp n=1
    """) == ["11:21 1 send", "1d10:21 2 send", "3d10:21 3 send"]


def test_new_activity_ends_the_sequence_and_begins_another_episode():
    result = run("""
        10:00 add v=ann cart=k product=lamp
        10:45 update v=ann cart=k product=lamp n=2
    """)
    assert [brief(row) for row in result.decisions] == [
        "10:45 1 resumed", "11:45 1 send", "1d10:45 2 send", "3d10:45 3 send"]
    assert [row["episode_started_at"][11:16] for row in result.decisions[:2]] == ["10:00", "10:45"]


def test_resuming_after_a_send_is_a_re_entry():
    assert decided("""
        10:00 add v=ann cart=k product=lamp
        11:30 checkout v=ann cart=k
    """) == ["11:00 1 send", "11:30 2 resumed", "12:30 1 re-entry"]


def test_order_of_one_instant_is_by_event_id():
    table = """
        10:00 add v=ann cart=k product=lamp id={first}
        10:00 empty v=ann cart=k id={second}
    """
    assert decided(table.format(first="a", second="b")) == []
    assert decided(table.format(first="b", second="a")) == ALL_SENT


def test_step_before_the_abandonment_waits_for_it():
    assert decided("10:00 add v=ann product=lamp", steps=(oracle.MINUTE, 5 * oracle.MINUTE, oracle.HOUR)) == [
        "10:30 1 send", "10:30 2 send", "11:00 3 send"]


# People.


def test_one_sequence_a_person():
    assert decided("""
        10:00 add c=ann cart=one product=lamp
        10:01 add c=ann cart=two product=lamp
        10:40 buy c=ann cart=one
    """) == ["10:40 1 purchased", "10:40 1 purchased"]
    assert decided("""
        10:00 add c=ann cart=one product=lamp
        10:01 add c=ann cart=two product=lamp
    """) == ["11:00 1 send", "11:01 1 re-entry", "1d10:00 2 send", "3d10:00 3 send"]


def test_abandonments_of_one_instant_go_by_cart_key():
    found = run("""
        10:00 add c=ann cart=b product=lamp
        10:00 add c=ann cart=a product=lamp
    """).decisions
    assert [(row["cart_key"], row["reason"]) for row in found[:2]] == [("a", None), ("b", "re-entry")]


def test_re_entry_does_not_hold_back_the_next_one():
    assert decided("""
        10:00 add c=ann cart=one product=lamp
        10:10 add c=ann cart=two product=lamp
        10:50 buy c=other cart=one
        10:51 add c=ann cart=three product=lamp
    """) == ["10:50 1 purchased", "11:10 1 re-entry", "11:51 1 send", "1d10:51 2 send", "3d10:51 3 send"]


def test_log_in_hands_everything_over():
    result = run("""
        10:00 add v=phone cart=k product=lamp
        11:30 view v=phone c=ann
        12:00 buy c=ann
    """)
    assert [brief(row) for row in result.decisions] == ["11:00 1 send", "12:00 2 purchased"]
    assert [row["customer_id"] for row in result.decisions] == [None, "ann"]
    assert result.decisions[1]["trigger_id"] == oracle.trigger_id(
        "cart-reactivation", "phone", "k", moment("10:00"), 2)


def test_sends_to_a_visitor_count_for_the_customer_they_turn_out_to_be():
    assert decided("""
        10:00 add v=phone cart=k product=lamp
        12:00 buy v=phone c=ann
        12:01 add c=ann cart=l product=lamp
    """) == ["11:00 1 send", "12:00 2 purchased", "13:01 1 re-entry"]


def test_customer_takes_over_the_cart_of_a_visitor_and_leaves_that_of_another_customer():
    assert [(row["customer_id"], row["step"]) for row in run("""
        10:00 add v=phone cart=k product=lamp
        10:20 checkout c=ann cart=k
        10:40 add c=bob cart=k product=lamp
        11:00 add v=tablet cart=k product=lamp
    """).decisions] == [("ann", 1), ("bob", 1), ("ann", 2), ("bob", 2), ("ann", 3), ("bob", 3)]


def test_cart_named_first_by_another_visitor_is_theirs():
    found = run("""
        10:00 add v=phone cart=k product=lamp
        10:10 add v=tablet cart=k product=sofa
    """).decisions
    assert [brief(row) for row in found] == ["11:10 1 send", "1d10:10 2 send", "3d10:10 3 send"]
    assert found[0]["trigger_id"] == oracle.trigger_id("cart-reactivation", "phone", "k", moment("10:00"), 1)
    assert found[0]["visitor_id"] == "tablet"


def test_purchase_of_one_cart_leaves_what_lies_in_another():
    assert decided("""
        10:00 add c=ann cart=one product=lamp
        10:01 buy c=ann cart=two
    """) == ALL_SENT
    assert decided("""
        10:00 add c=ann cart=one product=lamp
        10:01 buy c=ann
    """) == []


def test_purchase_of_a_cart_ends_the_buyers_own_though_another_named_it_last():
    assert [(row["customer_id"], row["reason"]) for row in run("""
        10:00 add c=ann cart=k product=lamp
        10:05 add c=bob cart=k product=lamp
        10:20 buy c=ann cart=k
    """).decisions] == []
    assert [(row["customer_id"], row["step"]) for row in run("""
        10:00 add c=ann cart=k product=lamp
        10:05 add v=phone c=bob cart=k product=lamp
        10:10 add c=cid cart=k product=lamp
        10:20 buy v=phone cart=k
    """).decisions] == [("ann", 1), ("ann", 2), ("ann", 3)]


# What comes late.


def test_late_event_changes_nothing():
    assert decided("""
        10:00 add v=ann cart=k product=lamp
        10:10 add v=ann cart=k product=lamp known=10:10:30.001
    """) == ALL_SENT
    assert decided("""
        10:00 add v=ann cart=k product=lamp
        10:10 add v=ann cart=k product=lamp known=10:10:30
    """) == ["11:10 1 send", "1d10:10 2 send", "3d10:10 3 send"]


def test_late_purchase_cancels_what_was_to_be_sent_at_its_time_or_later():
    result = run("""
        10:00 add v=ann cart=k product=lamp
        11:00 buy v=ann cart=k order=o known=2d10:00 id=late
    """)
    assert [brief(row) for row in result.decisions] == ["11:00 1 send", "11:00 3 purchased", "1d10:00 2 send"]
    assert [(row["step"], row["send_at"][8:16]) for row in result.cancellations] == [
        (1, "02T11:00"), (2, "03T10:00")]
    assert {row["cancelled_at"] for row in result.cancellations} == {"2026-03-02T11:00:00.000Z"}
    assert result.cancellations[0]["event_id"] == "late"
    assert result.cancellations[0]["order_id"] == "o"
    assert result.cancellations[0]["known_at"] == "2026-03-04T10:00:00.000Z"


def test_late_purchase_after_the_last_step_cancels_still():
    result = run("""
        10:00 add v=ann cart=k product=lamp
        3d09:00 buy v=ann known=5d10:00
        3d09:00 buy v=ann known=5d11:00
    """)
    assert [brief(row) for row in result.decisions] == ALL_SENT
    assert [row["step"] for row in result.cancellations] == [3]


def test_late_purchase_before_the_episode_or_before_further_activity_does_not_end_it():
    assert decided("""
        09:00 buy v=ann known=10:10
        10:00 add v=ann cart=k product=lamp
    """) == ALL_SENT
    assert decided("""
        09:50 add v=ann cart=k product=lamp
        09:55 buy v=ann known=10:10
        10:00 add v=ann cart=k product=lamp
    """) == ALL_SENT
    assert decided("""
        09:50 add v=ann cart=k product=lamp
        09:55 buy v=ann known=10:10
    """) == []


# The end.


def test_what_is_due_after_the_end_is_undecided():
    result = run("10:00 add v=ann product=lamp", until=moment("1d10:00"))
    assert [brief(row) for row in result.decisions] == ["11:00 1 send", "1d10:00 2 send"]
    assert result.summary["undecided"] == 1
    assert run("10:00 add v=ann product=lamp", until=moment("10:29")).summary["undecided"] == 0
    assert run("10:00 add v=ann product=lamp", until=None).summary["sequences"] == 0
    assert run("10:00 add v=ann product=lamp\n 11:00 beat", until=None).summary["undecided"] == 1


def test_unusable_and_late_events_are_counted():
    summary = run("""
        10:00 add product=lamp
        10:01 unknown v=ann
        10:02 add v=ann product=lamp known=11:00
        10:03 add v=ann product=lamp id=twice
        10:03 add v=ann product=lamp id=twice
    """).summary
    assert (summary["events"], summary["unusable"], summary["late"], summary["duplicates"]) == (5, 2, 1, 1)


# What is known of people.


def context(**known) -> dict:
    return {
        "channels": ["email", "push"], "is_email_allowed": True, "is_sms_allowed": False,
        "is_push_allowed": True, "is_holdout": False, "time_zone": "UTC", "daily_message_cap": None,
        "weekly_message_cap": None, "recent_sent_at": [], **known,
    }


@pytest.mark.parametrize(("known", "reason"), [
    ({}, "send"),
    ({"channels": []}, "unknown-contact"),
    ({"channels": [], "is_holdout": True}, "unknown-contact"),
    ({"channels": ["sms"], "is_holdout": True}, "no-consent"),
    ({"is_holdout": True, "daily_message_cap": 0}, "holdout"),
    ({"daily_message_cap": 0}, "frequency-cap"),
    ({"weekly_message_cap": 0}, "frequency-cap"),
])
def test_first_reason_that_holds_decides(known, reason):
    found = decided("10:00 add c=ann product=lamp", {"ann": context(**known)})
    assert found == [f"11:00 1 {reason}", f"1d10:00 2 {reason}", f"3d10:00 3 {reason}"]


def test_channel_is_the_first_that_is_held_and_allowed():
    found = run("10:00 add c=ann product=lamp", {"ann": context(channels=["sms", "push", "email"])})
    assert {row["channel"] for row in found.decisions} == {"push"}


def test_visitor_cannot_be_reached_and_a_customer_nobody_knows_has_not_agreed():
    assert decided("10:00 add v=ann product=lamp", {})[0] == "11:00 1 unknown-contact"
    assert decided("10:00 add c=ann product=lamp", {})[0] == "11:00 1 no-consent"


def test_hold_out_enters_again_no_sooner_than_one_who_was_written_to():
    assert decided("""
        10:00 add c=ann product=lamp
        4d10:00 add c=ann product=lamp
    """, {"ann": context(is_holdout=True)})[3:] == ["4d11:00 1 re-entry"]
    assert decided("""
        10:00 add c=ann product=lamp
        4d10:00 add c=ann product=lamp
    """, {"ann": context(channels=["sms"])})[3] == "4d11:00 1 no-consent"


def test_minimum_value_asks_for_known_prices():
    table = "10:00 add c=ann product=lamp n=2 price=4.99 {more}"
    known = {"ann": context()}
    settings = {"minimum_value": Decimal(10)}
    assert decided(table.format(more=""), known, **settings)[0] == "11:00 1 below-minimum-value"
    assert decided(table.format(more="in=USD"), known, **settings)[0] == "11:00 1 send"
    assert decided(table.format(more="\n 10:00 update c=ann product=lamp n=2 price=5"), known,
                   **settings)[0] == "11:00 1 send"


def test_weeks_are_those_of_the_calendar():
    table = """
        5d10:00 add c=ann product=lamp
    """
    assert decided(table, {"ann": context(weekly_message_cap=1)}) == [
        "5d11:00 1 send", "6d10:00 2 frequency-cap", "8d10:00 3 send"]


def test_quiet_hours_follow_the_change_of_the_clock():
    contexts = {"ann": context(time_zone="Europe/Paris")}
    # The clocks of Paris go forward in the night to 29 March.
    assert decided("26d20:30 add c=ann product=lamp", contexts, until=moment("60d00:00"))[:2] == [
        "26d21:30 1 quiet-hours", "27d06:00 1 send"]
    assert decided("25d20:30 add c=ann product=lamp", contexts, until=moment("60d00:00"))[:2] == [
        "25d21:30 1 quiet-hours", "26d07:00 1 send"]


def test_postponed_step_is_dropped_when_its_reason_goes():
    result = run("""
        21:00 add c=ann product=lamp
        23:00 buy c=ann
    """, {"ann": context()})
    assert [brief(row) for row in result.decisions] == ["22:00 1 quiet-hours", "23:00 1 purchased"]
    assert result.decisions[0]["outcome"] == "postponed"
    assert result.decisions[0]["send_at"] == "2026-03-03T08:00:00.000Z"
    assert len({row["trigger_id"] for row in result.decisions}) == 1


def test_next_step_never_comes_before_a_postponed_one():
    assert decided("20:30 add c=ann product=lamp", {"ann": context()},
                   steps=(oracle.HOUR, 2 * oracle.HOUR), daily_cap=2) == [
        "21:30 1 quiet-hours", "1d08:00 1 send", "1d08:00 2 send"]


def test_first_offer_that_holds_wins():
    offers = (
        {"offer": "tenth", "steps": [2], "ltv-percentile-from": 0.8},
        {"offer": "free-delivery", "minimum-value": Decimal(50)},
    )
    found = run("10:00 add c=ann product=lamp price=50", {"ann": context(ltv_percentile=0.9)}, offers=offers)
    assert [row["offer"] for row in found.decisions] == ["free-delivery", "tenth", "free-delivery"]
