package io.filrouge.batch.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes a job's tables: computes each once, checks it against its contract in one pass, and
 * only then writes it, in one commit.
 *
 * <p>Tables are published in the background, side by side; whoever reads one through the lake waits
 * for it. What a table is made from must be kept, or not be published by the same job. The job has
 * ended when this is closed, and failures that nobody waited for are thrown then.
 */
public final class Publisher implements AutoCloseable {
  private final Lake lake;
  private final Night night;
  private final String job;
  private final Yardstick yardstick;
  private final List<QualityResult> results = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong rowsWritten = new AtomicLong();
  private final Kept kept = new Kept();

  /** Publishes as on a first night: with nothing to compare with. */
  public Publisher(Lake lake, Night night, String job) {
    this(lake, night, job, Yardstick.FIRST_NIGHT);
  }

  /**
   * @param yardstick what the tables are measured by
   */
  public Publisher(Lake lake, Night night, String job, Yardstick yardstick) {
    this.lake = lake;
    this.night = night;
    this.job = job;
    this.yardstick = yardstick;
  }

  public Lake lake() {
    return lake;
  }

  public Night night() {
    return night;
  }

  public String job() {
    return job;
  }

  /** What this job found on the last night before this one, if it ran. */
  public Optional<NightResults> lastNight() {
    return yardstick.earlier().lastNight(job);
  }

  /** Everything counted and checked so far, whether or not a publication followed. */
  public List<QualityResult> results() {
    synchronized (results) {
      return List.copyOf(results);
    }
  }

  public long rowsWritten() {
    return rowsWritten.get();
  }

  /** Notes a count or a check that a job made itself. */
  public void note(QualityResult result) {
    results.add(result);
  }

  /** Publishes the whole table anew. */
  public void overwrite(TableContract table, Dataset<Row> rows) {
    publish(table, rows, OptionalLong.empty(), checkedRows -> lake.overwrite(table, checkedRows));
  }

  /**
   * Publishes this night's rows of a table that keeps every night's, by the column that dates them.
   */
  public void replaceNight(TableContract table, String nightColumn, Dataset<Row> rows) {
    replaceNight(table, nightColumn, rows, OptionalLong.empty());
  }

  /**
   * The same for rows that were counted on their way.
   *
   * @param rowCount how many rows there must be; with another number nothing is published
   */
  public void replaceNight(
      TableContract table, String nightColumn, Dataset<Row> rows, OptionalLong rowCount) {
    String condition = nightColumn + " = DATE '" + night.asOf() + "'";
    publish(table, rows, rowCount, checkedRows -> lake.replaceWhere(table, checkedRows, condition));
  }

  /** Publishes the rows of a table that fulfil a condition; all of {@code rows} must fulfil it. */
  public void replaceWhere(TableContract table, String condition, Dataset<Row> rows) {
    publish(
        table,
        rows,
        OptionalLong.empty(),
        checkedRows -> lake.replaceWhere(table, checkedRows, condition));
  }

  /** Computes rows that several tables of the job are made from; they stay until the job ends. */
  public Dataset<Row> keep(Dataset<Row> rows) {
    return kept.keep(rows);
  }

  /** Waits until all is written, and lets go of what was kept. */
  @Override
  public void close() {
    try {
      lake.awaitPublications();
    } finally {
      kept.close();
    }
  }

  private void publish(TableContract table, Dataset<Row> rows, OptionalLong rowCount, Write write) {
    Dataset<Row> conformed = table.conform(rows);
    boolean isKept = Kept.isKept(rows);
    lake.publish(
        table,
        () -> {
          try (Kept untilWritten = new Kept()) {
            Dataset<Row> computed = isKept ? conformed : untilWritten.keep(conformed);
            check(table, computed, rowCount);
            write.accept(computed);
          }
        });
  }

  private void check(TableContract table, Dataset<Row> rows, OptionalLong rowCount) {
    TableCheck check = TableCheck.of(table, rows, rowCount, yardstick.limits().namedRows());
    check.compare(job, night.asOf(), yardstick);
    results.addAll(check.results(job));
    if (!check.broken().isEmpty()) {
      throw Failure.quality(
          "Cannot publish "
              + table.path()
              + " for "
              + night
              + ": "
              + String.join(", ", check.broken())
              + "; see quality_results, mend the input or the rule and run the night again");
    }
    rowsWritten.addAndGet(check.rowCount());
  }

  private interface Write {
    void accept(Dataset<Row> rows);
  }
}
