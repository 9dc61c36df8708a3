package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Draws;

/**
 * Gamma-gamma spend (Fader and Hardie 2013): an order's amount is gamma(p, nu), nu is gamma(q,
 * gamma) over the population, independent of the purchase process.
 *
 * @param p shape of one buyer's order amounts
 * @param q shape of nu, above 1 or there is no mean
 * @param gamma inverse scale of nu, in the shop's currency: the mean amount is p gamma / (q - 1)
 */
public record SpendProcess(double p, double q, double gamma) {
  public SpendProcess {
    Checks.positive("the spend's p", p);
    Checks.positive("the spend's gamma", gamma);
    if (!(q > 1)) {
      throw new IllegalArgumentException(
          "Cannot draw spend with q: " + q + "; it must be above 1, or the mean is infinite");
    }
  }

  /** One buyer's mean order amount, in the shop's currency. */
  double mean(Draws draws) {
    return p / draws.gamma(q, 1 / gamma);
  }

  /** The amount of one order of a buyer with the given mean, in cents. */
  long orderCents(Draws draws, double mean) {
    return Math.round(100 * draws.gamma(p, mean / p));
  }
}
