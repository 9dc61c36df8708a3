package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What a fitted model of repeat purchases says about one customer.
 *
 * <p>A customer is {@code x} repeat purchases (the first order is not counted), {@code recency}
 * (time from the first purchase to the last) and {@code age} (time from the first purchase to the
 * as-of date); all times are in one unit, weeks unless the configuration says otherwise. Every
 * answer is finite. Impossible histories ({@code x < 0}, {@code recency < 0}, {@code recency >
 * age}, a negative horizon, NaN) are refused with an {@link IllegalArgumentException}.
 */
public interface PurchaseModel extends Serializable {

  /** The name the model has in tables: such as {@code mbg-nbd} or {@code rate}. */
  String name();

  /**
   * The model of customers of an origin; of a model that does not tell them apart, itself. Of a
   * model that does, every other answer is of customers whose origin is not known.
   */
  default PurchaseModel of(Origin origin) {
    return this;
  }

  /** Whether customers of some origins are told from others. */
  default boolean isByOrigin() {
    return false;
  }

  /**
   * The probability that the customer has not left for good. It is no churn score: BG/NBD gives
   * every one-time buyer 1; use {@link #probabilityOfNoPurchase}.
   */
  double probabilityAlive(int x, double recency, double age);

  /** The expected number of purchases in {@code (age, age + horizon]}. */
  double expectedPurchases(int x, double recency, double age, double horizon);

  /**
   * {@link #expectedPurchases(int, double, double, double)} for several horizons of one customer.
   */
  default double[] expectedPurchases(int x, double recency, double age, double[] horizons) {
    double[] purchases = new double[horizons.length];
    for (int i = 0; i < horizons.length; i++) {
      purchases[i] = expectedPurchases(x, recency, age, horizons[i]);
    }
    return purchases;
  }

  /**
   * The discounted expected residual transactions: all purchases after {@code age}, without an end,
   * each worth {@code e^(-rate t)} where it is t ahead (Fader, Hardie and Lee 2005, "RFM and CLV").
   *
   * @param discountRate the continuous rate in a unit of time, above 0: {@code ln(1.15) / 52} for
   *     15 % a year in weeks
   */
  default double discountedPurchases(int x, double recency, double age, double discountRate) {
    return DiscountedPurchases.of(
        horizons -> expectedPurchases(x, recency, age, horizons), discountRate);
  }

  /** The probability of no purchase in {@code (age, age + horizon]}: the churn score. */
  double probabilityOfNoPurchase(int x, double recency, double age, double horizon);

  /**
   * The expected number of repeat purchases of a random customer within {@code horizon} of the
   * first.
   */
  double expectedPurchasesOfNewCustomer(double horizon);

  /**
   * The time from the as-of date until the customer is as likely as not to have bought again: the
   * median time to the next purchase, counting "never" as infinitely late. Absent where it lies
   * beyond {@code limit} or the customer will more likely than not never buy again.
   *
   * <p>The first time at which the expected purchases reach one would let a few frequent buyers
   * among many silent ones set the date, and a median "given that there is a next purchase" would
   * give a date to customers who have almost surely left; this median does neither.
   */
  OptionalDouble weeksToNextPurchase(int x, double recency, double age, double limit);

  /** The predictive distribution of the number of purchases in {@code (age, age + horizon]}. */
  PurchaseCounts purchaseCounts(int x, double recency, double age, double horizon);

  /**
   * The smallest number of purchases that is not exceeded in {@code (age, age + horizon]} with at
   * least {@code probability}, between 0 and 1, both excluded.
   */
  default int purchaseQuantile(
      int x, double recency, double age, double horizon, double probability) {
    return purchaseCounts(x, recency, age, horizon).quantile(probability);
  }
}
