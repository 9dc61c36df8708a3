package io.filrouge.domain.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What was foretold of customers and what came, cell by cell, with the cells' order by either.
 *
 * <p>Metrics take the number of customers of each cell beside it, so that a resample is but other
 * numbers: nothing is sorted again.
 */
final class Sample {

  private final double[] predicted;
  private final double[] actual;
  private final double[] low;
  private final double[] high;
  private final boolean isOfShares;
  private final int[] byPredicted;
  private final int[] byActual;
  private final int[] deciles;

  /**
   * @param counts the number of customers of each cell
   * @param low lower ends of the intervals foretold; without any, what was foretold
   * @param high upper ends, likewise
   * @param isOfShares whether intervals are of the shares of tenths, and not of single customers
   */
  Sample(
      double[] predicted,
      double[] actual,
      long[] counts,
      double[] low,
      double[] high,
      boolean isOfShares) {
    this.predicted = predicted;
    this.actual = actual;
    this.low = low;
    this.high = high;
    this.isOfShares = isOfShares;
    this.byPredicted = sorted(predicted);
    this.byActual = sorted(actual);
    this.deciles = Deciles.of(predicted, counts, byPredicted);
  }

  double predicted(int i) {
    return predicted[i];
  }

  double actual(int i) {
    return actual[i];
  }

  double low(int i) {
    return low[i];
  }

  double high(int i) {
    return high[i];
  }

  boolean isOfShares() {
    return isOfShares;
  }

  double[] predicted() {
    return predicted;
  }

  double[] actual() {
    return actual;
  }

  /** Cells by what was foretold, the least first. */
  int[] byPredicted() {
    return byPredicted;
  }

  /** Cells by what came, the least first. */
  int[] byActual() {
    return byActual;
  }

  /** The tenth of the customers, by what was foretold, in which each cell is: 0 to 9. */
  int[] deciles() {
    return deciles;
  }

  private static int[] sorted(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
