package io.filrouge.batch.tables;

import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.hadoop.fs.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows that several tables of a job are made from: computed once, let go when the job ends.
 *
 * <p>They are checkpointed and not cached: a cached table keeps its plan, and every later plan is
 * compared with it, which on a small night takes longer than the work itself. They stay on disk:
 * blocks that do not fit into memory would be read into it again and again, each pushing others
 * out, and small ones are in the file cache anyway.
 *
 * <p>Where the session has a folder for checkpoints, which is on a cluster, they lie there and not
 * on the disks of the machines that computed them: what one of them held alone would be gone with
 * it, and the job with that.
 */
public final class Kept implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(Kept.class);

  private final Deque<Dataset<Row>> kept = new ConcurrentLinkedDeque<>();

  /** Computes the rows now, and gives them back without what they were computed from. */
  public Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> few = inFewParts(rows);
    Dataset<Row> computed =
        hasFolder(rows.sparkSession())
            ? few.checkpoint(true)
            : few.localCheckpoint(true, StorageLevel.DISK_ONLY());
    kept.push(computed);
    return computed;
  }

  private static boolean hasFolder(SparkSession session) {
    return session.sparkContext().getCheckpointDir().isDefined();
  }

  // One part needs no exchange for any check or join that follows.
  private static Dataset<Row> inFewParts(Dataset<Row> rows) {
    return LakeSession.isForSmallTables(rows.sparkSession()) ? rows.coalesce(1) : rows;
  }

  /**
   * Whether the rows are some that were kept, or are picked or unfolded from such row by row:
   * reading them twice costs less than keeping them again.
   */
  static boolean isKept(Dataset<Row> rows) {
    return isKept(rows.queryExecution().analyzed());
  }

  private static boolean isKept(LogicalPlan plan) {
    boolean isRowByRow =
        plan instanceof Project
            || plan instanceof Filter
            || plan instanceof Union
            || plan instanceof Generate;
    if (isRowByRow) {
      return CollectionConverters.asJava(plan.children()).stream().allMatch(Kept::isKept);
    }
    return plan instanceof LogicalRDD;
  }

  @Override
  public void close() {
    for (Dataset<Row> rows : kept) {
      if (rows.queryExecution().logical() instanceof LogicalRDD leaf) {
        letGo(leaf.rdd(), rows.sparkSession());
      }
    }
    kept.clear();
  }

  private static void letGo(RDD<InternalRow> computed, SparkSession session) {
    computed.unpersist(false);
    if (!hasFolder(session) || computed.getCheckpointFile().isEmpty()) {
      return;
    }
    Path folder = new Path(computed.getCheckpointFile().get());
    try {
      folder.getFileSystem(session.sparkContext().hadoopConfiguration()).delete(folder, true);
    } catch (IOException | RuntimeException e) {
      // The job is done; the session's end takes the whole folder away.
      LOG.error("Cannot delete kept rows in {}: {}", folder, e.toString());
    }
  }
}
