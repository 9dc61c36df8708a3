package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What a customer buys: how many products, which categories, and how much of each. */
final class ProductTaste {

  /** {@code customer_id, product_count}: distinct products bought. */
  static Dataset<Row> products(Dataset<Row> orderLines) {
    return purchased(orderLines)
        .where(col("product_id").isNotNull())
        .select("customer_id", "product_id")
        .repartition(col("customer_id"))
        .distinct()
        .groupBy("customer_id")
        .agg(count(lit(1)).as("product_count"));
  }

  /**
   * {@code customer_id, category_count, category_count_365d, favourite_category,
   * favourite_category_amount, category_entropy, category_amounts}.
   *
   * <p>One exchange by customer; the rows are then sorted for the ranking, which is also what
   * spares the last aggregation a sort although it carries a text.
   */
  static Dataset<Row> categories(Dataset<Row> orderLines, Night night) {
    Column rank =
        row_number()
            .over(
                Window.partitionBy("customer_id")
                    .orderBy(col("category_net_amount").desc(), col("category")));
    Column isFavourite = col("rank").equalTo(1);
    Column isRecent = ActivityFeatures.isWithin(col("last_order_date"), 365, night);
    Column amount =
        struct(
            col("rank"),
            struct(
                    col("category"),
                    col("category_net_amount").cast(ColumnTypes.MONEY).as("net_amount"))
                .as("amount"));
    return purchased(orderLines)
        .where(col("category").isNotNull())
        .select("customer_id", "category", "gross_amount", "net_amount", "order_date")
        .repartition(col("customer_id"))
        .groupBy("customer_id", "category")
        .agg(
            sum("gross_amount").as("category_gross_amount"),
            sum("net_amount").as("category_net_amount"),
            max("order_date").as("last_order_date"))
        .withColumn("rank", rank)
        .groupBy("customer_id")
        .agg(
            count(lit(1)).as("category_count"),
            count(when(isRecent, 1)).as("category_count_365d"),
            max(when(isFavourite, col("category"))).as("favourite_category"),
            max(when(isFavourite, col("category_gross_amount"))).as("favourite_category_amount"),
            sum("category_gross_amount").as("categories_gross_amount"),
            sum(weightedLog(col("category_gross_amount"))).as("weighted_log_sum"),
            sort_array(collect_list(amount)).as("ranked_amounts"))
        .withColumn("category_amounts", col("ranked_amounts.amount"))
        .withColumn("category_entropy", entropy());
  }

  // Entropy is ln G - sum(g ln g) / G: no second pass is needed for the shares. The terms are
  // rounded to decimals before they are added up, as a sum of doubles depends on the order of rows.
  private static Column weightedLog(Column amount) {
    Column value = amount.cast("double");
    return when(amount.gt(0), value.multiply(log(value)).cast("decimal(28,10)")).otherwise(0);
  }

  private static Column entropy() {
    Column total = col("categories_gross_amount").cast("double");
    Column entropy = log(total).minus(col("weighted_log_sum").cast("double").divide(total));
    return when(col("category_count").equalTo(1), 0.0)
        .when(total.gt(0), greatest(entropy, lit(0.0)));
  }

  private static Dataset<Row> purchased(Dataset<Row> orderLines) {
    return orderLines.where(col("customer_id").isNotNull()).where(col("is_purchase"));
  }

  private ProductTaste() {}
}
