package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The order lines that a night sees, each in its latest version. */
final class OrderLineVersions {

  /** Staged rows with {@code line_key}: the source's line number, else the row itself. */
  static Dataset<Row> of(Dataset<Row> staged, Night night) {
    Dataset<Row> seen =
        LatestVersions.known(staged, night)
            .where(col("ordered_at").lt(night.end()))
            .withColumn(
                "line_key",
                coalesce(col("line_id"), concat_ws("#", col("row_hash"), col("copy_number"))));
    String[] key = {"source", "order_id", "line_key"};
    Dataset<Row> numbered = LatestVersions.perKey(seen.where("line_id IS NOT NULL"), key);
    // Without a line number no row is a version of another one: nothing to sort. Two nights hold
    // the same row where an earlier one was run after a later one.
    return numbered.unionByName(seen.where("line_id IS NULL").dropDuplicates(key));
  }

  private OrderLineVersions() {}
}
