package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Cleansed rows as the stream's events: the columns of the Avro schema {@code ShopEvent}, in its
 * order.
 *
 * <p>An event names the customer only where it carried a customer key itself. The stream finds out
 * for itself whose browser it is, and a history that knows already would decide otherwise than the
 * stream did on the day.
 */
final class ShopEventRows {

  /**
   * Web events as the stream's.
   *
   * @param seen rows of cleansed.web_events that the night sees
   * @param customers identifier, customer_id
   * @param currency the shop's, in which their prices are
   */
  static Dataset<Row> ofWebEvents(Dataset<Row> seen, Dataset<Row> customers, String currency) {
    // Most events have no key: in one join they would all meet in one task.
    Dataset<Row> named =
        seen.where("customer_identifier IS NOT NULL")
            .join(
                customers.withColumnRenamed("identifier", "customer_identifier"),
                new String[] {"customer_identifier"},
                "left_outer");
    Dataset<Row> nameless =
        seen.where("customer_identifier IS NULL").withColumn("customer_id", missing());
    return named
        .unionByName(nameless)
        .select(
            col("event_type"),
            col("occurred_at"),
            id("web", "event_id").as("event_id"),
            col("visitor_identifier").as("visitor_id"),
            col("customer_id"),
            col("cart_id"),
            col("order_id"),
            col("session_id"),
            col("product_id"),
            pieces("quantity").as("quantity"),
            col("unit_price"),
            lit(currency).as("currency"),
            col("channel"),
            col("source"),
            col("known_at"));
  }

  /**
   * Orders that no web event tells of, such as those of a store, as {@code order_placed}. They have
   * a customer and neither visitor nor cart.
   *
   * @param orders rows of cleansed.orders, cancelled ones and returns included
   * @param stagedLines rows of staged.order_lines that the night has: an order was known with its
   *     first line, whatever became known of it later
   * @param told rows of cleansed.web_events that the night sees, of whatever day
   */
  static Dataset<Row> ofOrders(
      Dataset<Row> orders, Dataset<Row> stagedLines, Dataset<Row> told, String currency) {
    Dataset<Row> firstKnown =
        stagedLines.groupBy("source", "order_id").agg(min("known_at").as("first_known_at"));
    Dataset<Row> toldOrders =
        told.where("event_type = 'order_placed' AND order_id IS NOT NULL")
            .select("order_id")
            .distinct();
    return orders
        .where("NOT is_cancelled AND NOT is_return")
        .join(toldOrders, new String[] {"order_id"}, "left_anti")
        .join(firstKnown, new String[] {"source", "order_id"})
        .select(
            lit("order_placed").as("event_type"),
            col("ordered_at").as("occurred_at"),
            id("order", "order_id").as("event_id"),
            missing().as("visitor_id"),
            col("customer_id"),
            missing().as("cart_id"),
            col("order_id"),
            missing().as("session_id"),
            missing().as("product_id"),
            lit(null).cast(DataTypes.IntegerType).as("quantity"),
            lit(null).cast(ColumnTypes.MONEY).as("unit_price"),
            lit(currency).as("currency"),
            col("channel"),
            col("source"),
            col("first_known_at").as("known_at"));
  }

  // Sources number their rows for themselves; an event's id is one of all sources.
  private static Column id(String kind, String number) {
    return concat_ws("/", lit(kind), col("source"), col(number));
  }

  // The stream counts in whole pieces: a part of one is one, so that nothing in a cart vanishes.
  private static Column pieces(String quantity) {
    Column whole = when(col(quantity).lt(0), floor(col(quantity))).otherwise(ceil(col(quantity)));
    Column bounded =
        greatest(least(whole, lit((long) Integer.MAX_VALUE)), lit((long) -Integer.MAX_VALUE));
    return when(col(quantity).isNotNull(), bounded.cast(DataTypes.IntegerType));
  }

  private static Column missing() {
    return lit(null).cast(DataTypes.StringType);
  }

  private ShopEventRows() {}
}
