package io.filrouge.domain.churn;

import io.filrouge.domain.evaluation.Outcomes;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What was said of customers and whether they stayed away, those who are alike together.
 *
 * @param said the probability of staying away
 * @param came 1 for customers who stayed away, else 0
 * @param counts how many customers
 */
record Told(double[] said, double[] came, double[] counts) {
  private static final long SEED = 1;

  static Told of(Fold fold, ToDoubleFunction<ChurnFigures> probability) {
    List<Outcomes.Counted> cells = fold.outcomes().cells();
    return new Told(
        cells.stream()
            .mapToDouble(cell -> probability.applyAsDouble(ChurnFigures.of(cell.outcome())))
            .toArray(),
        cells.stream().mapToDouble(cell -> cell.outcome().orders() == 0 ? 1 : 0).toArray(),
        cells.stream().mapToDouble(Outcomes.Counted::count).toArray());
  }

  /**
   * About half of the customers: of those who are alike one half, and the odd one by a draw that is
   * the same every time.
   */
  Told half(boolean isFirst) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] half = new double[counts.length];
    for (int i = 0; i < half.length; i++) {
      double first =
          Math.floor(counts[i] / 2) + (counts[i] % 2 == 1 && random.nextBoolean() ? 1 : 0);
      half[i] = isFirst ? first : counts[i] - first;
    }
    return new Told(said, came, half);
  }

  Told calibrated(Calibration calibration) {
    double[] moved = new double[said.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = calibration.of(said[i]);
    }
    return new Told(moved, came, counts);
  }

  /** What was said of these customers and of others. */
  Told and(Told others) {
    return new Told(
        joined(said, others.said), joined(came, others.came), joined(counts, others.counts));
  }

  private static double[] joined(double[] one, double[] other) {
    return DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
  }

  double customers() {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    return sum;
  }

  /** Mean of (said - came) squared (Brier 1950). */
  double brier() {
    double sum = 0;
    for (int i = 0; i < said.length; i++) {
      sum += counts[i] * squaredError(i);
    }
    return sum / customers();
  }

  double squaredError(int i) {
    double error = said[i] - came[i];
    return error * error;
  }
}
