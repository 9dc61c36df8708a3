package io.filrouge.domain.purchases;

import java.util.function.IntToDoubleFunction;

/**
 * Splits the difference between two values of a function among the figures in which they differ:
 * Shapley's value (Shapley 1953, "A value for n-person games"), here of a score against that of a
 * reference customer (Lundberg and Lee 2017, "A unified approach to interpreting model
 * predictions"). What each figure adds is averaged over all orders in which the figures could be
 * told, so that the parts add up and no order is preferred.
 */
final class Contributions {

  /**
   * @param figures how many there are
   * @param value of the function where the figures whose bits are set are the customer's and the
   *     others are the reference's
   * @return what each figure contributes; the sum is value(all bits) - value(0)
   */
  static double[] of(int figures, IntToDoubleFunction value) {
    double[] values = new double[1 << figures];
    for (int told = 0; told < values.length; told++) {
      values[told] = value.applyAsDouble(told);
    }
    double[] contributions = new double[figures];
    for (int told = 0; told < values.length; told++) {
      int before = Integer.bitCount(told);
      for (int figure = 0; figure < figures; figure++) {
        int with = told | 1 << figure;
        if (with != told) {
          contributions[figure] += (values[with] - values[told]) * weight(before, figures);
        }
      }
    }
    return contributions;
  }

  /** The share of orders in which a given set of so many figures is told before a given one. */
  private static double weight(int before, int figures) {
    double weight = 1.0 / figures;
    for (int i = 1; i <= before; i++) {
      weight *= (double) i / (figures - i);
    }
    return weight;
  }

  private Contributions() {}
}
