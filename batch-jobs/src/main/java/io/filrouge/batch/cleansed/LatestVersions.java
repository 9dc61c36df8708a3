package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** What of the staged rows a night sees, and which version of it counts. */
final class LatestVersions {

  /** Rows taken in and known by the end of the night. */
  static Dataset<Row> known(Dataset<Row> staged, Night night) {
    return staged
        .where(col("taken_on").leq(night.date()))
        .where(col("known_at").isNull().or(col("known_at").lt(night.end())));
  }

  /**
   * The newest row of each key: by the version that the source gives, then by when it was known,
   * then by content, so that the order of arrival decides nothing.
   */
  static Dataset<Row> perKey(Dataset<Row> rows, String... key) {
    Column[] columns = new Column[key.length];
    for (int i = 0; i < key.length; i++) {
      columns[i] = col(key[i]);
    }
    WindowSpec newestFirst =
        Window.partitionBy(columns)
            .orderBy(
                col("updated_at").desc_nulls_last(),
                col("known_at").desc_nulls_last(),
                col("row_hash").desc());
    return rows.withColumn("version", row_number().over(newestFirst))
        .where("version = 1")
        .drop("version");
  }

  private LatestVersions() {}
}
