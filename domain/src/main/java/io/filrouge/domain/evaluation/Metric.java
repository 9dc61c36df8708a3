package io.filrouge.domain.evaluation;

/**
 * A figure for how well something was foretold. Where it is not defined, as the order of customers
 * who all did the same, it is NaN.
 */
public enum Metric {
  /** {@link Auc}. */
  AUC("auc", true, Auc::of),
  /** Mean of (probability - outcome) squared. */
  BRIER("brier", true, Errors::brier),
  /** {@link Reliability#calibrationError}, in the unit of what is foretold. */
  CALIBRATION_ERROR("calibration_error", true, Reliability::calibrationError),
  /** {@link Gini}. */
  GINI("gini", true, Gini::normalised),
  /** {@link Spearman}. */
  SPEARMAN("spearman", true, Spearman::of),
  /** predicted_total / actual_total - 1. */
  BIAS("bias", true, Errors::bias),
  /** Mean of |e|, where e is prediction less outcome, in the unit of what is foretold. */
  MAE("mae", true, Errors::meanAbsolute),
  /** Sum of |e| / sum of outcomes. */
  WAPE("wape", true, Errors::weightedAbsolute),
  /** Sum of outcomes: a fact, without an interval. */
  ACTUAL_TOTAL("actual_total", false, Errors::actualTotal),
  /** Sum of predictions: what the model says of these very customers, without an interval. */
  PREDICTED_TOTAL("predicted_total", false, Errors::predictedTotal),
  /**
   * Share of customers whose outcome lies in their 80 % interval; of probabilities, who are in a
   * tenth of which the share to whom it came to pass lies in the mean interval.
   */
  INTERVAL_COVERAGE("interval_coverage", true, Errors::intervalCoverage);

  private final String wireName;
  private final boolean hasInterval;
  private final Formula formula;

  private interface Formula {
    double of(Sample sample, long[] weights);
  }

  Metric(String wireName, boolean hasInterval, Formula formula) {
    this.wireName = wireName;
    this.hasInterval = hasInterval;
    this.formula = formula;
  }

  /** The metric's name in tables. */
  public String wireName() {
    return wireName;
  }

  /** Whether other customers of the same kind might have given another figure. */
  boolean hasInterval() {
    return hasInterval;
  }

  /**
   * @param weights how many customers of each cell there are
   */
  double of(Sample sample, long[] weights) {
    return formula.of(sample, weights);
  }
}
