package io.filrouge.domain.choice;

import java.util.List;

/**
 * By how much one foretold some quarters better than another, by the logarithmic score.
 *
 * @param mean a customer and quarter
 * @param standardError of the mean, over customers: what was gained of one customer in several
 *     quarters counts as one draw, for whoever is told wrongly in one may be in the next (Liang and
 *     Zeger 1986)
 */
record Gain(double mean, double standardError, boolean isInAll) {

  /**
   * @param one of each quarter
   * @param other of the same quarters
   */
  static Gain of(List<Foretold> one, List<Foretold> other) {
    double[] gains = new double[one.get(0).logScores().length];
    int[] quarters = new int[gains.length];
    double sum = 0;
    long count = 0;
    boolean isInAll = true;
    for (int quarter = 0; quarter < one.size(); quarter++) {
      double before = sum;
      for (int i = 0; i < gains.length; i++) {
        double gain = one.get(quarter).logScores()[i] - other.get(quarter).logScores()[i];
        if (!Double.isNaN(gain)) {
          gains[i] += gain;
          quarters[i]++;
          sum += gain;
          count++;
        }
      }
      isInAll &= sum > before;
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < gains.length; i++) {
      double off = gains[i] - quarters[i] * mean;
      squares += off * off;
    }
    return new Gain(mean, Math.sqrt(squares) / count, isInAll);
  }

  /**
   * Whether it is better in every quarter, and in all by more than one standard error: what is
   * simpler, or likelier, stays unless there is a reason.
   */
  boolean speaks() {
    return isInAll && mean > standardError;
  }
}
