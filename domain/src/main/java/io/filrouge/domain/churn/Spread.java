package io.filrouge.domain.churn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far what is said of a tenth of the customers lies from the share of them that stays away, on
 * the scale of log-odds: what was off in all tenths alike, in some more than in others, and what
 * chance adds. Measured on a window that what is said was not fitted to.
 */
final class Spread {
  /** What is not known. */
  static final double UNKNOWN = Double.NaN;

  /** The 90 % point of Student's distribution with as many degrees of freedom as tenths. */
  private static final double REACH = 1.3722;

  private static final int TENTHS = 10;
  private static final double HALF = 0.5;

  /**
   * The root of the mean square over tenths; unknown without customers. Customers of whom the same
   * is said stay together, in the tenth of the middle one; a tenth may thus be empty.
   */
  static double of(Told told) {
    Integer[] order = IntStream.range(0, told.said().length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> told.said()[i]));
    double all = told.customers();
    double[] said = new double[TENTHS];
    double[] came = new double[TENTHS];
    double[] counts = new double[TENTHS];
    double below = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double tied = 0;
      while (to < order.length && told.said()[order[to]] == told.said()[order[from]]) {
        tied += told.counts()[order[to++]];
      }
      int tenth = (int) Math.min(TENTHS - 1.0, TENTHS * (below + tied / 2) / all);
      for (; from < to; from++) {
        double count = told.counts()[order[from]];
        said[tenth] += count * told.said()[order[from]];
        came[tenth] += count * told.came()[order[from]];
      }
      counts[tenth] += tied;
      below += tied;
    }
    double squares = 0;
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      if (counts[tenth] > 0) {
        // Half a customer more of either kind keeps shares off 0 and 1.
        double share = (came[tenth] + HALF) / (counts[tenth] + 2 * HALF);
        double miss = LogOdds.of(share) - LogOdds.of(said[tenth] / counts[tenth]);
        squares += counts[tenth] * miss * miss;
      }
    }
    return all > 0 ? Math.sqrt(squares / all) : UNKNOWN;
  }

  /** An end of the 80 % interval around a probability: 1 for the upper one, -1 for the lower. */
  static double end(double probability, double spread, int side) {
    return LogOdds.toProbability(LogOdds.of(probability) + side * REACH * spread);
  }

  private Spread() {}
}
