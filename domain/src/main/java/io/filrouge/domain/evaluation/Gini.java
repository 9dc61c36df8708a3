package io.filrouge.domain.evaluation;

/**
 * The normalised Gini coefficient: how far customers in the order of what was foretold, the highest
 * first, gather up what came, as a share of how far the best possible order does. The Gini of an
 * order is twice the area between its concentration curve (share of customers to share of the
 * total) and the diagonal. 1 is the best order, 0 chance, below 0 worse than chance.
 *
 * <p>Customers with equal predictions are a straight piece of the curve: the mean over all orders
 * of them.
 */
final class Gini {

  /** The coefficient; NaN where everybody did the same. */
  static double normalised(Sample sample, long[] weights) {
    double best = of(sample.actual(), sample.byActual(), sample, weights);
    return best > 0
        ? of(sample.predicted(), sample.byPredicted(), sample, weights) / best
        : Double.NaN;
  }

  private static double of(double[] values, int[] order, Sample sample, long[] weights) {
    double customers = 0;
    double total = 0;
    double area = 0;
    for (int from = 0; from < order.length; ) {
      int to = Ties.end(values, order, from);
      double customersHere = 0;
      double totalHere = 0;
      for (int i = from; i < to; i++) {
        customersHere += weights[order[i]];
        totalHere += weights[order[i]] * sample.actual(order[i]);
      }
      area += customersHere * (total + totalHere / 2);
      customers += customersHere;
      total += totalHere;
      from = to;
    }
    // The curve above runs from the least on: it lies below the diagonal as far as the other above.
    return 1 - 2 * area / (customers * total);
  }

  private Gini() {}
}
