package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Order lines and orders with their money, from the lines that a night sees. */
final class OrderTables {
  /**
   * Lines in the columns of cleansed.order_lines, and those of staged lines that orders need.
   *
   * @param lines from {@link LineVersions}, with {@code customer_id}
   * @param products {@code product_id, category} of product sources
   * @param currency the shop's
   */
  static Dataset<Row> lines(Dataset<Row> lines, Dataset<Row> products, String currency) {
    Dataset<Row> categories =
        products.select(col("product_id"), col("category").as("_product_category"));
    Column isPurchase = col("is_purchase");
    return ReturnedAmounts.add(lines)
        .join(categories, new String[] {"product_id"}, "left")
        .withColumns(
            Map.of(
                "category", coalesce(col("_product_category"), col("category")),
                "gross_amount", money(when(isPurchase, col("amount")).otherwise(0)),
                "discount_amount",
                    money(
                        when(isPurchase, coalesce(col("discount_amount"), lit(0))).otherwise(0)),
                "currency", lit(currency)))
        .withColumn("net_amount", money(col("gross_amount").minus(col("returned_amount"))));
  }

  /** Orders in the columns of cleansed.orders. */
  static Dataset<Row> orders(Dataset<Row> lines) {
    return lines
        .groupBy(col("source"), col("order_id"))
        .agg(
            min(col("customer_id")).as("customer_id"),
            min(col("ordered_at")).as("ordered_at"),
            count(lit(1)).as("line_count"),
            count_distinct(col("product_id")).as("product_count"),
            sum(col("quantity")).as("quantity"),
            sum(col("gross_amount")).as("gross_amount"),
            sum(col("discount_amount")).as("discount_amount"),
            sum(col("returned_amount")).as("returned_amount"),
            sum(col("net_amount")).as("net_amount"),
            min(col("currency")).as("currency"),
            min(col("order_currency")).as("order_currency"),
            min(col("channel")).as("channel"),
            min(col("store_id")).as("store_id"),
            min(col("country")).as("country"),
            min(col("region")).as("region"),
            max(col("is_purchase")).as("is_purchase"),
            min(col("is_cancelled")).as("is_cancelled"),
            min(col("is_return")).as("is_return"),
            max(col("known_at")).as("known_at"))
        .withColumn("order_date", to_date(col("ordered_at")));
  }

  private static Column money(Column amount) {
    return amount.cast(ColumnTypes.MONEY);
  }

  private OrderTables() {}
}
