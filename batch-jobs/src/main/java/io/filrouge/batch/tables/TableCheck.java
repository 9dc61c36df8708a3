package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a table's rows are found to be before they are published: as many as they should be, with a
 * key of their own, complete, and within the rules. One pass for all rules; one narrow one for the
 * key, by 64-bit hashes, and a third by the keys themselves only where two hashes are equal.
 */
final class TableCheck {
  private final TableContract table;
  private final long rowCount;
  private final List<Found> found = new ArrayList<>();

  private record Rule(String name, Column brokenRows, QualityRule.Severity severity) {}

  private record Found(String name, long brokenRows, QualityRule.Severity severity) {
    boolean isPassed() {
      return brokenRows == 0;
    }
  }

  private TableCheck(TableContract table, long rowCount) {
    this.table = table;
    this.rowCount = rowCount;
  }

  /**
   * Looks at rows, which should be kept: they are read more than once.
   *
   * @param expected how many rows there must be, where that is known
   */
  static TableCheck of(TableContract table, Dataset<Row> rows, OptionalLong expected) {
    boolean isSmall = LakeSession.isForSmallTables(rows.sparkSession());
    List<Rule> rules = rules(table, isSmall);
    Column[] aggregates = rules.stream().map(Rule::brokenRows).toArray(Column[]::new);
    Row counted = rows.agg(count(lit(1)), aggregates).head();
    TableCheck check = new TableCheck(table, counted.getLong(0));
    if (expected.isPresent()) {
      long missing = Math.abs(expected.getAsLong() - check.rowCount);
      check.add("counted_rows_are_there", missing, QualityRule.Severity.FAIL);
    }
    if (!table.key().isEmpty() && !isSmall) {
      check.add("key_is_unique", check.repeatedKeys(rows), QualityRule.Severity.FAIL);
    }
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      check.add(rule.name(), counted.isNullAt(i + 1) ? 0 : counted.getLong(i + 1), rule.severity());
    }
    return check;
  }

  long rowCount() {
    return rowCount;
  }

  /** The count and every rule, kept or broken. */
  List<QualityResult> results(String job) {
    List<QualityResult> results = new ArrayList<>();
    results.add(QualityResult.count(job, table.path(), "rows_published", rowCount));
    for (Found rule : found) {
      String severity = rule.severity().name().toLowerCase(Locale.ROOT);
      results.add(
          new QualityResult(
              job, table.path(), rule.name(), severity, rule.isPassed(), rule.brokenRows(), null));
    }
    return results;
  }

  /** The broken rules that forbid a publication, with their rows. */
  List<String> broken() {
    return found.stream()
        .filter(rule -> !rule.isPassed() && rule.severity() == QualityRule.Severity.FAIL)
        .map(rule -> rule.name() + " (" + rule.brokenRows() + " rows)")
        .toList();
  }

  private void add(String rule, long brokenRows, QualityRule.Severity severity) {
    found.add(new Found(rule, brokenRows, severity));
  }

  private long repeatedKeys(Dataset<Row> rows) {
    long hashes = rows.agg(count_distinct(xxhash64(key(table)))).head().getLong(0);
    if (hashes == rowCount) {
      return 0;
    }
    return rowCount - rows.agg(distinctKeys(table)).head().getLong(0);
  }

  private static List<Rule> rules(TableContract table, boolean isSmall) {
    List<Rule> rules = new ArrayList<>();
    // Among the other aggregates, distinct keys make the engine shuffle all of them by key: that is
    // one job less, which counts where tables are small.
    if (isSmall && !table.key().isEmpty()) {
      rules.add(
          new Rule(
              "key_is_unique",
              count(lit(1)).minus(distinctKeys(table)),
              QualityRule.Severity.FAIL));
    }
    for (io.filrouge.batch.tables.Column column : table.columns()) {
      if (!column.isNullable()) {
        rules.add(
            new Rule(
                column.name() + "_is_present",
                countIf(col(column.name()).isNull()),
                QualityRule.Severity.FAIL));
      }
    }
    for (QualityRule rule : table.rules()) {
      Column holds = coalesce(expr(rule.condition()), lit(false));
      rules.add(new Rule(rule.name(), countIf(not(holds)), rule.severity()));
    }
    return rules;
  }

  private static Column distinctKeys(TableContract table) {
    Column[] key = key(table);
    return key.length == 1 ? count_distinct(key[0]) : count_distinct(struct(key));
  }

  private static Column[] key(TableContract table) {
    return table.key().stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Column countIf(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }
}
