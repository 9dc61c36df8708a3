package io.filrouge.domain.churn;

import java.util.Map;

/**
 * Log-odds moved and stretched (Platt 1999): two numbers, so a few hundred customers are enough,
 * and no two customers who differed become alike.
 */
record PlattScaling(double intercept, double slope) implements Calibration {
  static final String INTERCEPT = "platt.intercept";
  static final String SLOPE = "platt.slope";

  private static final int STEPS = 50;
  private static final double SMALL_STEP = 1e-10;
  private static final double RIDGE = 1e-3;

  static PlattScaling of(Map<String, Double> parameters) {
    return new PlattScaling(parameters.get(INTERCEPT), parameters.get(SLOPE));
  }

  /** The likeliest one, by Newton's steps; drawn a little to leaving all as it is. */
  static PlattScaling fit(Told told) {
    double intercept = 0;
    double slope = 1;
    for (int step = 0; step < STEPS; step++) {
      double[] sums = {-RIDGE * intercept, -RIDGE * (slope - 1), RIDGE, 0, RIDGE};
      for (int i = 0; i < told.said().length; i++) {
        double logOdds = LogOdds.of(told.said()[i]);
        double probability = LogOdds.toProbability(intercept + slope * logOdds);
        double missing = told.counts()[i] * (told.came()[i] - probability);
        double weight = told.counts()[i] * probability * (1 - probability);
        sums[0] += missing;
        sums[1] += missing * logOdds;
        sums[2] += weight;
        sums[3] += weight * logOdds;
        sums[4] += weight * logOdds * logOdds;
      }
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      double moved = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      double stretched = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      double shortened = Math.min(1, 1 / Math.max(Math.abs(moved), Math.abs(stretched)));
      intercept += shortened * moved;
      slope += shortened * stretched;
      if (Math.abs(moved) + Math.abs(stretched) < SMALL_STEP) {
        break;
      }
    }
    return new PlattScaling(intercept, slope);
  }

  /** Whether it keeps the order of customers. */
  boolean isUsable() {
    return Double.isFinite(intercept) && slope > 0 && Double.isFinite(slope);
  }

  @Override
  public String name() {
    return "platt";
  }

  @Override
  public double of(double probability) {
    return LogOdds.toProbability(intercept + slope * LogOdds.of(probability));
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of(INTERCEPT, intercept, SLOPE, slope);
  }
}
