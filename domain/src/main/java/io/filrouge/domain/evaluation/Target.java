package io.filrouge.domain.evaluation;

import java.util.List;

/** What is foretold of a customer for the window after the cutoff. */
public enum Target {
  /** The number of purchases. */
  ORDERS(
      "orders",
      "ltv",
      List.of(Metric.GINI, Metric.SPEARMAN),
      List.of(
          Metric.BIAS,
          Metric.MAE,
          Metric.WAPE,
          Metric.CALIBRATION_ERROR,
          Metric.ACTUAL_TOTAL,
          Metric.PREDICTED_TOTAL)) {
    @Override
    double actual(CustomerOutcome outcome) {
      return outcome.orders();
    }
  },
  /** What the purchases come to. */
  AMOUNT("amount", "ltv", ORDERS.ofRanks, ORDERS.ofValues) {
    @Override
    double actual(CustomerOutcome outcome) {
      return outcome.amount();
    }
  },
  /** That there is no purchase: 1, else 0. */
  NO_PURCHASE(
      "no_purchase",
      "churn",
      List.of(Metric.AUC),
      List.of(
          Metric.BRIER,
          Metric.CALIBRATION_ERROR,
          Metric.BIAS,
          Metric.ACTUAL_TOTAL,
          Metric.PREDICTED_TOTAL)) {
    @Override
    double actual(CustomerOutcome outcome) {
      return outcome.orders() == 0 ? 1 : 0;
    }
  };

  private final String wireName;
  private final String score;
  private final List<Metric> ofRanks;
  private final List<Metric> ofValues;

  Target(String wireName, String score, List<Metric> ofRanks, List<Metric> ofValues) {
    this.wireName = wireName;
    this.score = score;
    this.ofRanks = ofRanks;
    this.ofValues = ofValues;
  }

  /** The target's name in tables. */
  public String wireName() {
    return wireName;
  }

  /** The score that rests on it: {@code ltv} or {@code churn}. */
  public String score() {
    return score;
  }

  /** What the customer then did. */
  abstract double actual(CustomerOutcome outcome);

  /** The metrics that only ask for the order of customers. */
  List<Metric> ofRanks() {
    return ofRanks;
  }

  /** The metrics that ask for the values foretold. */
  List<Metric> ofValues() {
    return ofValues;
  }
}
