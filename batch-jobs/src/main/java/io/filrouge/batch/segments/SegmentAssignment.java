package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.CustomerSegments;
import io.filrouge.domain.segments.SegmentRules;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts every customer of a night into segments; the rules themselves are the domain's. */
final class SegmentAssignment {

  /**
   * The columns of {@code segments.customer_segments} of a night, and beside them those features
   * that the reasons of {@link Memberships} name.
   *
   * @param features {@code features.customer_features} of that night
   */
  static Dataset<Row> assign(Dataset<Row> features, SegmentLimits limits, SegmentRules rules) {
    var value = udf(new ValueJudgement(limits), ValueJudgement.SCHEMA);
    var lifecycle = udf(new LifecycleJudgement(rules.lifecycle()), LifecycleJudgement.SCHEMA);
    var habits = udf(new HabitJudgement(rules), ColumnTypes.TEXTS);
    var interests =
        udf(
            new InterestJudgement(rules.interests(), limits.categoryShares()),
            ColumnTypes.INTERESTS);
    return features
        .withColumns(
            Map.of(
                "value",
                value.apply(
                    col("days_since_last_order"),
                    col("purchase_day_count"),
                    col("net_amount").cast("double")),
                "lifecycle",
                lifecycle.apply(
                    col("purchase_day_count"),
                    col("days_since_last_order"),
                    col("recency_days"),
                    col("inter_purchase_days_deviation"),
                    col("category_count"),
                    col("referral_converted_count"),
                    col("nps_score"),
                    col("review_count"),
                    col("review_rating_mean"),
                    col("open_case_count")),
                "habits",
                habits.apply(JudgedCustomer.habitColumns()),
                "interests",
                interests.apply(col("purchase_day_count"), col("category_amounts"))))
        .select("*", "value.*", "lifecycle.*")
        .select(needed());
  }

  /** What the table and the reasons need, so that no more is kept. */
  private static Column[] needed() {
    return Stream.concat(
            CustomerSegments.CONTRACT.columns().stream().map(column -> column.name()),
            JudgedCustomer.names().stream())
        .distinct()
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private SegmentAssignment() {}
}
