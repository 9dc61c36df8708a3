package io.filrouge.domain.churn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Each figure cut into at most {@value #MOST} parts with about as many customers each: a tree may
 * only split between parts.
 */
final class FigureBins {
  static final int MOST = 32;

  private final double[][] cuts;
  private final byte[][] parts;

  FigureBins(TrainingRows rows) {
    cuts = new double[rows.figureCount()][];
    parts = new byte[rows.figureCount()][];
    IntStream.range(0, cuts.length)
        .forEach(
            figure -> {
              cuts[figure] = cuts(rows, figure);
              parts[figure] = parts(rows, figure, cuts[figure]);
            });
  }

  int figureCount() {
    return cuts.length;
  }

  /** The highest value of a part, by which a split is told: up to it is left. */
  double cut(int figure, int part) {
    return cuts[figure][part];
  }

  /** The number of places at which a figure can be split. */
  int cutCount(int figure) {
    return cuts[figure].length;
  }

  int part(int figure, int row) {
    return parts[figure][row];
  }

  private static double[] cuts(TrainingRows rows, int figure) {
    Integer[] order = IntStream.range(0, rows.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        (one, other) -> Double.compare(rows.figure(one, figure), rows.figure(other, figure)));
    double all = rows.count(true) + rows.count(false);
    double[] cuts = new double[MOST];
    int count = 0;
    double below = 0;
    for (int i = 0; i + 1 < order.length; i++) {
      below += rows.count(order[i]);
      double here = rows.figure(order[i], figure);
      boolean isEnd = here < rows.figure(order[i + 1], figure);
      if (isEnd && below >= (count + 1) * all / MOST && count < MOST - 1) {
        cuts[count++] = here;
        while (count < MOST - 1 && below >= (count + 1) * all / MOST) {
          // A value that many share fills several parts: they are one.
          cuts[count++] = here;
        }
      }
    }
    return Arrays.stream(cuts, 0, count).distinct().toArray();
  }

  private static byte[] parts(TrainingRows rows, int figure, double[] cuts) {
    byte[] parts = new byte[rows.size()];
    for (int row = 0; row < parts.length; row++) {
      int place = Arrays.binarySearch(cuts, rows.figure(row, figure));
      parts[row] = (byte) (place >= 0 ? place : -place - 1);
    }
    return parts;
  }
}
