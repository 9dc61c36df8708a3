package io.filrouge.domain.evaluation;

/** What was foretold and what came on average, in each tenth of the customers by prediction. */
final class Reliability {

  private final double[] customers = new double[Deciles.COUNT];
  private final double[] predicted = new double[Deciles.COUNT];
  private final double[] actual = new double[Deciles.COUNT];
  private final double[] low = new double[Deciles.COUNT];
  private final double[] high = new double[Deciles.COUNT];

  Reliability(Sample sample, long[] weights) {
    for (int i = 0; i < weights.length; i++) {
      int decile = sample.deciles()[i];
      customers[decile] += weights[i];
      predicted[decile] += weights[i] * sample.predicted(i);
      actual[decile] += weights[i] * sample.actual(i);
      low[decile] += weights[i] * sample.low(i);
      high[decile] += weights[i] * sample.high(i);
    }
  }

  /** The number of customers in a decile, 0 to 9. */
  long customers(int decile) {
    return (long) customers[decile];
  }

  /** Mean prediction in a decile; NaN in an empty one. */
  double predicted(int decile) {
    return predicted[decile] / customers[decile];
  }

  /** Mean of what came in a decile; NaN in an empty one. */
  double observed(int decile) {
    return actual[decile] / customers[decile];
  }

  /** The share of customers in deciles whose mean interval holds the mean of what came. */
  double coverage() {
    double covered = 0;
    double all = 0;
    for (int i = 0; i < Deciles.COUNT; i++) {
      boolean isCovered = low[i] <= actual[i] && actual[i] <= high[i];
      covered += isCovered ? customers[i] : 0;
      all += customers[i];
    }
    return covered / all;
  }

  /**
   * The expected calibration error (Naeini, Cooper and Hauskrecht 2015): over the deciles the mean
   * of |mean prediction - mean of what came|, each decile counting by its customers; NaN without
   * any.
   */
  static double calibrationError(Sample sample, long[] weights) {
    Reliability reliability = new Reliability(sample, weights);
    double gaps = 0;
    double customers = 0;
    for (int i = 0; i < Deciles.COUNT; i++) {
      gaps += Math.abs(reliability.predicted[i] - reliability.actual[i]);
      customers += reliability.customers[i];
    }
    return gaps / customers;
  }
}
