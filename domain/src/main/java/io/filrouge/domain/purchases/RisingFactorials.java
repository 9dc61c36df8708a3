package io.filrouge.domain.purchases;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * {@code ln Gamma(c + x) - ln Gamma(c)} and its derivative by c, for every integer x up to a
 * largest one: a table made once an evaluation.
 *
 * <p>Both are sums of x simple terms, so that no digits cancel when c is large, which is where fits
 * without a finite optimum wander.
 */
final class RisingFactorials {

  /** Beyond this x, the table would cost more than the customers who need it. */
  private static final int LARGEST_TABLE = 1 << 16;

  private final double c;
  private final double[] logs;
  private final double[] derivatives;

  RisingFactorials(double c, int largestX) {
    this.c = c;
    int size = Math.min(largestX, LARGEST_TABLE) + 1;
    this.logs = new double[size];
    this.derivatives = new double[size];
    for (int x = 1; x < size; x++) {
      logs[x] = logs[x - 1] + Math.log(c + x - 1);
      derivatives[x] = derivatives[x - 1] + 1 / (c + x - 1);
    }
  }

  double log(int x) {
    return x < logs.length ? logs[x] : LogGamma.value(c + x) - LogGamma.value(c);
  }

  double derivative(int x) {
    return x < logs.length ? derivatives[x] : Digamma.value(c + x) - Digamma.value(c);
  }
}
