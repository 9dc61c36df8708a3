package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.cume_dist;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Ranks of scores. */
final class Percentile {

  /**
   * Adds the share of customers, 0 to 100, whose value is not above the row's. Only narrow rows are
   * sorted; equal values share a percentile.
   */
  static Dataset<Row> of(Dataset<Row> rows, String value, String percentile) {
    Dataset<Row> ranked =
        rows.select(
            col("customer_id").as("ranked_customer_id"),
            cume_dist().over(Window.orderBy(col(value))).multiply(100).as(percentile));
    return rows.join(ranked, col("customer_id").equalTo(col("ranked_customer_id")))
        .drop("ranked_customer_id");
  }

  private Percentile() {}
}
