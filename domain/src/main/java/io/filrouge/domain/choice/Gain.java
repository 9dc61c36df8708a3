package io.filrouge.domain.choice;

import java.util.List;

/** By how much one foretold some quarters better than another, by the logarithmic score. */
record Gain(double mean, double standardError, boolean isInAll) {

  /**
   * @param one of each quarter
   * @param other of the same quarters
   */
  static Gain of(List<Foretold> one, List<Foretold> other) {
    double sum = 0;
    double squares = 0;
    double customers = 0;
    boolean isInAll = true;
    for (int quarter = 0; quarter < one.size(); quarter++) {
      double before = sum;
      long[] counts = one.get(quarter).counts();
      for (int i = 0; i < counts.length; i++) {
        double gain = one.get(quarter).logScores()[i] - other.get(quarter).logScores()[i];
        sum += counts[i] * gain;
        squares += counts[i] * gain * gain;
        customers += counts[i];
      }
      isInAll &= sum > before;
    }
    double error = Math.sqrt(Math.max(0, squares - sum * sum / customers)) / customers;
    return new Gain(sum / customers, error, isInAll);
  }

  /**
   * Whether it is better in every quarter, and in all by more than one standard error: what is
   * simpler, or likelier, stays unless there is a reason.
   */
  boolean speaks() {
    return isInAll && mean > standardError;
  }
}
