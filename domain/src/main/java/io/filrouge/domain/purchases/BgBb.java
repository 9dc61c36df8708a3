package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.OccasionCells.check;
import static io.filrouge.domain.purchases.OccasionCells.checkHorizon;
import static io.filrouge.domain.purchases.PurchaseHistory.positive;

/**
 * BG/BB (Fader, Hardie and Shang 2010, "Customer-Base Analysis in a Discrete-Time Noncontractual
 * Setting"): before each occasion a customer may leave for good, and who is still there buys or
 * not; both chances differ between customers by beta distributions.
 *
 * <p>A customer who is alive after n occasions has the posterior chances {@code Beta(alpha+x,
 * beta+n-x)} of buying and {@code Beta(gamma, delta+n)} of leaving. Everything is a sum over the
 * occasion before which the customer leaves, of positive terms that follow from one another by a
 * factor, so that nothing cancels and gamma = 1 is a value like any other.
 */
public final class BgBb implements OccasionModel {

  /** The model's name in tables. */
  public static final String NAME = "bg-bb";

  private static final long serialVersionUID = 1L;

  private static final double NEGLIGIBLE = 1e-15;

  private final double alpha;
  private final double beta;
  private final double gamma;
  private final double delta;

  /**
   * A model with given parameters.
   *
   * @param alpha first parameter of the beta distribution of the chance to buy at an occasion
   * @param beta second parameter of it
   * @param gamma first parameter of the beta distribution of the chance to leave before an occasion
   * @param delta second parameter of it
   */
  public BgBb(double alpha, double beta, double gamma, double delta) {
    this.alpha = positive("alpha", alpha);
    this.beta = positive("beta", beta);
    this.gamma = positive("gamma", gamma);
    this.delta = positive("delta", delta);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Equation 11 of the paper: alive at occasion {@code occasions + 1}. */
  @Override
  public double probabilityAlive(int x, int recency, int occasions) {
    return probabilityStillThere(x, recency, occasions)
        * ((delta + occasions) / (gamma + delta + occasions));
  }

  @Override
  public double expectedPurchases(int x, int recency, int occasions, int horizon) {
    checkHorizon(horizon);
    double buying = probabilityStillThere(x, recency, occasions) * meanChance(x, occasions);
    double purchases = 0;
    for (int k = 0; k < horizon; k++) {
      buying *= (delta + occasions + k) / (gamma + delta + occasions + k);
      purchases += buying;
    }
    return purchases;
  }

  @Override
  public double probabilityOfPurchases(int x, int recency, int occasions, int horizon, int count) {
    checkHorizon(horizon);
    double there = probabilityStillThere(x, recency, occasions);
    if (count < 0 || count > horizon) {
      return 0;
    }
    double buys = alpha + x;
    double passes = beta + occasions - x;
    double stays = delta + occasions;
    // Of the customer who is alive for exactly k occasions, from k = count on.
    double bought = 1;
    double alive = 1;
    for (int k = 0; k < count; k++) {
      bought *= (buys + k) / (buys + passes + k);
      alive *= (stays + k) / (gamma + stays + k);
    }
    double sum = 0;
    for (int k = count; k < horizon; k++) {
      sum += bought * alive * gamma / (gamma + stays + k);
      bought *= (k + 1.0) / (k + 1 - count) * (passes + k - count) / (buys + passes + k);
      alive *= (stays + k) / (gamma + stays + k);
    }
    sum += bought * alive;
    return Math.min(1, there * sum + (count == 0 ? 1 - there : 0));
  }

  @Override
  public double probabilityOfNoPurchase(int x, int recency, int occasions, int horizon) {
    return probabilityOfPurchases(x, recency, occasions, horizon, 0);
  }

  @Override
  public double discountedPurchases(int x, int recency, int occasions, double discountPerOccasion) {
    positive("discount per occasion", discountPerOccasion);
    double buying = probabilityStillThere(x, recency, occasions) * meanChance(x, occasions);
    double purchases = 0;
    // No later purchase is likelier than this one, so the rest is a geometric series at most.
    for (int k = 0; buying > NEGLIGIBLE * discountPerOccasion * purchases; k++) {
      buying *= (delta + occasions + k) / (gamma + delta + occasions + k);
      buying /= 1 + discountPerOccasion;
      purchases += buying;
    }
    return purchases;
  }

  double logLikelihood(int x, int recency, int occasions) {
    OccasionCells customer = OccasionCells.builder().add(x, recency, occasions, 1).build();
    double[] at = {Math.log(alpha), Math.log(beta), Math.log(gamma), Math.log(delta)};
    return new BgBbLikelihood(customer).evaluate(at, new double[at.length]);
  }

  private double meanChance(int x, int occasions) {
    return (alpha + x) / (alpha + beta + occasions);
  }

  /** The probability to have been alive at the last known occasion. */
  private double probabilityStillThere(int x, int recency, int occasions) {
    check(x, recency, occasions);
    double passed = 1;
    double left = 0;
    for (int k = recency; k < occasions; k++) {
      left += passed * gamma / (gamma + delta + k);
      passed *= (delta + k) / (gamma + delta + k) * (beta + k - x) / (alpha + beta + k);
    }
    return passed / (passed + left);
  }
}
