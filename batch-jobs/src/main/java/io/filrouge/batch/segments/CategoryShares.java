package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What share of everybody's spend each category makes: what interests are told against. */
final class CategoryShares {
  static final String CATEGORY_SHARE = "category_share";

  /**
   * {@code dimension, edge, value}: the share, 0 to 1, of each category with a positive net amount.
   *
   * @param features {@code features.customer_features} of one night
   */
  static Dataset<Row> of(Dataset<Row> features) {
    return features
        .select(explode(col("category_amounts")).as("spent"))
        .where(col("spent.net_amount").gt(0))
        .groupBy(lit(CATEGORY_SHARE).as("dimension"), col("spent.category").as("edge"))
        .agg(sum("spent.net_amount").as("amount"))
        .withColumn("in_all", sum("amount").over(Window.partitionBy("dimension")))
        .select(
            col("dimension"),
            col("edge"),
            col("amount").cast("double").divide(col("in_all").cast("double")).as("value"));
  }

  private CategoryShares() {}
}
