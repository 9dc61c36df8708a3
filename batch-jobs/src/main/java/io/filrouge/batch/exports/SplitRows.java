package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Lays rows out by the file that they go to: just so many in each but the last, in an order that
 * does not depend on how the engine had them. No part holds more than the rows of its files, and
 * the driver sees counts only.
 */
final class SplitRows {
  /** Number of the file, from 0. */
  static final String FILE = "_file";

  /** The column that orders the rows of a file; no two rows have the same. */
  static final String ORDER = "_order";

  private static final String BUCKET = "_bucket";
  private static final int MOST_PARTS = 1_000;

  /**
   * The rows with {@link #FILE}, sorted within each part; a file's rows all lie in one part.
   *
   * @param rows with {@link #ORDER}; read more than once
   */
  static Dataset<Row> of(Dataset<Row> rows, long rowCount, int rowsAFile) {
    long fileCount = Math.max(1, (rowCount + rowsAFile - 1) / rowsAFile);
    if (fileCount == 1) {
      return rows.withColumn(FILE, lit(0)).coalesce(1).sortWithinPartitions(ORDER);
    }
    int parts = (int) Math.min(MOST_PARTS, fileCount);
    Dataset<Row> inBuckets = rows.withColumn(BUCKET, pmod(hash(col(ORDER)), lit(parts)));
    Column place =
        row_number()
            .over(Window.partitionBy(BUCKET).orderBy(ORDER))
            .plus(firstOf(inBuckets))
            .minus(1);
    return inBuckets
        .withColumn(FILE, floor(place.divide(rowsAFile)).cast("int"))
        .drop(BUCKET)
        .repartitionById(parts, pmod(col(FILE), lit(parts)))
        .sortWithinPartitions(FILE, ORDER);
  }

  /** How many rows stand in earlier buckets. */
  private static Column firstOf(Dataset<Row> inBuckets) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    List<Row> counted = inBuckets.groupBy(BUCKET).count().collectAsList();
    counted.forEach(row -> counts.put(row.getInt(0), row.getLong(1)));
    int last = counts.isEmpty() ? 0 : counts.lastKey();
    Column[] firsts = new Column[last + 1];
    long first = 0;
    for (int bucket = 0; bucket <= last; bucket++) {
      firsts[bucket] = lit(first);
      first += counts.getOrDefault(bucket, 0L);
    }
    return org.apache.spark.sql.functions.get(
        org.apache.spark.sql.functions.array(firsts), col(BUCKET));
  }

  private SplitRows() {}
}
