package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.filrouge.batch.tables.Night;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Picks the newest version of each staged row that the shop knew by the end of a night.
 *
 * <p>Staged rows are sound ones only, so that a version that came in broken never hides an older
 * good one.
 */
final class Versions {
  private static final String RANK = "_version_rank";

  /** The rows that deliveries up to this night brought. */
  static Dataset<Row> takenBy(Dataset<Row> staged, Night night) {
    return staged.where(col(IntakeColumns.TAKEN_ON).leq(night.date()));
  }

  /** The rows that had happened and were known by the end of the night. */
  static Dataset<Row> visible(Dataset<Row> staged, Night night, String happenedAt) {
    return staged.where(night.sees(happenedAt, "known_at"));
  }

  /** The rows that were known by the end of the night, where nothing says when they happened. */
  static Dataset<Row> known(Dataset<Row> staged, Night night) {
    return staged.where(col("known_at").isNull().or(col("known_at").lt(night.end())));
  }

  /**
   * One row a key: by {@code updated_at}, then {@code known_at}, then the night that took it in,
   * then {@code row_hash}, the latest of each.
   *
   * @param versioned rows with all of these columns
   */
  static Dataset<Row> latest(Dataset<Row> versioned, String... key) {
    List<Column> keyColumns = new ArrayList<>();
    for (String name : key) {
      keyColumns.add(col(name));
    }
    Column rank =
        row_number()
            .over(
                Window.partitionBy(keyColumns.toArray(Column[]::new))
                    .orderBy(
                        col("updated_at").desc_nulls_last(),
                        col("known_at").desc_nulls_last(),
                        col(IntakeColumns.TAKEN_ON).desc(),
                        col(IntakeColumns.ROW_HASH).desc()));
    return versioned.withColumn(RANK, rank).where(col(RANK).equalTo(lit(1))).drop(RANK);
  }

  private Versions() {}
}
