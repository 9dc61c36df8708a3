package io.filrouge.batch.tables;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that several tables of a job are made from: computed once, let go when the job ends.
 *
 * <p>They are checkpointed and not cached: a cached table keeps its plan, and every later plan is
 * compared with it, which on a small night takes longer than the work itself.
 */
public final class Kept implements AutoCloseable {
  private final Deque<Dataset<Row>> kept = new ArrayDeque<>();

  /** Computes the rows now, and gives them back without what they were computed from. */
  public Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> computed = rows.localCheckpoint(true, StorageLevel.MEMORY_AND_DISK_SER());
    kept.push(computed);
    return computed;
  }

  @Override
  public void close() {
    for (Dataset<Row> rows : kept) {
      if (rows.queryExecution().logical() instanceof LogicalRDD leaf) {
        RDD<InternalRow> blocks = leaf.rdd();
        blocks.unpersist(false);
      }
    }
    kept.clear();
  }
}
