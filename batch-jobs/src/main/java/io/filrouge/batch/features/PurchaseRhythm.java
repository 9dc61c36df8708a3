package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** How regular a customer's purchases are. */
final class PurchaseRhythm {

  /**
   * {@code customer_id, inter_purchase_days_deviation}: the sample standard deviation of the days
   * between purchase days, null with fewer than two gaps. Sums of whole days and of their squares
   * are exact, so it does not depend on the order of rows as a running deviation would.
   *
   * @param days {@code features.customer_daily_activity}
   */
  static Dataset<Row> of(Dataset<Row> days) {
    WindowSpec inTime = Window.partitionBy("customer_id").orderBy("activity_date");
    Column gap = datediff(col("activity_date"), lag("activity_date", 1).over(inTime));
    Column squares = col("gap_count").multiply(col("square_sum"));
    Column variance =
        squares
            .minus(col("gap_sum").multiply(col("gap_sum")))
            .cast("double")
            .divide(col("gap_count").multiply(col("gap_count").minus(1)).cast("double"));
    return days.where(col("order_count").gt(0))
        .select(col("customer_id"), gap.cast("long").as("gap"))
        .groupBy("customer_id")
        .agg(
            count("gap").as("gap_count"),
            sum("gap").as("gap_sum"),
            sum(col("gap").multiply(col("gap"))).as("square_sum"))
        .select(
            col("customer_id"),
            when(col("gap_count").gt(1), sqrt(variance)).as("inter_purchase_days_deviation"));
  }

  private PurchaseRhythm() {}
}
