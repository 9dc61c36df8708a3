package io.filrouge.batch.features;

import static java.util.Map.entry;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * How a customer stands with the shop beyond buying: recommendation, open cases, reach by e-mail,
 * reviews, tier and referrals that bought. A table that no source fills costs nothing.
 *
 * <p>Promoters answer 9 or 10, detractors 6 or less: Reichheld, "The One Number You Need to Grow",
 * <i>Harvard Business Review</i> 81 (2003).
 */
final class Relationship {
  private static final int PROMOTER_FROM = 9;
  private static final int DETRACTOR_UP_TO = 6;
  private static final double SECONDS_A_DAY = 86_400;

  /** Every column of all parts, with what stands in it where nothing is known. */
  private static final Map<String, DataType> COLUMNS =
      Map.ofEntries(
          entry("nps_score", ColumnTypes.NUMBER),
          entry("nps_previous_score", ColumnTypes.NUMBER),
          entry("open_case_count", ColumnTypes.COUNT),
          entry("case_solution_days_mean", ColumnTypes.NUMBER),
          entry("case_satisfaction_mean", ColumnTypes.NUMBER),
          entry("review_rating_mean", ColumnTypes.NUMBER),
          entry("loyalty_tier", ColumnTypes.TEXT),
          entry("is_email_reachable", ColumnTypes.FLAG),
          entry("preferred_message_hour", ColumnTypes.WHOLE),
          entry("preferred_contact_channel", ColumnTypes.TEXT),
          entry("referral_converted_count", ColumnTypes.COUNT));

  /**
   * Two or three parts, each one row a customer; none where nothing happened.
   *
   * @param happenings as {@link Happenings#of} gives them
   * @param orders {@code cleansed.orders} as of the night, of everybody: those referred may be
   *     anybody
   * @param customers {@code identifier, customer_id}, one row an identifier, likewise
   */
  static List<Dataset<Row>> of(
      Optional<Dataset<Row>> happenings, Dataset<Row> orders, Dataset<Row> customers) {
    return happenings
        .map(
            rows ->
                List.of(MessageHabits.of(rows), standing(rows), converted(rows, orders, customers)))
        .orElse(List.of());
  }

  /** Fills in what no part told, and what follows from what was told. */
  static Dataset<Row> completed(Dataset<Row> rows) {
    List<String> present = List.of(rows.columns());
    Dataset<Row> all = rows;
    for (Map.Entry<String, DataType> column : COLUMNS.entrySet()) {
      if (!present.contains(column.getKey())) {
        all = all.withColumn(column.getKey(), lit(null).cast(column.getValue()));
      }
    }
    Column score = col("nps_score");
    return all.withColumns(
        Map.of(
            "nps_class",
            when(score.geq(PROMOTER_FROM), "promoter")
                .when(score.leq(DETRACTOR_UP_TO), "detractor")
                .when(score.isNotNull(), "passive"),
            "nps_trend",
            score.minus(col("nps_previous_score")),
            "open_case_count",
            coalesce(col("open_case_count"), lit(0L)),
            "referral_converted_count",
            coalesce(col("referral_converted_count"), lit(0L))));
  }

  /** All that is told by the few happenings that are not messages. */
  private static Dataset<Row> standing(Dataset<Row> happenings) {
    Column isRecommendation = Happenings.is(Happenings.ANSWER).and(col("detail").equalTo("nps"));
    Column moment = struct(col("happened_at"), col("source"), col("id"));
    Column solutionSeconds =
        col("happened_at").cast("double").minus(col("opened_at").cast("double"));
    Column isTier = Happenings.is(Happenings.POINTS).and(col("detail").isNotNull());
    return happenings
        .where(not(Happenings.isMessage()))
        .groupBy("customer_id")
        .agg(
            sort_array(
                    collect_list(when(isRecommendation, struct(moment.as("moment"), col("score")))))
                .as("recommendations"),
            count(when(Happenings.is(Happenings.CASE), 1))
                .minus(count(when(Happenings.is(Happenings.SOLUTION), 1)))
                .as("open_case_count"),
            exactMean(
                    when(Happenings.is(Happenings.SOLUTION), solutionSeconds.divide(SECONDS_A_DAY)))
                .as("case_solution_days_mean"),
            exactMean(when(Happenings.is(Happenings.SOLUTION), col("score")))
                .as("case_satisfaction_mean"),
            exactMean(when(Happenings.is(Happenings.REVIEW), col("score")))
                .as("review_rating_mean"),
            max_by(col("detail"), when(isTier, moment)).as("loyalty_tier"))
        .withColumns(
            Map.of(
                "nps_score", scoreFromTheEnd(1),
                "nps_previous_score", scoreFromTheEnd(2)))
        .drop("recommendations");
  }

  /** The score of the last recommendation, or of the one so many places before the end. */
  private static Column scoreFromTheEnd(int place) {
    Column recommendations = col("recommendations");
    return when(
        size(recommendations).geq(place), element_at(recommendations, -place).getField("score"));
  }

  /** People referred who bought on the day of the referral or later. */
  private static Dataset<Row> converted(
      Dataset<Row> happenings, Dataset<Row> orders, Dataset<Row> customers) {
    Dataset<Row> referred =
        customers.select(
            col("identifier").as("referred_as"), col("customer_id").as("referred_customer_id"));
    Dataset<Row> referrals =
        happenings
            .where(Happenings.is(Happenings.REFERRAL))
            .select(
                col("customer_id"),
                col("detail").as("referred_as"),
                to_date(col("happened_at")).as("referred_on"))
            .join(referred, "referred_as")
            .where(col("referred_customer_id").notEqual(col("customer_id")));
    Dataset<Row> purchases =
        orders
            .where("is_purchase and customer_id is not null")
            .select(col("customer_id").as("buyer_id"), col("order_date"));
    return referrals
        .join(purchases, col("referred_customer_id").equalTo(col("buyer_id")))
        .where(col("order_date").geq(col("referred_on")))
        .groupBy("customer_id")
        .agg(count_distinct(col("referred_customer_id")).as("referral_converted_count"));
  }

  /** A mean that does not depend on the order of rows, as a sum of doubles would. */
  private static Column exactMean(Column value) {
    return avg(value.cast("decimal(18,6)")).cast(ColumnTypes.NUMBER);
  }

  private Relationship() {}
}
