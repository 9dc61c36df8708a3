package io.filrouge.domain.evaluation;

import io.filrouge.domain.evaluation.Forecaster.Course;
import io.filrouge.domain.evaluation.Forecaster.Depth;
import io.filrouge.domain.purchases.LifetimeValue;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.purchases.SpendModel;
import io.filrouge.domain.purchases.SpendModelSelection;
import io.filrouge.domain.purchases.ValueForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every model that a selection could fit, as something to evaluate: purchase models for orders and
 * for no purchase, and each of them with each model of spend for amounts, under both names.
 */
public final class Candidates {

  private final PurchaseModelSelection.Selection purchases;
  private final SpendModelSelection.Selection spend;
  private final double horizon;

  /**
   * @param horizon the length of the window, in the models' unit
   */
  public Candidates(
      PurchaseModelSelection.Selection purchases,
      SpendModelSelection.Selection spend,
      double horizon) {
    this.purchases = purchases;
    this.spend = spend;
    this.horizon = horizon;
  }

  /** All of them, in the selections' order of preference. */
  public List<Forecaster> all() {
    List<Forecaster> all = new ArrayList<>();
    for (PurchaseModel model : purchases.models()) {
      boolean isChosen = model.name().equals(purchases.model().name());
      all.add(ofOrders(model, isChosen));
      all.add(ofNoPurchase(model, isChosen));
      for (SpendModel amounts : spend.models()) {
        all.add(ofAmount(model, amounts, isChosen && amounts.name().equals(spend.model().name())));
      }
    }
    return all;
  }

  private Forecaster ofOrders(PurchaseModel model, boolean isChosen) {
    Course course =
        (customer, times) ->
            customer
                .of(model)
                .expectedPurchases(customer.x(), customer.recency(), customer.age(), times);
    return new Forecaster(
        model.name(),
        Target.ORDERS,
        Depth.VALUE,
        isChosen,
        customer ->
            Forecast.of(
                customer
                    .of(model)
                    .expectedPurchases(customer.x(), customer.recency(), customer.age(), horizon)),
        Optional.of(course));
  }

  private Forecaster ofNoPurchase(PurchaseModel model, boolean isChosen) {
    return new Forecaster(
        model.name(),
        Target.NO_PURCHASE,
        Depth.VALUE,
        isChosen,
        customer ->
            Forecast.of(
                customer
                    .of(model)
                    .probabilityOfNoPurchase(
                        customer.x(), customer.recency(), customer.age(), horizon)));
  }

  // What customers then spent is not discounted, so what is foretold is not either.
  private Forecaster ofAmount(PurchaseModel model, SpendModel amounts, boolean isChosen) {
    LifetimeValue value = new LifetimeValue(model, amounts, horizon, horizon, 0);
    return new Forecaster(
        model.name() + "+" + amounts.name(),
        Target.AMOUNT,
        Depth.VALUE_WITH_INTERVAL,
        isChosen,
        customer -> {
          ValueForecast forecast =
              value
                  .of(customer.traits().origin())
                  .forecast(customer.x(), customer.recency(), customer.age(), customer.meanSpend());
          return new Forecast(forecast.value(), forecast.low(), forecast.high());
        });
  }
}
