package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.check;
import static io.filrouge.domain.purchases.PurchaseHistory.checkHorizon;
import static io.filrouge.domain.purchases.PurchaseHistory.positive;

import java.util.OptionalDouble;

/**
 * The negative binomial model (Ehrenberg 1959): purchases are Poisson, rates differ between
 * customers by a gamma distribution, and nobody ever leaves.
 */
public final class Nbd implements PurchaseModel {

  /** The model's name in tables. */
  public static final String NAME = "nbd";

  private static final long serialVersionUID = 1L;

  private final double r;
  private final double alpha;

  /**
   * A model with given parameters.
   *
   * @param r shape of the gamma distribution of purchase rates
   * @param alpha its rate parameter, in units of time
   */
  public Nbd(double r, double alpha) {
    this.r = positive("r", r);
    this.alpha = positive("alpha", alpha);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double probabilityAlive(int x, double recency, double age) {
    check(x, recency, age);
    return 1;
  }

  @Override
  public double expectedPurchases(int x, double recency, double age, double horizon) {
    check(x, recency, age);
    checkHorizon(horizon);
    return (r + x) * (horizon / (alpha + age));
  }

  @Override
  public double probabilityOfNoPurchase(int x, double recency, double age, double horizon) {
    check(x, recency, age);
    checkHorizon(horizon);
    return Math.exp(-(r + x) * Math.log1p(horizon / (alpha + age)));
  }

  @Override
  public double expectedPurchasesOfNewCustomer(double horizon) {
    return expectedPurchases(0, 0, 0, horizon);
  }

  @Override
  public OptionalDouble weeksToNextPurchase(int x, double recency, double age, double limit) {
    check(x, recency, age);
    return MedianWait.of(1, r + x, alpha + age, limit);
  }

  @Override
  public PurchaseCounts purchaseCounts(int x, double recency, double age, double horizon) {
    check(x, recency, age);
    checkHorizon(horizon);
    return PurchaseCounts.afterPurchases(1, r + x, horizon / (alpha + age), 0, 1);
  }
}
