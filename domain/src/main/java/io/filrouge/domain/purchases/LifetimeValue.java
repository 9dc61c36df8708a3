package io.filrouge.domain.purchases;

import java.io.Serializable;

/**
 * What a customer is expected to be worth: purchases expected in each step of the horizon, times
 * the expected spend, discounted from the end of the step (Fader, Hardie and Lee 2005, "RFM and
 * CLV").
 *
 * <p>A horizon that is no whole number of steps ends in a shorter one.
 */
public final class LifetimeValue implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MOST_STEPS = 10_000;

  /** Of the interval of the value. */
  private static final double OUTSIDE = 0.2;

  private final PurchaseModel purchases;
  private final SpendModel spend;
  private final double[] ends;
  private final double[] discounts;

  /**
   * @param horizonWeeks how far to look, in the models' time unit
   * @param stepWeeks the length of a step, in the same
   * @param discountPerStep what money loses in a step: 0.01 for 1 %
   * @throws IllegalArgumentException where horizon or step is not above 0, the discount is below 0,
   *     or there are more than 10,000 steps
   */
  public LifetimeValue(
      PurchaseModel purchases,
      SpendModel spend,
      double horizonWeeks,
      double stepWeeks,
      double discountPerStep) {
    PurchaseHistory.positive("horizon", horizonWeeks);
    PurchaseHistory.positive("step", stepWeeks);
    if (!(discountPerStep >= 0) || Double.isInfinite(discountPerStep)) {
      throw new IllegalArgumentException(
          "Cannot discount by: " + discountPerStep + "; give 0 or more, such as 0.01 for 1 %");
    }
    // A horizon of twelve steps in rounded numbers has twelve steps, not a thirteenth of no length.
    double steps = Math.ceil(horizonWeeks / stepWeeks - 1e-9);
    if (steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "Cannot value a customer in steps: " + steps + "; give a longer step");
    }
    this.purchases = purchases;
    this.spend = spend;
    this.ends = new double[Math.max(1, (int) steps)];
    this.discounts = new double[ends.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = i == ends.length - 1 ? horizonWeeks : (i + 1) * stepWeeks;
      discounts[i] = Math.pow(1 + discountPerStep, -ends[i] / stepWeeks);
    }
  }

  private LifetimeValue(
      PurchaseModel purchases, SpendModel spend, double[] ends, double[] discounts) {
    this.purchases = purchases;
    this.spend = spend;
    this.ends = ends;
    this.discounts = discounts;
  }

  /** The same of customers of an origin. */
  public LifetimeValue of(Origin origin) {
    return isByOrigin() ? new LifetimeValue(purchases.of(origin), spend, ends, discounts) : this;
  }

  /** Whether customers of some origins buy more than others. */
  boolean isByOrigin() {
    return purchases.isByOrigin();
  }

  /**
   * The value of a customer with a history.
   *
   * <p>The interval holds 80 % of the customer's own predictive distribution: the exact
   * distribution of the number of purchases, mixed over the distribution of what that many orders
   * come to ({@link ValueDistribution}), discounted as the expectation is on average. It lies
   * between the 10 % and 90 % points; of customers who buy nothing with more than 10 %, whom no
   * interval from 0 on can leave out below, between 0 and the 80 % point. Where it does not hold
   * the expected value, as with customers who most likely buy nothing, it is widened to hold it.
   */
  public ValueForecast forecast(int x, double recency, double age, double meanSpend) {
    ValueForecast expectation = expectation(x, recency, age, meanSpend);
    if (!(expectation.value() > 0)) {
      return expectation;
    }
    PurchaseCounts counts = purchases.purchaseCounts(x, recency, age, ends[ends.length - 1]);
    double undiscounted = expectation.expectedPurchases() * expectation.expectedSpend();
    double discount = expectation.value() / undiscounted;
    ValueDistribution values =
        new ValueDistribution(counts, spend.posterior(x, meanSpend), undiscounted);
    boolean isFromNothing = 1 - counts.probabilityOfMoreThan(0) > OUTSIDE / 2;
    double low = isFromNothing ? 0 : values.quantile(OUTSIDE / 2) * discount;
    double high = values.quantile(isFromNothing ? 1 - OUTSIDE : 1 - OUTSIDE / 2) * discount;
    return new ValueForecast(
        expectation.expectedPurchases(),
        expectation.expectedSpend(),
        expectation.value(),
        Math.min(expectation.value(), low),
        Math.max(expectation.value(), high));
  }

  /** The value of a customer with a history, alone: low and high are the value itself. */
  public ValueForecast expectation(int x, double recency, double age, double meanSpend) {
    double[] expected = purchases.expectedPurchases(x, recency, age, ends);
    double amount = spend.expectedSpend(x, meanSpend);
    double value = discounted(expected) * amount;
    return new ValueForecast(expected[expected.length - 1], amount, value, value, value);
  }

  /** The purchases expected over the horizon, each discounted from the end of its step. */
  double discountedPurchases(int x, double recency, double age) {
    return discounted(purchases.expectedPurchases(x, recency, age, ends));
  }

  SpendModel spend() {
    return spend;
  }

  private double discounted(double[] expected) {
    double discounted = 0;
    double before = 0;
    for (int i = 0; i < expected.length; i++) {
      discounted += (expected[i] - before) * discounts[i];
      before = expected[i];
    }
    return Math.max(0, discounted);
  }

  /** The value, from the first order on and without it, of a customer of whom nothing is known. */
  public ValueForecast forecastOfNewCustomer() {
    return forecast(0, 0, 0, 0);
  }
}
