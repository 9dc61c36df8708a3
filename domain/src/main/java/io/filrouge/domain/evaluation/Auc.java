package io.filrouge.domain.evaluation;

/**
 * The area under the receiver operating characteristic: the probability that of two customers, one
 * to whom it came to pass and one to whom it did not, the first had the higher prediction, equal
 * predictions counting half (Mann and Whitney 1947; Hanley and McNeil 1982). 0.5 is chance.
 */
final class Auc {

  /** The area; NaN where it came to pass to everybody or to nobody. */
  static double of(Sample sample, long[] weights) {
    int[] order = sample.byPredicted();
    double positives = 0;
    double negatives = 0;
    double won = 0;
    for (int from = 0; from < order.length; ) {
      int to = Ties.end(sample.predicted(), order, from);
      double positivesHere = 0;
      double negativesHere = 0;
      for (int i = from; i < to; i++) {
        double actual = sample.actual(order[i]);
        positivesHere += actual * weights[order[i]];
        negativesHere += (1 - actual) * weights[order[i]];
      }
      won += positivesHere * (negatives + negativesHere / 2);
      positives += positivesHere;
      negatives += negativesHere;
      from = to;
    }
    return won / (positives * negatives);
  }

  private Auc() {}
}
