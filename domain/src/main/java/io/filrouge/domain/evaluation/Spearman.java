package io.filrouge.domain.evaluation;

/**
 * Spearman's rank correlation (1904) of what was foretold and what came: Pearson's correlation of
 * the ranks, equal values sharing the mean of their ranks.
 */
final class Spearman {

  /** The correlation; NaN where all predictions, or all that came, are equal. */
  static double of(Sample sample, long[] weights) {
    double[] one = ranks(sample.predicted(), sample.byPredicted(), weights);
    double[] other = ranks(sample.actual(), sample.byActual(), weights);
    double customers = 0;
    for (long weight : weights) {
      customers += weight;
    }
    // The mean of the ranks, ties or not.
    double mean = (customers + 1) / 2;
    double ofBoth = 0;
    double ofOne = 0;
    double ofOther = 0;
    for (int i = 0; i < weights.length; i++) {
      ofBoth += weights[i] * (one[i] - mean) * (other[i] - mean);
      ofOne += weights[i] * (one[i] - mean) * (one[i] - mean);
      ofOther += weights[i] * (other[i] - mean) * (other[i] - mean);
    }
    return ofBoth / Math.sqrt(ofOne * ofOther);
  }

  private static double[] ranks(double[] values, int[] order, long[] weights) {
    double[] ranks = new double[values.length];
    double below = 0;
    for (int from = 0; from < order.length; ) {
      int to = Ties.end(values, order, from);
      double tied = Ties.weight(weights, order, from, to);
      for (int i = from; i < to; i++) {
        ranks[order[i]] = below + (tied + 1) / 2;
      }
      below += tied;
      from = to;
    }
    return ranks;
  }

  private Spearman() {}
}
