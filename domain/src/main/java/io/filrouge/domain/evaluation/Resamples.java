package io.filrouge.domain.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Poisson bootstrap by customers (Hanley and MacGibbon 2006; Chamandy et al. 2012): in a resample
 * each customer counts a Poisson number of times with mean 1, so n customers who are alike count
 * together a Poisson number of times with mean n, and cells are all that is needed.
 *
 * <p>All models of a back-test meet the same resamples, and a seed gives the same ones every time.
 */
final class Resamples {

  static final int COUNT = 200;

  /** Of a 95 % interval. */
  private static final double OUTSIDE = 0.025;

  /** Far from the generator's own step, so that resamples do not follow each other. */
  private static final long SPREAD = 0x2545F4914F6CDD1DL;

  private final long seed;
  private final PoissonDraw[] draws;

  /**
   * @param counts the number of customers of each cell
   */
  Resamples(long seed, long[] counts) {
    this.seed = seed;
    this.draws = new PoissonDraw[counts.length];
    Map<Long, PoissonDraw> ofCount = new HashMap<>();
    for (int i = 0; i < counts.length; i++) {
      draws[i] = ofCount.computeIfAbsent(counts[i], PoissonDraw::new);
    }
  }

  /** How many customers of each cell a resample has. */
  long[] weights(int resample) {
    SplittableRandom random = new SplittableRandom(seed + resample * SPREAD);
    long[] weights = new long[draws.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = draws[i].next(random);
    }
    return weights;
  }

  /**
   * What several figures come to in each resample: an array a resample.
   *
   * @param figures the figures for the number of customers of each cell
   */
  double[][] of(Function<long[], double[]> figures) {
    return IntStream.range(0, COUNT)
        .parallel()
        .mapToObj(resample -> figures.apply(weights(resample)))
        .toArray(double[][]::new);
  }

  /**
   * The 95 % percentile interval of one of the figures; none where fewer than half of the resamples
   * define it.
   */
  static Interval interval(double[][] resampled, int figure) {
    double[] defined =
        Arrays.stream(resampled)
            .mapToDouble(figures -> figures[figure])
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    if (defined.length < resampled.length / 2) {
      return Interval.NONE;
    }
    return new Interval(quantile(defined, OUTSIDE), quantile(defined, 1 - OUTSIDE));
  }

  private static double quantile(double[] sorted, double probability) {
    double place = probability * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
