package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * The 64-bit hashes that more than one row has. Almost all rows are like no other: whoever must
 * sort rows that share a key need not sort those.
 *
 * @param areTooMany whether there are more than could be sent to every task
 */
record RepeatedHashes(Broadcast<long[]> sorted, boolean areTooMany) {
  /** Above this, a list of hashes would not be small any more. */
  static final int MOST = 1_000_000;

  /**
   * Looks for them, in one job.
   *
   * @param hashes one column, of longs
   * @param most how many there may be
   */
  static RepeatedHashes in(Dataset<Row> hashes, int most) {
    List<Row> repeated =
        hashes
            .toDF("hash")
            .groupBy("hash")
            .agg(count(lit(1)).as("rows"))
            .where("rows > 1")
            .select("hash")
            .limit(most + 1)
            .collectAsList();
    boolean areTooMany = repeated.size() > most;
    long[] sorted =
        areTooMany
            ? new long[0]
            : repeated.stream().mapToLong(row -> row.getLong(0)).sorted().toArray();
    return new RepeatedHashes(
        JavaSparkContext.fromSparkContext(hashes.sparkSession().sparkContext()).broadcast(sorted),
        areTooMany);
  }

  boolean areNone() {
    return !areTooMany && sorted.value().length == 0;
  }

  /** Whether a row's hash may be one of them; true of all where they are too many. */
  Column contain(Column hash) {
    if (areTooMany) {
      return lit(true);
    }
    Broadcast<long[]> everywhere = sorted;
    UDF1<Long, Boolean> contains = value -> Arrays.binarySearch(everywhere.value(), value) >= 0;
    return udf(contains, DataTypes.BooleanType).apply(hash);
  }
}
