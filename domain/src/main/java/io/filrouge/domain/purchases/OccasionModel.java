package io.filrouge.domain.purchases;

import java.io.Serializable;

/**
 * What a fitted model of purchases at certain occasions says about one customer: {@code x}
 * purchases at {@code occasions} occasions, the last purchase at occasion {@code recency} (0 for
 * none).
 *
 * <p>Every answer is finite; impossible histories are refused with an {@link
 * IllegalArgumentException}.
 */
public interface OccasionModel extends Serializable {

  /** The name the model has in tables, such as {@code bg-bb}. */
  String name();

  /** The probability that the customer has not left for good before the next occasion. */
  double probabilityAlive(int x, int recency, int occasions);

  /** The expected number of purchases at the next {@code horizon} occasions. */
  double expectedPurchases(int x, int recency, int occasions, int horizon);

  /** The probability of exactly {@code count} purchases at the next {@code horizon} occasions. */
  double probabilityOfPurchases(int x, int recency, int occasions, int horizon, int count);

  /** The probability of no purchase at the next {@code horizon} occasions: the churn score. */
  double probabilityOfNoPurchase(int x, int recency, int occasions, int horizon);

  /**
   * The expected number of purchases of a random customer at the first {@code horizon} occasions.
   */
  default double expectedPurchasesOfNewCustomer(int horizon) {
    return expectedPurchases(0, 0, 0, horizon);
  }

  /**
   * The discounted expected residual transactions: all purchases after the last known occasion,
   * without an end, the one k occasions ahead worth {@code (1 + discountPerOccasion)^-k}.
   *
   * @param discountPerOccasion above 0: 0.1 for 10 %
   */
  double discountedPurchases(int x, int recency, int occasions, double discountPerOccasion);
}
