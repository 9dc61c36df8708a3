package io.filrouge.batch.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;

import io.filrouge.batch.report.figures.ActivityDay;
import io.filrouge.batch.report.figures.PurchaseTally;
import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds up {@code customer_daily_activity}: once by customers, once by days. */
final class PurchaseHistory {

  /**
   * @param windowDays how long a purchase makes somebody active
   */
  static PurchaseTally tally(Lake lake, Night night, int windowDays) {
    return activity(lake, night)
        .where(col("order_count").gt(0))
        .groupBy("customer_id")
        .agg(collect_list(unix_date(col("activity_date"))).as("days"))
        .select("days")
        .javaRDD()
        .aggregate(
            new PurchaseTally(night.asOf(), windowDays),
            (tally, row) -> tally.add(days(row)),
            PurchaseTally::merge);
  }

  /** The days since another one, which is left out. */
  static List<ActivityDay> days(Lake lake, Night night, LocalDate since) {
    return activity(lake, night)
        .where(col("activity_date").gt(java.sql.Date.valueOf(since)))
        .groupBy("activity_date")
        .agg(
            sum("order_count"),
            sum("net_amount").cast("double"),
            sum("web_session_count"),
            sum("web_order_count"),
            sum("abandoned_cart_count"),
            sum("message_sent_count"),
            sum("message_opened_count"),
            sum("message_clicked_count"))
        .orderBy("activity_date")
        .collectAsList()
        .stream()
        .map(
            row ->
                new ActivityDay(
                    row.getDate(0).toLocalDate(),
                    row.getLong(1),
                    row.getDouble(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8)))
        .toList();
  }

  private static Dataset<Row> activity(Lake lake, Night night) {
    return lake.read(CustomerDailyActivity.CONTRACT).where(col("activity_date").leq(night.date()));
  }

  private static int[] days(Row row) {
    return row.<Integer>getList(0).stream().mapToInt(Integer::intValue).toArray();
  }

  private PurchaseHistory() {}
}
