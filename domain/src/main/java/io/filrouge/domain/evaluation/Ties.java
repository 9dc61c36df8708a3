package io.filrouge.domain.evaluation;

/** Cells of equal value, which stand side by side where cells are sorted. */
final class Ties {

  /** The end, itself excluded, of the run of equal values that begins at {@code from}. */
  static int end(double[] values, int[] order, int from) {
    int to = from + 1;
    while (to < order.length && values[order[to]] == values[order[from]]) {
      to++;
    }
    return to;
  }

  /** The customers of a run of cells. */
  static long weight(long[] weights, int[] order, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[order[i]];
    }
    return sum;
  }

  private Ties() {}
}
