package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Column;
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
  private final List<QualityResult> results = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong rowsWritten = new AtomicLong();
  private final Kept kept = new Kept();

  public Publisher(Lake lake, Night night, String job) {
    this.lake = lake;
    this.night = night;
    this.job = job;
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
    publish(table, rows, checkedRows -> lake.overwrite(table, checkedRows));
  }

  /**
   * Publishes this night's rows of a table that keeps every night's, by the column that dates them.
   */
  public void replaceNight(TableContract table, String nightColumn, Dataset<Row> rows) {
    replaceWhere(table, nightColumn + " = DATE '" + night.asOf() + "'", rows);
  }

  /** Publishes the rows of a table that fulfil a condition; all of {@code rows} must fulfil it. */
  public void replaceWhere(TableContract table, String condition, Dataset<Row> rows) {
    publish(table, rows, checkedRows -> lake.replaceWhere(table, checkedRows, condition));
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

  private void publish(TableContract table, Dataset<Row> rows, Write write) {
    Dataset<Row> conformed = table.conform(rows);
    boolean isKept = Kept.isKept(rows);
    lake.publish(
        table,
        () -> {
          try (Kept untilWritten = new Kept()) {
            Dataset<Row> computed = isKept ? conformed : untilWritten.keep(conformed);
            check(table, computed);
            write.accept(computed);
          }
        });
  }

  private void check(TableContract table, Dataset<Row> rows) {
    List<Check> checks = checks(table);
    Column[] aggregates = checks.stream().map(Check::brokenRows).toArray(Column[]::new);
    Row counted = rows.agg(count(lit(1)), aggregates).head();
    long rowCount = counted.getLong(0);
    results.add(QualityResult.count(job, table.path(), "rows_published", rowCount));
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      Check check = checks.get(i);
      long brokenRows = counted.isNullAt(i + 1) ? 0 : counted.getLong(i + 1);
      String severity = check.severity().name().toLowerCase(java.util.Locale.ROOT);
      results.add(
          new QualityResult(
              job, table.path(), check.name(), severity, brokenRows == 0, brokenRows, null));
      if (brokenRows > 0 && check.severity() == QualityRule.Severity.FAIL) {
        broken.add(check.name() + " (" + brokenRows + " rows)");
      }
    }
    if (!broken.isEmpty()) {
      throw Failure.quality(
          "Cannot publish "
              + table.path()
              + " for "
              + night
              + ": "
              + String.join(", ", broken)
              + "; see quality_results, mend the input or the rule and run the night again");
    }
    rowsWritten.addAndGet(rowCount);
  }

  private static List<Check> checks(TableContract table) {
    List<Check> checks = new ArrayList<>();
    if (!table.key().isEmpty()) {
      Column[] key = table.key().stream().map(name -> col(name)).toArray(Column[]::new);
      Column distinct =
          key.length == 1
              ? count_distinct(key[0])
              : count_distinct(org.apache.spark.sql.functions.struct(key));
      checks.add(
          new Check("key_is_unique", count(lit(1)).minus(distinct), QualityRule.Severity.FAIL));
    }
    for (io.filrouge.batch.tables.Column column : table.columns()) {
      if (!column.isNullable()) {
        checks.add(
            new Check(
                column.name() + "_is_present",
                countIf(col(column.name()).isNull()),
                QualityRule.Severity.FAIL));
      }
    }
    for (QualityRule rule : table.rules()) {
      Column holds = coalesce(expr(rule.condition()), lit(false));
      checks.add(new Check(rule.name(), countIf(not(holds)), rule.severity()));
    }
    return checks;
  }

  private static Column countIf(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }

  private record Check(String name, Column brokenRows, QualityRule.Severity severity) {}

  private interface Write {
    void accept(Dataset<Row> rows);
  }
}
