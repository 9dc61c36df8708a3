package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.filrouge.batch.tables.CustomerSegments;
import io.filrouge.domain.segments.LifecycleRules;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts every customer of a night into segments; the rules themselves are the domain's. */
final class SegmentAssignment {

  /**
   * {@code segments.customer_segments} of a night.
   *
   * @param features {@code features.customer_features} of that night
   */
  static Dataset<Row> assign(Dataset<Row> features, SegmentLimits limits, LifecycleRules rules) {
    var value = udf(new ValueJudgement(limits), ValueJudgement.SCHEMA);
    var lifecycle = udf(new LifecycleJudgement(rules), LifecycleJudgement.SCHEMA);
    Dataset<Row> judged =
        features.select(
            col("customer_id"),
            col("as_of_date"),
            value
                .apply(
                    col("days_since_last_order"),
                    col("purchase_day_count"),
                    col("net_amount").cast("double"))
                .as("value"),
            lifecycle
                .apply(
                    col("purchase_day_count"),
                    col("days_since_last_order"),
                    col("recency_days"),
                    col("inter_purchase_days_deviation"),
                    col("category_count"),
                    col("referral_converted_count"),
                    col("nps_score"),
                    col("review_count"),
                    col("review_rating_mean"))
                .as("lifecycle"));
    return CustomerSegments.CONTRACT.conform(
        judged.select("customer_id", "as_of_date", "value.*", "lifecycle.*"));
  }

  private SegmentAssignment() {}
}
