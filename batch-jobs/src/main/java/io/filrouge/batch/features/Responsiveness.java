package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.domain.segments.EngagementRules;
import io.filrouge.domain.segments.MessageFatigue;
import io.filrouge.domain.segments.ReviewTone;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;

/**
 * How a customer responds to what the shop does: tires of messages, warms to a first purchase,
 * speaks well or ill. The rules are the domain's; the figures were added up before.
 */
final class Responsiveness {
  private static final UDF4<Long, Long, Long, Long, Double> FATIGUE =
      (recentlySent, recentlyOpened, sentBefore, openedBefore) -> {
        var lost =
            new MessageFatigue(recentlySent, recentlyOpened, sentBefore, openedBefore).lost();
        return lost.isPresent() ? lost.getAsDouble() : null;
      };
  private static final UDF1<Double, Boolean> IS_TIRED =
      lost -> lost == null ? null : MessageFatigue.isTired(lost);
  private static final UDF1<Double, String> TONE =
      rating -> rating == null ? null : ReviewTone.of(rating).wireName();

  /**
   * Adds {@code message_fatigue, is_message_fatigued, prospect_engagement_score,
   * prospect_engagement, review_tone}.
   *
   * @param rows as {@link ActivityFeatures} and {@link Relationship} make them
   */
  static Dataset<Row> judged(Dataset<Row> rows, EngagementRules engagement) {
    return rows.withColumn("message_fatigue", fatigue())
        .withColumn("prospect_engagement_score", when(col("is_prospect"), points(engagement)))
        .withColumns(
            Map.of(
                "is_message_fatigued",
                udf(IS_TIRED, DataTypes.BooleanType).apply(col("message_fatigue")),
                "prospect_engagement",
                engagementOf(engagement, col("prospect_engagement_score")),
                "review_tone",
                udf(TONE, DataTypes.StringType).apply(col("review_rating_mean"))));
  }

  private static Column fatigue() {
    return udf(FATIGUE, DataTypes.DoubleType)
        .apply(
            col("message_sent_count_30d"),
            col("message_opened_count_30d"),
            col("message_sent_count_before"),
            col("message_opened_count_before"));
  }

  private static Column points(EngagementRules rules) {
    UDF4<Long, Long, Long, Long, Long> points = rules::points;
    return udf(points, DataTypes.LongType)
        .apply(
            col("web_session_count_30d"),
            col("product_view_count_30d"),
            col("cart_add_count_30d"),
            col("message_opened_count_30d"));
  }

  private static Column engagementOf(EngagementRules rules, Column score) {
    UDF1<Long, String> engagement = points -> points == null ? null : rules.of(points).wireName();
    return udf(engagement, DataTypes.StringType).apply(score);
  }

  private Responsiveness() {}
}
