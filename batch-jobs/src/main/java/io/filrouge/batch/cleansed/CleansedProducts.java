package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Products: the latest version of each product row, else what the latest order line says. */
final class CleansedProducts {

  /**
   * The rows of cleansed.products.
   *
   * @param staged staged.products
   * @param lines see {@link OrderLineVersions}
   */
  static Dataset<Row> of(Dataset<Row> staged, Dataset<Row> lines, Night night) {
    Dataset<Row> told =
        LatestVersions.perKey(LatestVersions.known(staged, night), "product_id")
            .select(
                "product_id",
                "product_name",
                "category",
                "brand",
                "unit_price",
                "source",
                "known_at");
    // Most that is sold is told of: what is not is looked for before it is added up.
    Dataset<Row> onlySold =
        lines
            .where("product_id IS NOT NULL")
            .join(
                broadcast(told.select(col("product_id").as("told_id"))),
                col("product_id").equalTo(col("told_id")),
                "left_anti")
            .groupBy("product_id")
            .agg(
                max(struct(
                        col("ordered_at"),
                        col("known_at"),
                        col("row_hash"),
                        col("product_name"),
                        col("category"),
                        col("unit_price"),
                        col("source")))
                    .as("latest"))
            .select(
                col("product_id"),
                col("latest.product_name"),
                col("latest.category"),
                lit(null).cast("string").as("brand"),
                col("latest.unit_price"),
                col("latest.source"),
                col("latest.known_at"));
    return told.unionByName(onlySold);
  }

  private CleansedProducts() {}
}
