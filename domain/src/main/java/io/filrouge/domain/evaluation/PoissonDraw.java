package io.filrouge.domain.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Draws from one Poisson distribution by inversion: its distribution function is tabulated where it
 * is neither 0 nor 1 to double precision.
 */
final class PoissonDraw {

  private static final double DEVIATIONS = 9;
  private static final int MARGIN = 30;

  private final long first;
  private final double[] cumulative;

  /**
   * @param mean above 0
   */
  PoissonDraw(long mean) {
    double reach = DEVIATIONS * Math.sqrt(mean) + MARGIN;
    this.first = Math.max(0, (long) (mean - reach));
    this.cumulative = new double[(int) (mean + (long) reach - first) + 1];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      double k = first + i;
      sum += Math.exp(k * Math.log(mean) - mean - LogGamma.value(k + 1));
      cumulative[i] = sum;
    }
  }

  long next(SplittableRandom random) {
    int place = Arrays.binarySearch(cumulative, random.nextDouble());
    int index = place >= 0 ? place + 1 : -place - 1;
    return first + Math.min(index, cumulative.length - 1);
  }
}
