package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import io.filrouge.domain.evaluation.Curve;
import java.util.List;
import java.util.stream.Stream;

/** What the pictures of a back-test are drawn from. */
public final class ModelCurves {
  private static final List<String> CURVES =
      Stream.of(Curve.values()).map(Curve::wireName).toList();

  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SCORES,
              "model_curves",
              "One row a cutoff, horizon, target, model, curve and position on it: what was foretold and what came (batch evaluate). gain: the customers in the order of what was foretold, the highest first; frequency: by how often they had bought before; weeks: purchases of all of them, week after week.")
          .key("as_of_date", "target", "model", "horizon_days", "curve", "position")
          .partitionedBy("as_of_date")
          .required("as_of_date", DAY, "the cutoff")
          .required("score", TEXT, "ltv or churn")
          .required("target", TEXT, "orders, amount or no_purchase, as in model_evaluations")
          .required("model", TEXT, "as in model_evaluations")
          .required("horizon_days", WHOLE, "length of the window after the cutoff")
          .required("curve", TEXT, "gain, frequency or weeks")
          .required(
              "position",
              NUMBER,
              "gain: share of the customers, in twentieths; frequency: repeat purchases up to the cutoff, 7 for more as well; weeks: days since the cutoff, in sevens and to the window's end")
          .required("customer_count", COUNT, "the customers of whom it tells")
          .optional(
              "predicted",
              NUMBER,
              "what was foretold: gain: share of the total foretold, none where only an order was; frequency: mean; weeks: purchases by then")
          .required("observed", NUMBER, "what came, likewise")
          .required(
              "is_chosen", FLAG, "whether a night at the cutoff would have scored with the model")
          .oneOf("score", ModelEvaluations.SCORES)
          .oneOf("target", ModelEvaluations.TARGETS)
          .oneOf("curve", CURVES)
          .between("horizon_days", 1, 100_000)
          .mustHold("point_is_of_somebody", "customer_count > 0")
          .mustHold(
              "figures_are_numbers",
              "not isnan(observed) and not coalesce(isnan(predicted), false)")
          .build();

  private ModelCurves() {}
}
