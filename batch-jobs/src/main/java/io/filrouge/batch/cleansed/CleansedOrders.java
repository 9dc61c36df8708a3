package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Orders and their lines, under their customers, with what came back of them. */
final class CleansedOrders {

  /**
   * The rows of cleansed.order_lines, and what {@link #orders} needs of them.
   *
   * @param versions see {@link OrderLineVersions}
   * @param customers identifier, customer_id
   * @param products cleansed.products
   * @param currency the shop's
   */
  static Dataset<Row> lines(
      Dataset<Row> versions, Dataset<Row> customers, Dataset<Row> products, String currency) {
    Dataset<Row> ofCustomers =
        versions
            .join(customers, col("customer_identifier").equalTo(col("identifier")), "left_outer")
            .drop("identifier")
            .withColumn(
                "line_uid", concat_ws("|", col("source"), col("order_id"), col("line_key")));
    Dataset<Row> returned =
        ReturnedAmounts.of(ofCustomers).withColumnRenamed("line_uid", "returned_uid");
    Dataset<Row> categories =
        products.select(
            col("product_id").as("known_product_id"), col("category").as("known_category"));
    return ofCustomers
        .join(returned, col("line_uid").equalTo(col("returned_uid")), "left_outer")
        .join(categories, col("product_id").equalTo(col("known_product_id")), "left_outer")
        .withColumns(
            Map.of(
                "category", coalesce(col("known_category"), col("category")),
                "order_date", to_date(col("ordered_at")),
                "discount_amount", coalesce(col("discount_amount"), lit(0)),
                "gross_amount", when(col("is_return"), lit(0)).otherwise(col("amount")),
                "currency", lit(currency)))
        .withColumn("returned_amount", returnedAmount().cast(ColumnTypes.MONEY))
        .withColumn("net_amount", col("gross_amount").minus(col("returned_amount")));
  }

  // What was cancelled before it was paid is given back in full.
  private static Column returnedAmount() {
    return when(col("is_cancelled").and(col("is_return").equalTo(false)), col("gross_amount"))
        .otherwise(coalesce(col("returned").cast("decimal(22,0)"), lit(0)).divide(lit(10_000)));
  }

  /**
   * The rows of cleansed.orders, from {@link #lines}.
   *
   * <p>A set of products keeps all of it in one hash table: texts, and a distinct count beside
   * them, would be sorted three times. Where it must be sorted, order numbers tell rows apart at
   * once, and sources do not.
   */
  static Dataset<Row> orders(Dataset<Row> lines) {
    return lines
        .groupBy("order_id", "source")
        .agg(
            min("customer_id").as("customer_id"),
            min("ordered_at").as("ordered_at"),
            min("order_date").as("order_date"),
            count(lit(1)).as("line_count"),
            size(collect_set("product_id")).as("product_count"),
            sum("quantity").as("quantity"),
            sum("gross_amount").as("gross_amount"),
            sum("discount_amount").as("discount_amount"),
            sum("returned_amount").as("returned_amount"),
            sum("net_amount").as("net_amount"),
            min("currency").as("currency"),
            min("order_currency").as("order_currency"),
            min("channel").as("channel"),
            min("store_id").as("store_id"),
            min("country").as("country"),
            min("region").as("region"),
            bool_or(col("is_purchase")).as("is_purchase"),
            bool_and(col("is_cancelled")).as("is_cancelled"),
            bool_and(col("is_return")).as("is_return"),
            max("known_at").as("known_at"));
  }

  private CleansedOrders() {}
}
