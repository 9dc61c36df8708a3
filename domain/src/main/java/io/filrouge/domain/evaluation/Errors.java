package io.filrouge.domain.evaluation;

/** How far what was foretold is from what came, customer by customer and in all. */
final class Errors {

  /** Sum of what was foretold over sum of what came, less 1; NaN where nothing came. */
  static double bias(Sample sample, long[] weights) {
    double actual = actualTotal(sample, weights);
    return actual == 0 ? Double.NaN : predictedTotal(sample, weights) / actual - 1;
  }

  /** Mean of |foretold - came|; NaN without customers. */
  static double meanAbsolute(Sample sample, long[] weights) {
    return absoluteTotal(sample, weights) / customers(weights);
  }

  /** Sum of |foretold - came| over the sum of what came; NaN where nothing came. */
  static double weightedAbsolute(Sample sample, long[] weights) {
    double actual = actualTotal(sample, weights);
    return actual == 0 ? Double.NaN : absoluteTotal(sample, weights) / actual;
  }

  /** Mean of (foretold - came) squared (Brier 1950); NaN without customers. */
  static double brier(Sample sample, long[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double error = sample.predicted(i) - sample.actual(i);
      sum += weights[i] * error * error;
    }
    return sum / customers(weights);
  }

  static double actualTotal(Sample sample, long[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * sample.actual(i);
    }
    return sum;
  }

  static double predictedTotal(Sample sample, long[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * sample.predicted(i);
    }
    return sum;
  }

  /**
   * Share of customers whose interval holds what came, its ends included; of intervals of shares,
   * whose tenth's mean interval holds the share of the tenth. NaN without any.
   */
  static double intervalCoverage(Sample sample, long[] weights) {
    if (sample.isOfShares()) {
      return new Reliability(sample, weights).coverage();
    }
    double covered = 0;
    for (int i = 0; i < weights.length; i++) {
      boolean isCovered = sample.low(i) <= sample.actual(i) && sample.actual(i) <= sample.high(i);
      covered += isCovered ? weights[i] : 0;
    }
    return covered / customers(weights);
  }

  private static double absoluteTotal(Sample sample, long[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Math.abs(sample.predicted(i) - sample.actual(i));
    }
    return sum;
  }

  private static double customers(long[] weights) {
    double sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    return sum;
  }

  private Errors() {}
}
