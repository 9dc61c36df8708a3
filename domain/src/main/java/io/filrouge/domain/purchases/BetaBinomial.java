package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.positive;

/**
 * The beta-binomial model of purchases at occasions: a customer's chance to buy differs between
 * customers by a beta distribution, and nobody ever leaves. It is what BG/BB becomes where the
 * chance of leaving is nil.
 */
public final class BetaBinomial implements OccasionModel {

  /** The model's name in tables. */
  public static final String NAME = "beta-binomial";

  private static final long serialVersionUID = 1L;

  private static final double PRIOR = 0.5;

  private final String name;
  private final double alpha;
  private final double beta;

  /**
   * A model with given parameters.
   *
   * @param alpha first parameter of the beta distribution of the chance to buy at an occasion
   * @param beta second parameter of it
   */
  public BetaBinomial(double alpha, double beta) {
    this(NAME, alpha, beta);
  }

  private BetaBinomial(String name, double alpha, double beta) {
    this.name = name;
    this.alpha = positive("alpha", alpha);
    this.beta = positive("beta", beta);
  }

  /**
   * The fallback that needs no fit: the pooled chance to buy, counted as one occasion beside the
   * customer's own; half a purchase and half a pass keep it off 0 and 1.
   */
  static BetaBinomial pooled(OccasionCells cells) {
    double chance = (cells.purchaseCount() + PRIOR) / (cells.occasionCount() + 2 * PRIOR);
    return new BetaBinomial(Rate.NAME, chance, 1 - chance);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double probabilityAlive(int x, int recency, int occasions) {
    OccasionCells.check(x, recency, occasions);
    return 1;
  }

  @Override
  public double expectedPurchases(int x, int recency, int occasions, int horizon) {
    OccasionCells.checkHorizon(horizon);
    return horizon * chance(x, recency, occasions);
  }

  @Override
  public double probabilityOfPurchases(int x, int recency, int occasions, int horizon, int count) {
    OccasionCells.check(x, recency, occasions);
    OccasionCells.checkHorizon(horizon);
    if (count < 0 || count > horizon) {
      return 0;
    }
    double buys = alpha + x;
    double passes = beta + occasions - x;
    double probability = 1;
    for (int k = 0; k < count; k++) {
      probability *= (buys + k) / (buys + passes + k);
    }
    for (int k = count; k < horizon; k++) {
      probability *= (k + 1.0) / (k + 1 - count) * (passes + k - count) / (buys + passes + k);
    }
    return probability;
  }

  @Override
  public double probabilityOfNoPurchase(int x, int recency, int occasions, int horizon) {
    return probabilityOfPurchases(x, recency, occasions, horizon, 0);
  }

  /** A perpetuity. */
  @Override
  public double discountedPurchases(int x, int recency, int occasions, double discountPerOccasion) {
    return chance(x, recency, occasions) / positive("discount per occasion", discountPerOccasion);
  }

  /** The chance to buy at an occasion, of which nothing is known. */
  double meanChance() {
    return alpha / (alpha + beta);
  }

  private double chance(int x, int recency, int occasions) {
    OccasionCells.check(x, recency, occasions);
    return (alpha + x) / (alpha + beta + occasions);
  }
}
