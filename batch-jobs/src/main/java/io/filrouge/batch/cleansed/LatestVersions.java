package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import io.filrouge.batch.tables.LakeSession;
import io.filrouge.batch.tables.Night;
import java.util.stream.Stream;
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
   *
   * <p>Most keys have one row. Which may have several is asked of 64-bit hashes first, in one
   * narrow pass, so that only their rows are moved and sorted.
   */
  static Dataset<Row> perKey(Dataset<Row> rows, String... key) {
    Column[] columns = Stream.of(key).map(name -> col(name)).toArray(Column[]::new);
    // Of few rows, the sort costs less than the pass that spares it.
    if (LakeSession.isForSmallTables(rows.sparkSession())) {
      return newest(rows, columns);
    }
    Column hash = xxhash64(columns);
    RepeatedHashes repeated = RepeatedHashes.in(rows.select(hash), RepeatedHashes.MOST);
    if (repeated.areNone()) {
      return rows;
    }
    if (repeated.areTooMany()) {
      return newest(rows, columns);
    }
    Column mayHaveSeveral = repeated.contain(hash);
    return rows.where(not(mayHaveSeveral)).unionByName(newest(rows.where(mayHaveSeveral), columns));
  }

  private static Dataset<Row> newest(Dataset<Row> rows, Column[] key) {
    WindowSpec newestFirst =
        Window.partitionBy(key)
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
