package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What customers did on site and app, a row a customer and day.
 *
 * <p>A session is the source's own, where it names sessions; else the events of one visitor (or of
 * one customer, where no visitor is named) without a pause of 30 minutes or more. An event counts
 * on its own day; a session, and whether it left a cart behind, on the day it began. A cart is
 * filled by {@code cart_item_added}; a session without {@code order_placed} placed no order.
 *
 * <p>Events are folded into sessions before they meet their customers: there are some ten times
 * fewer rows to join then.
 */
final class WebSessions {
  private static final String SOURCE = "source";
  private static final String SESSION_KEY = "session_key";
  private static final String SESSION_NUMBER = "session_number";

  /**
   * Counts a customer's day.
   *
   * @param webEvents {@code cleansed.web_events}, as far as they are visible
   * @param customers {@code identifier, customer_id}, one row an identifier. An event belongs to
   *     the customer of its customer identifier, where it has one, else of its visitor identifier;
   *     events of unknown visitors belong to nobody and are left out
   */
  static Dataset<Row> daily(Dataset<Row> webEvents, Dataset<Row> customers) {
    return perSessionAndDay(webEvents)
        .join(customers, "identifier")
        // From here on all happens within a customer: one exchange serves all three steps.
        .repartition(col("customer_id"))
        .groupBy("customer_id", SOURCE, SESSION_KEY, SESSION_NUMBER, "activity_date")
        .agg(
            sum("product_view_count").as("product_view_count"),
            sum("cart_add_count").as("cart_add_count"),
            sum("checkout_count").as("checkout_count"),
            sum("web_order_count").as("web_order_count"))
        .transform(WebSessions::withSessionOutcome)
        .groupBy("customer_id", "activity_date")
        .agg(
            sum(when(col("begins_here"), 1L).otherwise(0L)).as("web_session_count"),
            sum("product_view_count").as("product_view_count"),
            sum("cart_add_count").as("cart_add_count"),
            sum("checkout_count").as("checkout_count"),
            sum("web_order_count").as("web_order_count"),
            sum(when(col("begins_here").and(col("leaves_cart")), 1L).otherwise(0L))
                .as("abandoned_cart_count"));
  }

  /** Whose event it is. */
  static Column identifier() {
    return coalesce(col("customer_identifier"), col("visitor_identifier"));
  }

  /** Whose events make a session where the source names none. */
  static Column actor() {
    return coalesce(col("visitor_identifier"), col("customer_identifier"));
  }

  /**
   * The events from which the days of some customers are counted: theirs, and where a source names
   * no sessions all those of the devices they used.
   *
   * @param customers {@code identifier, customer_id} of these customers
   */
  static Dataset<Row> of(Dataset<Row> webEvents, Dataset<Row> customers) {
    Dataset<Row> identifiers = broadcast(customers.select(col("identifier").as("of_customer")));
    Dataset<Row> unnamed = webEvents.where(col("session_id").isNull());
    Dataset<Row> devices =
        unnamed
            .join(identifiers, identifier().equalTo(col("of_customer")), "left_semi")
            .select(col("source").as("device_source"), actor().as("device"))
            .distinct();
    return webEvents
        .where(col("session_id").isNotNull())
        .join(identifiers, identifier().equalTo(col("of_customer")), "left_semi")
        .unionByName(
            unnamed.join(
                broadcast(devices),
                col(SOURCE).equalTo(col("device_source")).and(actor().equalTo(col("device"))),
                "left_semi"));
  }

  private static Dataset<Row> perSessionAndDay(Dataset<Row> webEvents) {
    Dataset<Row> events =
        webEvents.withColumn("identifier", identifier()).withColumn("actor", actor());
    return named(events)
        .unionByName(unnamed(events))
        .groupBy(
            col(SOURCE),
            col(SESSION_KEY),
            col(SESSION_NUMBER),
            col("identifier"),
            col("event_date").as("activity_date"))
        .agg(
            countOf("product_viewed").as("product_view_count"),
            countOf("cart_item_added").as("cart_add_count"),
            countOf("checkout_started").as("checkout_count"),
            countOf("order_placed").as("web_order_count"));
  }

  private static Dataset<Row> named(Dataset<Row> events) {
    return sessionColumns(
        events.where(col("session_id").isNotNull()), col("session_id"), lit(null).cast("long"));
  }

  private static Dataset<Row> unnamed(Dataset<Row> events) {
    WindowSpec inTime = Window.partitionBy(SOURCE, "actor").orderBy("occurred_at");
    Column previous = lag("occurred_at", 1).over(inTime);
    Column isFirst =
        previous.isNull().or(col("occurred_at").geq(previous.plus(expr("INTERVAL 30 MINUTES"))));
    Dataset<Row> marked =
        events
            .where(col("session_id").isNull())
            .withColumn("opens", when(isFirst, 1L).otherwise(0L));
    return sessionColumns(marked, col("actor"), sum("opens").over(inTime));
  }

  private static Dataset<Row> sessionColumns(Dataset<Row> events, Column key, Column number) {
    return events.select(
        col(SOURCE),
        key.as(SESSION_KEY),
        number.as(SESSION_NUMBER),
        col("identifier"),
        col("event_date"),
        col("event_type"));
  }

  private static Dataset<Row> withSessionOutcome(Dataset<Row> sessionDays) {
    WindowSpec session = Window.partitionBy("customer_id", SOURCE, SESSION_KEY, SESSION_NUMBER);
    Column carts = sum("cart_add_count").over(session);
    Column orders = sum("web_order_count").over(session);
    return sessionDays
        .withColumn("begins_here", col("activity_date").equalTo(min("activity_date").over(session)))
        .withColumn("leaves_cart", carts.gt(0).and(orders.equalTo(0)));
  }

  private static Column countOf(String eventType) {
    return count(when(col("event_type").equalTo(eventType), 1));
  }

  private WebSessions() {}
}
