package io.filrouge.domain.evaluation;

/** Tenths of customers by what was foretold of them. */
final class Deciles {

  static final int COUNT = 10;

  /**
   * The decile of each cell, 0 to 9. Customers with equal predictions stay together, in the decile
   * of the middle one, so that nothing depends on the order of equals; a decile may thus be empty.
   *
   * @param order cells by prediction, the least first
   */
  static int[] of(double[] predicted, long[] counts, int[] order) {
    long customers = 0;
    for (long count : counts) {
      customers += count;
    }
    int[] deciles = new int[predicted.length];
    long below = 0;
    for (int from = 0; from < order.length; ) {
      int to = Ties.end(predicted, order, from);
      long tied = Ties.weight(counts, order, from, to);
      int decile = (int) Math.min(COUNT - 1L, (long) (COUNT * (below + tied / 2.0) / customers));
      for (int i = from; i < to; i++) {
        deciles[order[i]] = decile;
      }
      below += tied;
      from = to;
    }
    return deciles;
  }

  private Deciles() {}
}
