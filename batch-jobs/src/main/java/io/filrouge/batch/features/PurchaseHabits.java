package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** When, where and from which country a customer buys. */
final class PurchaseHabits {
  private static final int DAYS = 7;
  private static final int HOURS = 24;

  /**
   * {@code customer_id, preferred_weekday, preferred_hour}. A counter for each weekday and hour
   * keeps it to one aggregation; the first of the largest wins, so ties go to the earlier.
   */
  static Dataset<Row> times(Dataset<Row> orders) {
    Column[] counters =
        IntStream.range(0, DAYS + HOURS).mapToObj(PurchaseHabits::counter).toArray(Column[]::new);
    return purchases(orders)
        .select(
            col("customer_id"),
            weekday(col("order_date")).as("weekday"),
            hour(col("ordered_at")).as("hour"))
        .groupBy("customer_id")
        .agg(counters[0], Arrays.copyOfRange(counters, 1, counters.length))
        .select(
            col("customer_id"),
            firstOfLargest("weekday", DAYS).as("preferred_weekday"),
            firstOfLargest("hour", HOURS).minus(1).as("preferred_hour"));
  }

  /** {@code customer_id, preferred_channel}: the channel of most purchases; ties by name. */
  static Dataset<Row> channels(Dataset<Row> orders) {
    return purchases(orders)
        .where(col("channel").isNotNull())
        .select("customer_id", "channel")
        .repartition(col("customer_id"))
        .groupBy("customer_id", "channel")
        .agg(count(lit(1)).as("order_count"))
        .transform(rows -> firstByCustomer(rows, col("order_count").desc(), col("channel")))
        .select(col("customer_id"), col("channel").as("preferred_channel"));
  }

  /** {@code customer_id, order_country}: the country of the latest purchase that names one. */
  static Dataset<Row> countries(Dataset<Row> orders) {
    return purchases(orders)
        .where(col("country").isNotNull())
        .select("customer_id", "country", "ordered_at", "source", "order_id")
        .transform(
            rows -> firstByCustomer(rows, col("ordered_at").desc(), col("source"), col("order_id")))
        .select(col("customer_id"), col("country").as("order_country"));
  }

  /** The row of each customer that comes first in an order, which must leave no ties. */
  static Dataset<Row> firstByCustomer(Dataset<Row> rows, Column... order) {
    return rows.withColumn(
            "rank", row_number().over(Window.partitionBy("customer_id").orderBy(order)))
        .where(col("rank").equalTo(1));
  }

  private static Column counter(int index) {
    boolean isWeekday = index < DAYS;
    String unit = isWeekday ? "weekday" : "hour";
    int value = isWeekday ? index : index - DAYS;
    return count(when(col(unit).equalTo(value), 1)).as(unit + value);
  }

  private static Column firstOfLargest(String unit, int size) {
    Column counts =
        array(IntStream.range(0, size).mapToObj(value -> col(unit + value)).toArray(Column[]::new));
    return array_position(counts, array_max(counts)).cast("int");
  }

  private static Dataset<Row> purchases(Dataset<Row> orders) {
    return orders.where(col("customer_id").isNotNull()).where(col("is_purchase"));
  }

  private PurchaseHabits() {}
}
