package io.filrouge.domain.churn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far what is said of a tenth of the customers may lie from the share of them that stays away,
 * on the scale of log-odds. Measured on a window that what is said was not fitted to.
 *
 * <p>What a window is off in all tenths alike is one draw of what windows are off, however many
 * customers it has; what tenths are off beside it, chance included, is as many draws as tenths,
 * less one. So the half of an 80 % interval is the root of (t(1) c)^2 + (t(k - 1) s)^2: c the mean
 * of the misses of k tenths, s their standard deviation around it, t the 90 % point of Student's
 * distribution (Student 1908).
 */
final class Spread {
  /** What is not known. */
  static final double UNKNOWN = Double.NaN;

  /** 90 % points of Student's distribution with 1 to 9 degrees of freedom. */
  private static final double[] REACH = {
    3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383
  };

  private static final int TENTHS = 10;
  private static final double HALF = 0.5;

  private final double[] said = new double[TENTHS];
  private final double[] came = new double[TENTHS];
  private final double[] counts = new double[TENTHS];

  /**
   * Half of the 80 % interval in log-odds; unknown without customers. Customers of whom the same is
   * said stay together, in the tenth of the middle one; a tenth may thus be empty.
   */
  static double of(Told told) {
    Spread spread = new Spread();
    spread.add(told);
    return spread.reach();
  }

  private void add(Told told) {
    Integer[] order = IntStream.range(0, told.said().length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> told.said()[i]));
    double all = told.customers();
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
  }

  private double reach() {
    int[] tenths = IntStream.range(0, TENTHS).filter(tenth -> counts[tenth] > 0).toArray();
    double all = Arrays.stream(counts).sum();
    double common = 0;
    for (int tenth : tenths) {
      common += counts[tenth] / all * miss(tenth);
    }
    double variance = 0;
    for (int tenth : tenths) {
      variance += counts[tenth] / all * Math.pow(miss(tenth) - common, 2);
    }
    int freedom = tenths.length - 1;
    double own =
        freedom > 0 ? REACH[freedom - 1] * Math.sqrt(variance * tenths.length / freedom) : 0;
    return tenths.length > 0 ? Math.hypot(REACH[0] * common, own) : UNKNOWN;
  }

  /** Half a customer more of either kind keeps shares off 0 and 1. */
  private double miss(int tenth) {
    double share = (came[tenth] + HALF) / (counts[tenth] + 2 * HALF);
    return LogOdds.of(share) - LogOdds.of(said[tenth] / counts[tenth]);
  }

  /** An end of the 80 % interval around a probability: 1 for the upper one, -1 for the lower. */
  static double end(double probability, double spread, int side) {
    return LogOdds.toProbability(LogOdds.of(probability) + side * spread);
  }

  private Spread() {}
}
