package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

/** Whether what models foretold came as often, or as much, as they said. */
public final class ModelCalibrations {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SCORES,
              "model_calibrations",
              "One row a cutoff, horizon, score, model and tenth of its customers by prediction: what was foretold and what came, on average (batch evaluate). Customers with equal predictions stay together, so a decile may have no row.")
          .key("as_of_date", "score", "model", "horizon_days", "decile")
          .partitionedBy("as_of_date")
          .required("as_of_date", DAY, "the cutoff")
          .required("score", TEXT, "ltv or churn")
          .required("target", TEXT, "orders, amount or no_purchase, as in model_evaluations")
          .required("model", TEXT, "as in model_evaluations")
          .required("horizon_days", WHOLE, "length of the window after the cutoff")
          .required("decile", WHOLE, "1, the least predictions, to 10")
          .required("customer_count", COUNT, "customers in it")
          .required("predicted", NUMBER, "mean prediction")
          .required("observed", NUMBER, "mean of what came")
          .optional("low", NUMBER, "lower end of the 95 % bootstrap interval of observed")
          .optional("high", NUMBER, "upper end of it")
          .required(
              "is_chosen", FLAG, "whether a night at the cutoff would have scored with the model")
          .oneOf("score", ModelEvaluations.SCORES)
          .oneOf("target", ModelEvaluations.TARGETS)
          .between("decile", 1, 10)
          .between("horizon_days", 1, 100_000)
          .mustHold("decile_is_not_empty", "customer_count > 0")
          .mustHold("means_are_numbers", "not isnan(predicted) and not isnan(observed)")
          .mustHold(
              "interval_is_in_order",
              "(low is null and high is null) or coalesce(low <= high, false)")
          .build();

  private ModelCalibrations() {}
}
