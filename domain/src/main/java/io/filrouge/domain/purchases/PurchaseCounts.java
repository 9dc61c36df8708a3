package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The exact predictive distribution of a customer's number of purchases N in a horizon.
 *
 * <p>To buy more than n times, a customer must be alive, must survive the chance of leaving after
 * each of the first n purchases, and the undisturbed purchase process must reach n + 1. Given what
 * is known, these are independent, so {@code P(N > n) = P(alive) x B(a, b+n)/B(a, b) x P(NB > n)},
 * where NB is negative binomial. (The same distribution as equation 8 of Fader, Hardie and Lee
 * 2005, with the customer's own posterior in place of the population.)
 */
public final class PurchaseCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int LARGEST_TABLE = 512;
  private static final double NEGLIGIBLE = 1e-7;

  private final double alive;
  private final double shape;
  private final double share;
  private final double a;
  private final double b;
  private final double[] exceedances;

  /**
   * @param alive probability of being alive at the as-of date
   * @param shape shape of the posterior gamma distribution of the purchase rate
   * @param relativeHorizon the horizon divided by that distribution's rate parameter
   * @param a, b the posterior beta distribution of the chance of leaving after a purchase; a = 0
   *     when nobody leaves
   */
  PurchaseCounts(double alive, double shape, double relativeHorizon, double a, double b) {
    this.alive = alive;
    this.shape = shape;
    this.share = relativeHorizon / (1 + relativeHorizon);
    this.a = a;
    this.b = b;
    this.exceedances = table(Math.exp(-shape * Math.log1p(relativeHorizon)));
  }

  /** P(N > n) for n from 0 on, until it is negligible or the table is full. */
  private double[] table(double probabilityOfNone) {
    // A probability that underflows leaves the recurrence nothing to stand on.
    if (probabilityOfNone < 1e-250) {
      return new double[0];
    }
    double[] table = new double[16];
    double probability = probabilityOfNone;
    double cumulated = probabilityOfNone;
    double staying = 1;
    for (int n = 0; n < LARGEST_TABLE; n++) {
      if (n == table.length) {
        table = Arrays.copyOf(table, 2 * n);
      }
      table[n] = Math.max(0, alive * staying * (1 - cumulated));
      if (table[n] < NEGLIGIBLE) {
        return Arrays.copyOf(table, n + 1);
      }
      probability *= share * (shape + n) / (n + 1);
      cumulated += probability;
      staying *= (b + n) / (a + b + n);
    }
    return table;
  }

  /** P(N > n), for n of 0 or more. */
  public double probabilityOfMoreThan(int n) {
    if (n < exceedances.length) {
      return exceedances[n];
    }
    double staying = a == 0 ? 1 : Math.exp(LogBeta.value(a, b + n) - LogBeta.value(a, b));
    return Math.min(1, alive * staying * RegularizedBeta.value(share, n + 1.0, shape));
  }

  /**
   * The smallest n with P(N <= n) of at least {@code probability}.
   *
   * @throws IllegalArgumentException where the probability is not between 0 and 1, both excluded
   */
  public int quantile(double probability) {
    SpendPosterior.checkProbability(probability);
    double allowed = 1 - probability;
    for (int n = 0; n < exceedances.length; n++) {
      if (exceedances[n] <= allowed) {
        return n;
      }
    }
    int low = exceedances.length - 1;
    int high = Math.max(1, 2 * exceedances.length);
    while (high < Integer.MAX_VALUE / 2 && probabilityOfMoreThan(high) > allowed) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (probabilityOfMoreThan(middle) <= allowed) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
