package io.filrouge.domain.purchases;

import java.util.OptionalDouble;

/**
 * The rate baseline: everybody buys at the pooled rate until their own history says otherwise.
 *
 * <p>Empirical Bayes with an exponential distribution of purchase rates (a gamma distribution of
 * shape 1) whose mean is the pooled rate: a customer's rate is {@code (1 + x) / (1/pooled + age)}.
 * It needs no optimum, so it is the fallback that always works.
 */
public final class Rate implements PurchaseModel {

  /** The model's name in tables. */
  public static final String NAME = "rate";

  private static final long serialVersionUID = 1L;

  /**
   * What is believed before any data, half a purchase in a year of weeks, keeps the rate above zero
   * where nobody came back and finite where nobody had time to; it vanishes among real customers.
   */
  private static final double PRIOR_PURCHASES = 0.5;

  private static final double PRIOR_TIME = 52;

  private final double purchasesPerWeek;
  private final Nbd posterior;

  /** A model with a given pooled rate, above 0. */
  public Rate(double purchasesPerWeek) {
    this.purchasesPerWeek = PurchaseHistory.positive("rate", purchasesPerWeek);
    this.posterior = new Nbd(1, 1 / purchasesPerWeek);
  }

  /** The pooled rate of the cells, of which there may be none. */
  public static Rate of(PurchaseCells cells) {
    return new Rate((cells.purchaseCount() + PRIOR_PURCHASES) / (cells.exposure() + PRIOR_TIME));
  }

  /** The pooled rate: purchases in a unit of time. */
  public double purchasesPerWeek() {
    return purchasesPerWeek;
  }

  /**
   * The log-likelihood of Poisson purchases at the pooled rate, without the combinatorial constant.
   */
  double logLikelihood(PurchaseCells cells) {
    return cells.purchaseCount() * Math.log(purchasesPerWeek) - cells.exposure() * purchasesPerWeek;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double probabilityAlive(int x, double recency, double age) {
    return posterior.probabilityAlive(x, recency, age);
  }

  @Override
  public double expectedPurchases(int x, double recency, double age, double horizon) {
    return posterior.expectedPurchases(x, recency, age, horizon);
  }

  @Override
  public double probabilityOfNoPurchase(int x, double recency, double age, double horizon) {
    return posterior.probabilityOfNoPurchase(x, recency, age, horizon);
  }

  @Override
  public double expectedPurchasesOfNewCustomer(double horizon) {
    return posterior.expectedPurchasesOfNewCustomer(horizon);
  }

  @Override
  public OptionalDouble weeksToNextPurchase(int x, double recency, double age, double limit) {
    return posterior.weeksToNextPurchase(x, recency, age, limit);
  }

  @Override
  public PurchaseCounts purchaseCounts(int x, double recency, double age, double horizon) {
    return posterior.purchaseCounts(x, recency, age, horizon);
  }
}
