package io.filrouge.domain.evaluation;

import java.util.ArrayList;
import java.util.List;

/** {@link Curve#FREQUENCY}. */
final class FrequencyCurve {
  /** The last point: so many repeat purchases, or more. */
  static final int MOST = 7;

  /**
   * A point for each number of repeat purchases that somebody had.
   *
   * @param counts the number of customers of each cell
   */
  static List<CurvePoint> of(List<CustomerOutcome> outcomes, Sample sample, long[] counts) {
    long[] customers = new long[MOST + 1];
    double[] predicted = new double[MOST + 1];
    double[] observed = new double[MOST + 1];
    for (int cell = 0; cell < counts.length; cell++) {
      int frequency = Math.min(MOST, outcomes.get(cell).x());
      customers[frequency] += counts[cell];
      predicted[frequency] += counts[cell] * sample.predicted(cell);
      observed[frequency] += counts[cell] * sample.actual(cell);
    }
    List<CurvePoint> points = new ArrayList<>();
    for (int frequency = 0; frequency <= MOST; frequency++) {
      if (customers[frequency] > 0) {
        points.add(
            new CurvePoint(
                Curve.FREQUENCY,
                frequency,
                customers[frequency],
                predicted[frequency] / customers[frequency],
                observed[frequency] / customers[frequency]));
      }
    }
    return points;
  }

  private FrequencyCurve() {}
}
