"""Real shops: the published facts and figures out of the pipeline's own tables."""

import decimal

import filrouge
import pandas as pd
import pytest

# What is learnt of churn is held to these shops by RealChurnTest: here it would take longer than all else.
LEARN_NOTHING = ["--set", "scores.churn.learning.minimum-customers=1000000"]


@pytest.fixture(scope="module")
def lakes(data, work, nights):
    """The shops' lakes by name, as futures: their nights run beside each other."""
    days = {
        "online-retail": "2011-12-09", "cdnow": "1997-09-30",
        "complete-journey": "2017-12-31", "rees46": "2019-10-01",
    }
    return {name: nights.submit(night, work, name, day) for name, day in days.items()}


def night(work, name, day):
    lake = work / name / "lake"
    filrouge.run(
        "batch", "nightly", "--conf", str(filrouge.ROOT / "conf" / f"{name}.conf"),
        "--set", f"lake.uri={lake}", "--as-of", day, *LEARN_NOTHING,
    )
    return lake


@pytest.fixture(scope="module")
def cdnow_evaluated(data, work, nights):
    """CDNOW with its hold-out, back-tested at the end of the calibration, as a future."""
    return nights.submit(evaluated, work, "cdnow", "1998-06-30", "1997-09-30")


def evaluated(work, name, day, *cutoffs):
    """A lake of its own with a night and back-tests up to it."""
    lake = night(work / "evaluated", name, day)
    return lake, evaluate(lake, name, day, *cutoffs)


def evaluate(lake, name, day, *cutoffs):
    done = filrouge.run(
        "batch", "evaluate", "--conf", str(filrouge.ROOT / "conf" / f"{name}.conf"),
        "--set", f"lake.uri={lake}", "--as-of", day, *LEARN_NOTHING,
        *(f"--cutoff={cutoff}" for cutoff in cutoffs),
    )
    return done.stdout


def metrics(lake, cutoff):
    """Values by score, model and metric."""
    table = filrouge.table(lake, "scores/model_evaluations")
    table = table[table["as_of_date"].astype(str) == cutoff]
    return table.set_index(["score", "model", "metric"])["value"]


def back_tests(lake):
    """All rows of both tables, sorted."""
    tables = [filrouge.table(lake, f"scores/model_{name}") for name in ["evaluations", "calibrations"]]
    return [sorted(map(repr, table.itertuples(index=False, name=None))) for table in tables]


@pytest.fixture(scope="module")
def online_retail(lakes):
    return lakes["online-retail"].result()


@pytest.fixture(scope="module")
def cdnow(lakes):
    return lakes["cdnow"].result()


@pytest.fixture(scope="module")
def complete_journey(lakes):
    return lakes["complete-journey"].result()


@pytest.fixture(scope="module")
def rees46(lakes):
    return lakes["rees46"].result()


def test_every_row_of_online_retail_is_accounted_for(online_retail):
    results = filrouge.table(online_retail, "operations/quality_results")
    value = results[results["subject"] == "orders.website"].set_index("rule")["value"]
    assert value["rows_read"] == 541_909
    assert value["rows_quarantined"] == 135_080
    assert value["rows_duplicate"] == 5_225
    assert value["rows_filtered"] == 0
    assert value["rows_kept"] == 401_604
    quarantine = filrouge.table(online_retail, "cleansed/quarantine")
    assert len(quarantine) == 135_080
    assert quarantine["reason"].str.contains("customer_key: missing").all()


def test_customers_of_online_retail_are_the_known_ones(online_retail):
    frame = filrouge.table(online_retail, "mart/customer_360")
    buyers = frame[frame["order_count"] > 0]
    assert len(buyers) == 4_338
    assert buyers["purchase_day_count"].sum() == 16_763
    assert float(buyers["gross_amount"].sum()) == pytest.approx(8_887_208.89, abs=0.01)
    orders = filrouge.table(online_retail, "cleansed/orders")
    assert orders["order_id"].nunique() == 22_190
    lines = filrouge.table(online_retail, "cleansed/order_lines")
    assert len(lines) == 401_604
    assert float(lines["net_amount"].sum()) == pytest.approx(float(orders["net_amount"].sum()))


def test_a_fit_at_the_boundary_is_said_and_no_number_is_wild(online_retail):
    models = filrouge.table(online_retail, "scores/score_models")
    assert models["note"].str.len().gt(0).all()
    assert (models.groupby("score")["is_chosen"].sum() == 1).all()
    scores = filrouge.table(online_retail, "scores/ltv_scores")
    assert scores["ltv_amount"].between(0, 1e7).all()


PURCHASE_MODELS_OF_CDNOW = {
    "bg-nbd": (-9582.429207, {"r": 0.2425945, "alpha": 4.4136019, "a": 0.7929199, "b": 2.4258881}),
    "mbg-nbd": (-9582.135716, {"r": 0.524843, "alpha": 6.183085, "a": 0.891360, "b": 1.614003}),
    "pareto-nbd": (
        -9594.976179, {"r": 0.553277, "alpha": 10.577683, "s": 0.606240, "beta": 11.668735}
    ),
}


def test_parameters_of_cdnow_are_the_papers(cdnow):
    models = filrouge.table(cdnow, "scores/score_models").set_index(["score", "model"])
    assert models.loc[("ltv", "mbg-nbd")]["is_chosen"]
    for model, (log_likelihood, published) in PURCHASE_MODELS_OF_CDNOW.items():
        fit = models.loc[("ltv", model)]
        assert fit["customer_count"] == 2_357
        assert fit["log_likelihood"] == pytest.approx(log_likelihood, abs=1e-4)
        parameters = dict(fit["parameters"])
        for name, value in published.items():
            assert parameters[name] == pytest.approx(value, abs=1e-4), (model, name)
    spend = dict(models.loc[("spend", "gamma-gamma")]["parameters"])
    for name, value in {"p": 6.2496, "q": 3.7442, "gamma": 15.4435}.items():
        assert spend[name] == pytest.approx(value, rel=1e-3), name
    assert models.loc[("spend", "gamma-gamma")]["customer_count"] == 946


def test_customers_of_cdnow_are_the_papers(cdnow):
    scores = filrouge.table(cdnow, "scores/ltv_scores")
    assert len(scores) == 2_357
    assert scores["frequency"].sum() == 2_457
    assert (scores["frequency"] == 0).sum() == 1_411
    first = scores[(scores["frequency"] == 2) & ((scores["recency"] - 30.43).abs() < 0.005)]
    assert first["probability_alive"].iloc[0] == pytest.approx(0.7061, abs=1e-3)


def test_what_happened_later_is_not_seen(cdnow):
    orders = filrouge.table(cdnow, "cleansed/orders")
    assert orders["order_date"].astype(str).max() <= "1997-09-30"
    results = filrouge.table(cdnow, "operations/quality_results")
    value = results[results["subject"].str.startswith("orders.")].set_index("rule")["value"]
    assert value["rows_read"] == 6_919
    assert value["rows_kept"] == 6_919


def test_back_tests_of_cdnow_are_the_papers(cdnow_evaluated, data):
    lake, said = cdnow_evaluated.result()
    value = metrics(lake, "1997-09-30")
    assert value[("ltv", "bg-nbd", "actual_total")] == 1_882
    for model, error in {
        "bg-nbd": 0.7855, "mbg-nbd": 0.7648, "pareto-nbd": 0.7545, "nbd": 1.0410
    }.items():
        assert value[("ltv", model, "mae")] == pytest.approx(error, abs=1e-3), model
    raw = pd.read_csv(
        data / "cdnow" / "CDNOW_sample.txt", sep=r"\s+", header=None,
        names=["master", "customer", "day", "pieces", "amount"],
    )
    before, after = raw[raw["day"] <= 19970930], raw[raw["day"] > 19970930]
    last = before.groupby("customer")["day"].max()
    gone = ~last.index.isin(after["customer"])
    assert value[("churn", "bg-nbd", "actual_total")] == gone.sum()
    # The share of pairs in which who stayed away had been silent for longer; ties count half.
    stayed = last[~gone].to_numpy()
    won = [(stayed > day).sum() + (stayed == day).sum() / 2 for day in last[gone]]
    area = sum(won) / (gone.sum() * (~gone).sum())
    assert area == pytest.approx(0.771, abs=1e-3)
    assert value[("churn", "recency", "auc")] == pytest.approx(area)
    bought = after[after["customer"].isin(last.index)]["amount"].sum()
    assert value[("ltv", "bg-nbd+gamma-gamma", "actual_total")] == pytest.approx(bought)
    assert 0.8 < value[("ltv", "bg-nbd+gamma-gamma", "interval_coverage")] < 0.83
    assert said.splitlines()[-1].startswith("batch evaluate for 1998-06-30: 1 cutoff in scores/")


def test_calibrations_of_cdnow_hold_everybody(cdnow_evaluated):
    lake, _ = cdnow_evaluated.result()
    table = filrouge.table(lake, "scores/model_calibrations")
    value = metrics(lake, "1997-09-30")
    for (score, model), deciles in table.groupby(["score", "model"]):
        assert deciles["customer_count"].sum() == 2_357, model
        assert deciles.sort_values("decile")["predicted"].is_monotonic_increasing, model
        for side, total in {"observed": "actual_total", "predicted": "predicted_total"}.items():
            summed = (deciles[side] * deciles["customer_count"]).sum()
            assert summed == pytest.approx(value[(score, model, total)]), model


def test_back_tests_of_online_retail_count_what_came(online_retail):
    cutoffs = ["2011-06-10", "2011-09-09"]
    evaluate(online_retail, "online-retail", "2011-12-09", *cutoffs)
    once = back_tests(online_retail)
    evaluate(online_retail, "online-retail", "2011-12-09", *reversed(cutoffs))
    assert back_tests(online_retail) == once
    orders = filrouge.table(online_retail, "cleansed/orders")
    days = orders[orders["is_purchase"]].assign(day=orders["order_date"].astype(str))
    days = days[["customer_id", "day"]].drop_duplicates()
    for cutoff in cutoffs:
        known = set(days[days["day"] <= cutoff]["customer_id"])
        came = days[(days["day"] > cutoff) & days["customer_id"].isin(known)]
        value = metrics(online_retail, cutoff)
        assert value[("ltv", "rate", "actual_total")] == len(came)
        assert value[("churn", "rate", "actual_total")] == len(known) - came["customer_id"].nunique()
        # The pooled rate misses the last quarter, as every model without a season does.
        assert -0.3 < value[("ltv", "rate", "bias")] < 0


COUNTS = ["rows_read", "rows_kept", "rows_duplicate", "rows_filtered", "rows_quarantined"]


def accounts(lake):
    """What became of the rows of each source, all of which are accounted for."""
    results = filrouge.table(lake, "operations/quality_results")
    results = results[results["rule"].isin(COUNTS)]
    counts = results.pivot(index="subject", columns="rule", values="value").astype(int)
    assert (counts["rows_read"] == counts[COUNTS[1:]].sum(axis=1)).all()
    return counts[COUNTS]


@pytest.fixture(scope="module")
def journey(data):
    """The files of The Complete Journey as they are, by name."""
    names = ["transactions_sample.csv.gz", "products.csv.gz", "demographics.csv"]
    names += ["campaigns.csv", "campaign_descriptions.csv", "coupon_redemptions.csv"]
    return {
        name.split(".")[0]: pd.read_csv(data / "completejourney" / name, dtype=str)
        for name in names
    }


@pytest.fixture(scope="module")
def purchases(journey):
    """The lines of which some piece was bought; amounts are numbers."""
    lines = journey["transactions_sample"].copy()
    lines["amount"] = lines["sales_value"].map(decimal.Decimal)
    return lines[lines["quantity"].astype(float) != 0]


def test_every_row_of_the_complete_journey_is_accounted_for(complete_journey, journey, purchases):
    counts = accounts(complete_journey)
    for subject, file in {
        "orders.stores": "transactions_sample", "products.catalogue": "products",
        "customer_records.households": "demographics", "message_events.campaigns": "campaigns",
        "message_events.coupons": "coupon_redemptions",
    }.items():
        assert counts.loc[subject, "rows_read"] == len(journey[file]), subject
        assert counts.loc[subject, ["rows_duplicate", "rows_quarantined"]].sum() == 0, subject
    assert counts["rows_read"].sum() == 75_000 + 92_331 + 801 + 6_589 + 2_102
    assert counts.loc["orders.stores", "rows_filtered"] == 75_000 - len(purchases) == 416
    assert counts["rows_filtered"].sum() == 416
    assert len(filrouge.table(complete_journey, "cleansed/quarantine")) == 0


def test_baskets_of_the_complete_journey_are_the_files(complete_journey, purchases):
    orders = filrouge.table(complete_journey, "cleansed/orders").set_index("order_id")
    raw = purchases.groupby("basket_id").agg(
        household=("household_id", "first"), amount=("amount", "sum"),
        day=("transaction_timestamp", lambda times: times.iloc[0][:10]),
    )
    assert len(orders) == len(raw) == 47_034
    both = raw.join(orders)
    assert ((both["gross_amount"] - both["amount"]).abs() <= decimal.Decimal("0.00005")).all()
    assert (both["order_date"].astype(str) == both["day"]).all()
    # One customer is one household, and the other way round.
    pairs = both[["household", "customer_id"]].drop_duplicates()
    assert len(pairs) == pairs["household"].nunique() == pairs["customer_id"].nunique()


def test_households_of_the_complete_journey_are_the_files(complete_journey, journey, purchases):
    frame = filrouge.table(complete_journey, "mart/customer_360")
    buyers = frame[frame["order_count"] > 0]
    assert len(buyers) == purchases["household_id"].nunique()
    everybody = set(purchases["household_id"])
    for file in ["demographics", "campaigns", "coupon_redemptions"]:
        everybody |= set(journey[file]["household_id"])
    assert len(frame) == len(everybody)
    days = purchases.assign(day=purchases["transaction_timestamp"].str[:10])
    assert buyers["purchase_day_count"].sum() == len(
        days[["household_id", "day"]].drop_duplicates()
    )
    departments = journey["products"].set_index("product_id")["department"]
    bought = purchases.assign(department=purchases["product_id"].map(departments))
    per_household = bought.groupby("household_id")["department"].nunique()
    assert sorted(buyers["category_count"]) == sorted(per_household)


def test_messages_of_the_complete_journey_have_the_day_of_their_campaign(complete_journey, journey):
    messages = filrouge.table(complete_journey, "cleansed/message_events")
    sent = messages[messages["event_type"] == "sent"]
    raw = journey["campaigns"].merge(journey["campaign_descriptions"], on="campaign_id")
    expected = raw.groupby(["campaign_id", "start_date"]).size().sort_index()
    told = sent.groupby(["campaign", sent["event_date"].astype(str)]).size().sort_index()
    assert told.to_dict() == expected[expected.index.get_level_values(1) <= "2017-12-31"].to_dict()
    assert len(sent) == 6_589
    redeemed = messages[messages["event_type"] == "clicked"]
    assert len(redeemed) == 2_102
    assert redeemed["campaign"].value_counts().to_dict() == (
        journey["coupon_redemptions"]["campaign_id"].value_counts().to_dict()
    )
    # Whoever was sent a mailing and never answered has no preferred channel.
    frame = filrouge.table(complete_journey, "mart/customer_360")
    assert frame["preferred_contact_channel"].value_counts().to_dict() == {
        "post": journey["coupon_redemptions"]["household_id"].nunique()
    }


@pytest.fixture(scope="module")
def events(data):
    """The events of REES46 as they are, without copies."""
    return pd.read_csv(data / "rees46" / "2019-Oct_first5019.csv", dtype=str).drop_duplicates()


def test_every_row_of_rees46_is_accounted_for(rees46, events):
    counts = accounts(rees46)
    assert (counts["rows_read"] == 5_019).all()
    assert (counts["rows_quarantined"] == 0).all()
    assert counts.loc["web_events.site", "rows_duplicate"] == 5_019 - len(events) == 3
    assert counts.loc["orders.site", "rows_kept"] == 54
    assert counts.loc["orders.site", "rows_filtered"] == 4_965
    told = filrouge.table(rees46, "cleansed/web_events")["event_type"].value_counts()
    names = {"view": "product_viewed", "cart": "cart_item_added", "purchase": "order_placed"}
    assert told.to_dict() == events["event_type"].map(names).value_counts().to_dict()


def test_buyers_of_rees46_are_the_files_with_what_they_looked_at(rees46, events):
    bought = events[events["event_type"] == "purchase"]
    orders = filrouge.table(rees46, "cleansed/orders")
    assert len(orders) == bought["user_session"].nunique() == 50
    assert orders["gross_amount"].sum() == bought["price"].map(decimal.Decimal).sum()
    frame = filrouge.table(rees46, "mart/customer_360")
    assert len(frame) == bought["user_id"].nunique() == 48
    theirs = events[events["user_id"].isin(bought["user_id"])]
    views = theirs[theirs["event_type"] == "view"].groupby("user_id").size()
    viewed = frame["product_view_count_30d"]
    assert sorted(viewed[viewed > 0]) == sorted(views)
    assert frame["web_session_count_30d"].sum() == theirs["user_session"].nunique()


def test_products_of_rees46_have_the_price_last_seen(rees46, events):
    products = filrouge.table(rees46, "cleansed/products").set_index("product_id")
    last = events.sort_values("event_time", kind="stable").groupby("product_id").last()
    assert len(products) == len(last) == 2_312
    both = last[["price"]].join(products)
    assert (both["unit_price"] == both["price"].map(decimal.Decimal)).all()


def test_a_shop_that_saw_nobody_come_back_has_a_mean_order(rees46, events):
    bought = events[events["event_type"] == "purchase"]
    models = filrouge.table(rees46, "scores/score_models").set_index(["score", "model"])
    mean = models.loc[("spend", "mean-spend")]
    assert mean["is_chosen"]
    amounts = bought["price"].astype(float).groupby(bought["user_id"]).sum()
    assert dict(mean["parameters"])["mean"] == pytest.approx(amounts.mean())
    scores = filrouge.table(rees46, "scores/ltv_scores")
    assert (scores["ltv_amount"] > 0).all()
    assert (scores["eligibility"] == "fallback").all()
