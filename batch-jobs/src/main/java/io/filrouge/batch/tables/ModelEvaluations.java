package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import io.filrouge.domain.evaluation.Metric;
import io.filrouge.domain.evaluation.Target;
import java.util.List;
import java.util.stream.Stream;

/** How well models and baselines foretold what customers then did. */
public final class ModelEvaluations {
  static final List<String> SCORES = List.of("ltv", "churn");
  static final List<String> TARGETS = Stream.of(Target.values()).map(Target::wireName).toList();
  private static final List<String> METRICS =
      Stream.of(Metric.values()).map(Metric::wireName).toList();

  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SCORES,
              "model_evaluations",
              "One row a cutoff, horizon, score, model and metric: back-tests of the scores (batch evaluate), beside the baselines recency, same-as-before and rate. A metric that is not defined, as where nobody bought, has no row.")
          .key("as_of_date", "score", "model", "horizon_days", "metric")
          .partitionedBy("as_of_date")
          .required(
              "as_of_date", DAY, "the cutoff: models were fitted with what was known by its end")
          .required("score", TEXT, "ltv or churn")
          .required(
              "target",
              TEXT,
              "what is foretold for the window: orders (purchase days) or amount (net, not discounted) for ltv, no_purchase for churn")
          .required(
              "model",
              TEXT,
              "a baseline, or a model as in ltv_scores and churn_scores: the purchase model, +covariates, +season, then for amounts the model of spend, for no_purchase +boosted-trees and +platt or +isotonic, as in pareto-nbd+covariates+season+gamma-gamma")
          .required("horizon_days", WHOLE, "length of the window after the cutoff")
          .required(
              "metric",
              TEXT,
              "auc: probability that who stayed away had the higher prediction, ties half; brier: mean of (p - outcome)^2; calibration_error: mean over deciles of |mean prediction - mean outcome|; gini: normalised, 1 the best order; spearman: rank correlation; bias: predicted_total / actual_total - 1; mae: mean of |e|; wape: sum of |e| / sum of outcomes; actual_total, predicted_total: sums; interval_coverage: share of outcomes within ltv_low and ltv_high; for churn, of customers whose decile's share lies within the mean churn_low and churn_high; nominally 0.8")
          .required("value", NUMBER, "the metric")
          .optional("low", NUMBER, "lower end of its 95 % bootstrap interval, by customers")
          .optional("high", NUMBER, "upper end of it; empty, as low is, for totals")
          .required(
              "is_chosen", FLAG, "whether a night at the cutoff would have scored with the model")
          .oneOf("score", SCORES)
          .oneOf("target", TARGETS)
          .oneOf("metric", METRICS)
          .between("horizon_days", 1, 100_000)
          .mustHold("value_is_a_number", "not isnan(value)")
          .mustHold(
              "shares_within_0_and_1",
              "metric not in ('auc', 'brier', 'interval_coverage') or value between 0 and 1")
          .mustHold(
              "interval_is_in_order",
              "(low is null and high is null) or coalesce(low <= high, false)")
          .build();

  private ModelEvaluations() {}
}
