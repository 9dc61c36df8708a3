"""Real shops: the published facts and figures out of the pipeline's own tables."""

import filrouge
import pytest


@pytest.fixture(scope="module")
def lakes(data, work, nights):
    """Both shops' lakes by name, as futures: their nights run beside each other."""
    days = {"online-retail": "2011-12-09", "cdnow": "1997-09-30"}
    return {name: nights.submit(night, work, name, day) for name, day in days.items()}


def night(work, name, day):
    lake = work / name / "lake"
    filrouge.run(
        "batch", "nightly", "--conf", str(filrouge.ROOT / "conf" / f"{name}.conf"),
        "--set", f"lake.uri={lake}", "--as-of", day,
    )
    return lake


@pytest.fixture(scope="module")
def online_retail(lakes):
    return lakes["online-retail"].result()


@pytest.fixture(scope="module")
def cdnow(lakes):
    return lakes["cdnow"].result()


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


def test_parameters_of_cdnow_are_the_papers(cdnow):
    models = filrouge.table(cdnow, "scores/score_models").set_index(["score", "model"])
    fit = models.loc[("ltv", "bg-nbd")]
    assert fit["is_chosen"]
    assert fit["customer_count"] == 2_357
    assert fit["log_likelihood"] == pytest.approx(-9582.429207, abs=1e-4)
    parameters = dict(fit["parameters"])
    for name, value in {
        "r": 0.2425945, "alpha": 4.4136019, "a": 0.7929199, "b": 2.4258881
    }.items():
        assert parameters[name] == pytest.approx(value, abs=1e-4), name
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
    assert first["probability_alive"].iloc[0] == pytest.approx(0.7266, abs=1e-3)
    busy = scores[scores["frequency"] == 26]
    assert busy["probability_alive"].max() == pytest.approx(0.968854, abs=1e-5)


def test_what_happened_later_is_not_seen(cdnow):
    orders = filrouge.table(cdnow, "cleansed/orders")
    assert orders["order_date"].astype(str).max() <= "1997-09-30"
    results = filrouge.table(cdnow, "operations/quality_results")
    value = results[results["subject"].str.startswith("orders.")].set_index("rule")["value"]
    assert value["rows_read"] == 6_919
    assert value["rows_kept"] == 6_919
