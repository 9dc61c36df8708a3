package io.filrouge.domain.churn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for figures that know too much: one that alone puts nearly all customers who stayed away on
 * one side of those who did not has most likely seen what came after the cutoff.
 */
final class LeakCheck {
  /** Of two customers, one of either kind, a figure may not tell more often who is which. */
  private static final double TOO_GOOD = 0.98;

  /** The names of such figures. */
  static List<String> of(TrainingRows rows) {
    return IntStream.range(0, rows.figureCount())
        .filter(figure -> Math.abs(area(rows, figure) - 0.5) > TOO_GOOD - 0.5)
        .mapToObj(ChurnFigures.NAMES::get)
        .toList();
  }

  /** The area under the receiver operating characteristic of one figure, ties counting half. */
  static double area(TrainingRows rows, int figure) {
    Integer[] order = IntStream.range(0, rows.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(row -> rows.figure(row, figure)));
    double won = 0;
    double back = 0;
    for (int from = 0; from < order.length; ) {
      double awayHere = 0;
      double backHere = 0;
      int to = from;
      while (to < order.length
          && rows.figure(order[to], figure) == rows.figure(order[from], figure)) {
        awayHere += rows.stayedAway(order[to]) ? rows.count(order[to]) : 0;
        backHere += rows.stayedAway(order[to]) ? 0 : rows.count(order[to]);
        to++;
      }
      won += awayHere * (back + backHere / 2);
      back += backHere;
      from = to;
    }
    return won / (rows.count(true) * rows.count(false));
  }

  private LeakCheck() {}
}
