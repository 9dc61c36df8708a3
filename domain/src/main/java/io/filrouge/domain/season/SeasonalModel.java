package io.filrouge.domain.season;

import io.filrouge.domain.purchases.Origin;
import io.filrouge.domain.purchases.PurchaseCounts;
import io.filrouge.domain.purchases.PurchaseModel;
import java.util.OptionalDouble;

/**
 * A purchase model in a shop with seasons: everybody buys faster in busy weeks and slower in quiet
 * ones. Histories and horizons are told by the calendar; the model within was fitted in {@link
 * SeasonalTime}. In a model of customers who leave at any time, they leave in that time, too.
 */
public final class SeasonalModel implements PurchaseModel {
  private static final long serialVersionUID = 1L;
  private static final String IN_SEASON = "+season";

  private final PurchaseModel steady;
  private final SeasonalTime time;

  /**
   * @param steady fitted to spans in the time
   */
  public SeasonalModel(PurchaseModel steady, SeasonalTime time) {
    this.steady = steady;
    this.time = time;
  }

  /** The name of a model in a shop with seasons. */
  public static String name(String steady) {
    return steady + IN_SEASON;
  }

  /** The name of the model within, of any model. */
  public static String steadyName(PurchaseModel model) {
    return model.name().replace(IN_SEASON, "");
  }

  @Override
  public PurchaseModel of(Origin origin) {
    return isByOrigin() ? new SeasonalModel(steady.of(origin), time) : this;
  }

  @Override
  public boolean isByOrigin() {
    return steady.isByOrigin();
  }

  @Override
  public String name() {
    return name(steady.name());
  }

  @Override
  public double probabilityAlive(int x, double recency, double age) {
    return steady.probabilityAlive(x, time.recency(recency, age), time.age(age));
  }

  @Override
  public double expectedPurchases(int x, double recency, double age, double horizon) {
    return steady.expectedPurchases(
        x, time.recency(recency, age), time.age(age), time.ahead(horizon));
  }

  @Override
  public double[] expectedPurchases(int x, double recency, double age, double[] horizons) {
    return steady.expectedPurchases(
        x, time.recency(recency, age), time.age(age), time.ahead(horizons));
  }

  @Override
  public double probabilityOfNoPurchase(int x, double recency, double age, double horizon) {
    return steady.probabilityOfNoPurchase(
        x, time.recency(recency, age), time.age(age), time.ahead(horizon));
  }

  /** Of somebody who buys for the first time now. */
  @Override
  public double expectedPurchasesOfNewCustomer(double horizon) {
    return steady.expectedPurchasesOfNewCustomer(time.ahead(horizon));
  }

  @Override
  public OptionalDouble weeksToNextPurchase(int x, double recency, double age, double limit) {
    OptionalDouble wait =
        steady.weeksToNextPurchase(x, time.recency(recency, age), time.age(age), time.ahead(limit));
    return wait.isPresent()
        ? OptionalDouble.of(time.spanAhead(wait.getAsDouble(), limit))
        : OptionalDouble.empty();
  }

  @Override
  public PurchaseCounts purchaseCounts(int x, double recency, double age, double horizon) {
    return steady.purchaseCounts(x, time.recency(recency, age), time.age(age), time.ahead(horizon));
  }
}
