package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.positive;

/**
 * The Gamma-Gamma model of spend (Colombo and Jiang 1999; Fader and Hardie, note 025): a customer's
 * orders are gamma distributed around the customer's own mean, which differs between customers and
 * has nothing to do with how often they buy.
 */
public final class GammaGamma implements SpendModel {

  /** The model's name in tables. */
  public static final String NAME = "gamma-gamma";

  private static final long serialVersionUID = 1L;

  private final double p;
  private final double q;
  private final double gamma;

  /**
   * A model with given parameters.
   *
   * @param p shape of the amount of one order
   * @param q shape of the distribution of customers, above 1, below which the mean is infinite
   * @param gamma its scale, an amount of money
   */
  public GammaGamma(double p, double q, double gamma) {
    this.p = positive("p", p);
    this.q = positive("q", q);
    this.gamma = positive("gamma", gamma);
    if (q <= 1) {
      throw new IllegalArgumentException(
          "Cannot set parameter q: " + q + "; give a number above 1, or mean spend is infinite");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SpendPosterior posterior(int x, double meanSpend) {
    SpendPosterior.check(x, meanSpend);
    if (x == 0) {
      return new SpendPosterior(p, q, gamma);
    }
    return new SpendPosterior(p, q + p * x, gamma + x * Math.max(0, meanSpend));
  }
}
