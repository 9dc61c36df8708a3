package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Night;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What purchase models are fitted to, from orders of any day: the same days and features as a night
 * publishes, those of purchases alone.
 */
public final class PurchaseHistories {

  /**
   * {@code customer_id, activity_date, order_count, net_amount} and the other columns of {@code
   * customer_daily_activity}, in which only orders count.
   *
   * @param orders as in {@code cleansed.orders}
   * @param lines as in {@code cleansed.order_lines}
   */
  public static Dataset<Row> days(Dataset<Row> orders, Dataset<Row> lines) {
    Dataset<Row> noVisits =
        lines.select(col("customer_id"), col("order_date").as("activity_date")).limit(0);
    return DailyActivity.of(orders, lines, noVisits, Optional.empty());
  }

  /**
   * {@code customer_id, acquisition_channel, acquisition_country} of customers with a purchase:
   * what the first one names.
   *
   * @param orders as in {@code cleansed.orders}
   */
  public static Dataset<Row> origins(Dataset<Row> orders) {
    return PurchaseHabits.origins(orders);
  }

  /**
   * The columns of {@code customer_features} that tell of purchases, of everybody who has made one.
   *
   * @param days as {@link #days} gives them
   */
  public static Dataset<Row> of(Dataset<Row> days, Night night) {
    return ActivityFeatures.of(days, days.select("customer_id").limit(0), night)
        .where("not is_prospect")
        .select(
            "customer_id",
            "is_prospect",
            "first_order_date",
            "purchase_day_count",
            "recency_days",
            "age_days",
            "repeat_net_mean",
            "gross_amount",
            "net_amount",
            "purchase_day_count_30d",
            "purchase_day_count_90d",
            "purchase_day_count_365d",
            "net_amount_90d",
            "net_amount_365d",
            "return_share",
            "discount_share",
            "lines_per_order_mean");
  }

  private PurchaseHistories() {}
}
