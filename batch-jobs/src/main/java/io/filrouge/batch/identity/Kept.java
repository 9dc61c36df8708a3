package io.filrouge.batch.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Rows that several tables of a job are made from: computed once, let go when the job ends. */
final class Kept implements AutoCloseable {
  private final Deque<Dataset<Row>> kept = new ArrayDeque<>();

  Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.push(persisted);
    return persisted;
  }

  @Override
  public void close() {
    kept.forEach(rows -> rows.unpersist());
  }
}
