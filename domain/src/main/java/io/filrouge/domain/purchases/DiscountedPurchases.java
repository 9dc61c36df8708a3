package io.filrouge.domain.purchases;

import java.util.function.UnaryOperator;

/**
 * All purchases that are still to come, each discounted from its own moment: with {@code E(t)} the
 * purchases expected until t and {@code d} the continuous discount rate, the integral of {@code
 * e^-dt E'(t)}, which is the integral over u from 0 on of {@code e^-u E(u/d)}.
 *
 * <p>Taken by the double exponential rule for such integrals, {@code u = exp(v - e^-v)} (Takahasi
 * and Mori 1974), which is exact to some twelve digits for every expectation that is smooth over
 * the logarithm of time. Fader, Hardie and Lee 2005 ("RFM and CLV") give a closed form for
 * Pareto/NBD alone, by the confluent hypergeometric function.
 */
final class DiscountedPurchases {

  private static final double FIRST = -4;
  private static final double LAST = 4.5;
  private static final int STEPS = 160;

  private DiscountedPurchases() {}

  /**
   * The discounted sum.
   *
   * @param expected the purchases expected within each of some horizons
   * @param rate the continuous discount rate in a unit of time, above 0
   */
  static double of(UnaryOperator<double[]> expected, double rate) {
    PurchaseHistory.positive("discount rate", rate);
    double step = (LAST - FIRST) / STEPS;
    double[] horizons = new double[STEPS + 1];
    double[] weights = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double v = FIRST + i * step;
      double u = Math.exp(v - Math.exp(-v));
      horizons[i] = u / rate;
      weights[i] = step * Math.exp(-u) * u * (1 + Math.exp(-v));
    }
    double[] purchases = expected.apply(horizons);
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      sum += weights[i] * purchases[i];
    }
    return sum;
  }
}
