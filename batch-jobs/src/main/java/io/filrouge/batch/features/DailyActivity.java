package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.CustomerDailyActivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a customer did on a day: orders, lines, web sessions, messages, cases, answers, reviews,
 * referrals and points brought to the same columns, stacked and added up in one exchange.
 *
 * <p>A row depends only on the orders, lines and sessions of its customer and day (and on the next
 * day's events of a session that runs past midnight), so a night that touches some customers and
 * days may pass only those.
 */
final class DailyActivity {
  private static final List<String> COUNTS =
      List.of(
          "order_count",
          "line_count",
          "cancelled_order_count",
          "web_session_count",
          "product_view_count",
          "cart_add_count",
          "checkout_count",
          "web_order_count",
          "abandoned_cart_count",
          "message_sent_count",
          "message_opened_count",
          "message_clicked_count",
          "message_bounced_count",
          "message_unsubscribed_count",
          "case_opened_count",
          "case_solved_count",
          "survey_answer_count",
          "review_count",
          "referral_count");
  private static final List<String> AMOUNTS =
      List.of(
          "quantity",
          "gross_amount",
          "discount_amount",
          "returned_amount",
          "unmatched_return_amount",
          "points_earned",
          "points_spent");

  /**
   * Adds up {@code customer_daily_activity}.
   *
   * @param orders {@code cleansed.orders}
   * @param orderLines {@code cleansed.order_lines}; what came back of a purchase stands on the
   *     purchase's day, a return without a purchase on its own
   * @param webDays as {@link WebSessions#daily} gives them
   * @param happenings as {@link Happenings#daily} gives them, if there are any
   */
  static Dataset<Row> of(
      Dataset<Row> orders,
      Dataset<Row> orderLines,
      Dataset<Row> webDays,
      Optional<Dataset<Row>> happenings) {
    Dataset<Row> told =
        inCommon(orders(orders)).unionAll(inCommon(lines(orderLines))).unionAll(inCommon(webDays));
    Dataset<Row> stacked = happenings.map(rows -> told.unionAll(inCommon(rows))).orElse(told);
    Column[] sums =
        Stream.concat(COUNTS.stream(), AMOUNTS.stream())
            .map(name -> sum(name).as(name))
            .toArray(Column[]::new);
    Dataset<Row> days =
        stacked
            .groupBy("customer_id", "activity_date")
            .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
            .withColumn("net_amount", col("gross_amount").minus(col("returned_amount")));
    return CustomerDailyActivity.CONTRACT.conform(days);
  }

  private static Dataset<Row> orders(Dataset<Row> orders) {
    return orders
        .where(col("customer_id").isNotNull())
        .where(col("is_purchase").or(col("is_cancelled")))
        .select(
            col("customer_id"),
            col("order_date").as("activity_date"),
            when(col("is_purchase"), 1L).otherwise(0L).as("order_count"),
            when(col("is_cancelled"), 1L).otherwise(0L).as("cancelled_order_count"));
  }

  private static Dataset<Row> lines(Dataset<Row> orderLines) {
    Column isPurchase = col("is_purchase");
    Column isUnmatchedReturn = not(isPurchase).and(col("is_return"));
    return orderLines
        .where(col("customer_id").isNotNull())
        .where(isPurchase.or(isUnmatchedReturn))
        .select(
            col("customer_id"),
            col("order_date").as("activity_date"),
            when(isPurchase, 1L).otherwise(0L).as("line_count"),
            ofPurchase(coalesce(col("quantity"), lit(0))).as("quantity"),
            ofPurchase(col("gross_amount")).as("gross_amount"),
            ofPurchase(col("discount_amount")).as("discount_amount"),
            ofPurchase(col("returned_amount")).as("returned_amount"),
            when(isPurchase, 0).otherwise(col("returned_amount")).as("unmatched_return_amount"));
  }

  private static Column ofPurchase(Column amount) {
    return when(col("is_purchase"), amount).otherwise(0);
  }

  /** The same columns for all of them: 0 where a table knows nothing of them. */
  private static Dataset<Row> inCommon(Dataset<Row> rows) {
    Set<String> own = Set.of(rows.columns());
    List<Column> columns = new ArrayList<>(List.of(col("customer_id"), col("activity_date")));
    COUNTS.forEach(name -> columns.add(orZero(own, name).cast(ColumnTypes.COUNT).as(name)));
    AMOUNTS.forEach(name -> columns.add(orZero(own, name).cast(ColumnTypes.MONEY).as(name)));
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column orZero(Set<String> own, String name) {
    return own.contains(name) ? col(name) : lit(0);
  }

  private DailyActivity() {}
}
