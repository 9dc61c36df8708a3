package io.filrouge.domain.evaluation;

import java.util.ArrayList;
import java.util.List;

/** {@link Curve#GAIN}, told at twentieths of the customers. */
final class GainCurve {
  private static final int STEPS = 20;

  private final Sample sample;
  private final long[] counts;
  private final boolean isOfValues;
  private long customers;
  private double predicted;
  private double observed;

  private GainCurve(Sample sample, long[] counts, boolean isOfValues) {
    this.sample = sample;
    this.counts = counts;
    this.isOfValues = isOfValues;
  }

  /**
   * No points where nothing came or, where values are told, nothing was foretold: there is nothing
   * to have shares of.
   *
   * <p>Customers with equal predictions are a straight piece of the curve, as in {@link Gini}.
   *
   * @param counts the number of customers of each cell
   * @param isOfValues whether what was foretold are values, and not only an order
   */
  static List<CurvePoint> of(Sample sample, long[] counts, boolean isOfValues) {
    return new GainCurve(sample, counts, isOfValues).points();
  }

  private List<CurvePoint> points() {
    int[] order = sample.byPredicted();
    long allCustomers = Ties.weight(counts, order, 0, order.length);
    double allObserved = 0;
    double allPredicted = 0;
    for (int cell : order) {
      allObserved += counts[cell] * sample.actual(cell);
      allPredicted += counts[cell] * sample.predicted(cell);
    }
    List<CurvePoint> points = new ArrayList<>();
    if (!(allObserved > 0) || (isOfValues && !(allPredicted > 0))) {
      return points;
    }
    int step = 1;
    for (int to = order.length; to > 0 && step <= STEPS; ) {
      int from = beginOfTie(order, to);
      long customersHere = Ties.weight(counts, order, from, to);
      double observedHere = 0;
      double predictedHere = 0;
      for (int i = from; i < to; i++) {
        observedHere += counts[order[i]] * sample.actual(order[i]);
        predictedHere += counts[order[i]] * sample.predicted(order[i]);
      }
      while (step <= STEPS && customers + customersHere >= asked(step, allCustomers)) {
        double share = (asked(step, allCustomers) - customers) / customersHere;
        // All of them hold all of it, whatever the order in which it was added up.
        boolean isAll = step == STEPS;
        double foretold = isAll ? 1 : (predicted + share * predictedHere) / allPredicted;
        double came = isAll ? 1 : (observed + share * observedHere) / allObserved;
        points.add(
            new CurvePoint(
                Curve.GAIN,
                step / (double) STEPS,
                (long) Math.ceil(asked(step, allCustomers)),
                isOfValues ? foretold : null,
                came));
        step++;
      }
      customers += customersHere;
      observed += observedHere;
      predicted += predictedHere;
      to = from;
    }
    return points;
  }

  private static double asked(int step, long allCustomers) {
    return step * (double) allCustomers / STEPS;
  }

  private int beginOfTie(int[] order, int end) {
    int from = end - 1;
    while (from > 0 && sample.predicted(order[from - 1]) == sample.predicted(order[end - 1])) {
      from--;
    }
    return from;
  }
}
