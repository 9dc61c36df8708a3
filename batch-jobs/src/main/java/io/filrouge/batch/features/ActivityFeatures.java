package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.Night;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The features that daily activity alone tells, all windows of all customers in one aggregation.
 *
 * <p>Everything added up is a whole number or a decimal, so that no sum depends on the order of
 * rows; shares and means are taken of the finished sums.
 */
final class ActivityFeatures {
  private static final List<Integer> PURCHASE_WINDOWS = List.of(7, 30, 90, 365);
  private static final List<Integer> CONTACT_WINDOWS = List.of(30, 365);
  private static final Column IS_PURCHASE_DAY = col("order_count").gt(0);
  private static final Column PURCHASE_DATE = when(IS_PURCHASE_DAY, col("activity_date"));

  /**
   * Adds up each customer's days.
   *
   * @param days {@code features.customer_daily_activity} up to the night
   * @param customers {@code customer_id} of everybody known, repeated or not; those without a day
   *     get zero counts
   */
  static Dataset<Row> of(Dataset<Row> days, Dataset<Row> customers, Night night) {
    List<Column> sums = new ArrayList<>();
    addPurchases(sums);
    PURCHASE_WINDOWS.forEach(window -> addPurchases(sums, window, night));
    addWebActivity(sums);
    addContacts(sums);
    CONTACT_WINDOWS.forEach(window -> addContacts(sums, window, night));
    addMessagesBefore(sums, night);
    return days.unionByName(withoutDays(customers))
        .groupBy("customer_id")
        .agg(max(lit(true)).as("is_known"), sums.toArray(Column[]::new))
        .transform(rows -> withDates(rows, night))
        .transform(ActivityFeatures::withMeansAndShares);
  }

  /** Whether a date lies in the window of so many days up to and including the night. */
  static Column isWithin(Column date, int days, Night night) {
    return date.gt(date_sub(night.date(), days));
  }

  private static void addPurchases(List<Column> sums) {
    sums.add(min(PURCHASE_DATE).as("first_order_date"));
    sums.add(max(PURCHASE_DATE).as("last_order_date"));
    sums.add(total("order_count"));
    sums.add(sum(when(IS_PURCHASE_DAY, 1L).otherwise(0L)).as("purchase_day_count"));
    sums.add(
        sum(when(IS_PURCHASE_DAY.and(weekday(col("activity_date")).geq(5)), 1L).otherwise(0L))
            .as("weekend_purchase_day_count"));
    sums.add(total("cancelled_order_count"));
    sums.add(total("line_count"));
    sums.add(total("quantity"));
    sums.add(total("gross_amount"));
    sums.add(total("discount_amount"));
    sums.add(
        sum(col("returned_amount").plus(col("unmatched_return_amount"))).as("returned_amount"));
    sums.add(sum(when(IS_PURCHASE_DAY, col("net_amount"))).as("purchase_days_net_amount"));
    sums.add(min_by(col("net_amount"), PURCHASE_DATE).as("first_day_net_amount"));
  }

  private static void addPurchases(List<Column> sums, int window, Night night) {
    String suffix = "_" + window + "d";
    Column isWithin = isWithin(col("activity_date"), window, night);
    sums.add(totalIf(isWithin, col("order_count")).as("order_count" + suffix));
    sums.add(totalIf(isWithin.and(IS_PURCHASE_DAY), lit(1L)).as("purchase_day_count" + suffix));
    sums.add(totalIf(isWithin, col("gross_amount")).as("gross_amount" + suffix));
    sums.add(totalIf(isWithin, col("net_amount")).as("net_amount" + suffix));
  }

  private static void addWebActivity(List<Column> sums) {
    sums.add(total("web_session_count"));
    sums.add(
        max(when(col("web_session_count").gt(0), col("activity_date"))).as("last_session_date"));
  }

  private static void addContacts(List<Column> sums) {
    Column isResponse = col("message_opened_count").plus(col("message_clicked_count")).gt(0);
    sums.add(max(when(isResponse, col("activity_date"))).as("last_response_date"));
    sums.add(total("message_unsubscribed_count"));
    sums.add(total("case_opened_count"));
    sums.add(total("survey_answer_count"));
    sums.add(total("review_count"));
    sums.add(total("referral_count"));
    sums.add(sum(col("points_earned").minus(col("points_spent"))).as("points_balance"));
  }

  private static void addContacts(List<Column> sums, int window, Night night) {
    Column isWithin = isWithin(col("activity_date"), window, night);
    for (String count :
        List.of(
            "web_session_count",
            "product_view_count",
            "cart_add_count",
            "abandoned_cart_count",
            "message_sent_count",
            "message_opened_count",
            "message_clicked_count",
            "message_bounced_count",
            "case_opened_count")) {
      sums.add(totalIf(isWithin, col(count)).as(count + "_" + window + "d"));
    }
  }

  /** What fatigue is told against: the 365 days before the last 30. */
  private static void addMessagesBefore(List<Column> sums, Night night) {
    Column isBefore =
        isWithin(col("activity_date"), 395, night)
            .and(not(isWithin(col("activity_date"), 30, night)));
    for (String count : List.of("message_sent_count", "message_opened_count")) {
      sums.add(totalIf(isBefore, col(count)).as(count + "_before"));
    }
  }

  private static Dataset<Row> withDates(Dataset<Row> rows, Night night) {
    return rows.withColumns(
        Map.of(
            "as_of_date", night.date(),
            "is_prospect", col("purchase_day_count").equalTo(0),
            "days_since_last_order", datediff(night.date(), col("last_order_date")),
            "recency_days", datediff(col("last_order_date"), col("first_order_date")),
            "age_days", datediff(night.date(), col("first_order_date")),
            "days_since_last_session", datediff(night.date(), col("last_session_date")),
            "days_since_last_response", datediff(night.date(), col("last_response_date"))));
  }

  private static Dataset<Row> withMeansAndShares(Dataset<Row> rows) {
    Column repeatDays = col("purchase_day_count").minus(1);
    Column beforeDiscount = col("gross_amount").plus(col("discount_amount"));
    Column repeatNet = col("purchase_days_net_amount").minus(col("first_day_net_amount"));
    Column orderMean =
        when(col("order_count").gt(0), col("gross_amount").divide(col("order_count")));
    return withOpenRate(withOpenRate(rows, 30), 365)
        .withColumns(
            Map.of(
                "net_amount", col("gross_amount").minus(col("returned_amount")),
                "repeat_net_mean", ratio(repeatNet, repeatDays),
                "inter_purchase_days_mean", ratio(col("recency_days"), repeatDays),
                "average_order_amount", orderMean,
                "lines_per_order_mean", ratio(col("line_count"), col("order_count")),
                "quantity_per_order_mean", ratio(col("quantity"), col("order_count")),
                "discount_share", ratio(col("discount_amount"), beforeDiscount),
                "return_share", ratio(col("returned_amount"), col("gross_amount")),
                "weekend_share",
                    ratio(col("weekend_purchase_day_count"), col("purchase_day_count"))));
  }

  private static Dataset<Row> withOpenRate(Dataset<Row> rows, int window) {
    String suffix = "_" + window + "d";
    return rows.withColumn(
        "message_open_rate" + suffix,
        ratio(col("message_opened_count" + suffix), col("message_sent_count" + suffix)));
  }

  /** One as a share of the other, or null where the other is not positive. */
  static Column ratio(Column part, Column whole) {
    return when(whole.gt(0), part.cast("double").divide(whole.cast("double")));
  }

  private static Column total(String column) {
    return sum(column).as(column);
  }

  private static Column totalIf(Column condition, Column value) {
    return sum(when(condition, value).otherwise(0));
  }

  /** A row without a day for each customer, so that one aggregation serves prospects too. */
  private static Dataset<Row> withoutDays(Dataset<Row> customers) {
    Column[] columns =
        CustomerDailyActivity.CONTRACT.columns().stream()
            .map(
                column ->
                    switch (column.name()) {
                      case "customer_id" -> col("customer_id");
                      case "activity_date" -> lit(null).cast(column.type()).as(column.name());
                      default -> lit(0).cast(column.type()).as(column.name());
                    })
            .toArray(Column[]::new);
    return customers.select(columns);
  }

  private ActivityFeatures() {}
}
