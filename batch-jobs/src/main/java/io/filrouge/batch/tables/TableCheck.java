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

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a table's rows are found to be before they are published: as many as they should be, with a
 * key of their own, complete, within the rules, and like those of the night before. One pass for
 * all rules and figures; one narrow one for the key, by 64-bit hashes, and a third by the keys
 * themselves only where two hashes are equal. Rows that break a rule are looked for only where
 * there are any.
 */
final class TableCheck {
  private static final String KEY_IS_UNIQUE = "key_is_unique";

  private final TableContract table;
  private final long rowCount;
  private final Map<String, Double> figures;
  private final List<Finding> findings = new ArrayList<>();

  /** A condition that no row may fulfil. */
  private record Rule(String name, Column isBroken, QualityRule.Severity severity) {}

  private TableCheck(TableContract table, long rowCount, Map<String, Double> figures) {
    this.table = table;
    this.rowCount = rowCount;
    this.figures = figures;
  }

  /**
   * Looks at rows, which should be kept: they are read more than once.
   *
   * @param expected how many rows there must be, where that is known
   * @param namedRows how many rows that break a rule are named
   */
  static TableCheck of(
      TableContract table, Dataset<Row> rows, OptionalLong expected, int namedRows) {
    List<Rule> rules = rules(table);
    Figures figures = Figures.of(table);
    // Among the other aggregates, distinct keys make the engine shuffle all of them by key: that is
    // one job less, which counts where tables are small.
    boolean isKeyAmongThem =
        !table.key().isEmpty() && LakeSession.isForSmallTables(rows.sparkSession());
    List<Column> aggregates = new ArrayList<>();
    rules.forEach(rule -> aggregates.add(sum(when(rule.isBroken(), lit(1L)).otherwise(lit(0L)))));
    aggregates.addAll(figures.aggregates().values());
    if (isKeyAmongThem) {
      aggregates.add(distinctKeys(table));
    }
    Row counted = rows.agg(count(lit(1)), aggregates.toArray(Column[]::new)).head();

    TableCheck check =
        new TableCheck(table, counted.getLong(0), figures.read(counted, 1 + rules.size()));
    BrokenRows brokenRows = new BrokenRows(table, rows, namedRows);
    if (expected.isPresent()) {
      long missing = Math.abs(expected.getAsLong() - check.rowCount);
      check.findings.add(
          Finding.ofRows("counted_rows_are_there", QualityRule.Severity.FAIL, missing));
    }
    if (!table.key().isEmpty()) {
      long repeated =
          isKeyAmongThem
              ? check.rowCount - counted.getLong(aggregates.size())
              : check.repeatedKeys(rows);
      Finding finding = Finding.ofRows(KEY_IS_UNIQUE, QualityRule.Severity.FAIL, repeated);
      check.findings.add(finding.isPassed() ? finding : finding.suchAs(brokenRows.repeatedKeys()));
    }
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      long broken = counted.isNullAt(i + 1) ? 0 : counted.getLong(i + 1);
      Finding finding = Finding.ofRows(rule.name(), rule.severity(), broken);
      check.findings.add(
          finding.isPassed() ? finding : finding.suchAs(brokenRows.where(rule.isBroken())));
    }
    return check;
  }

  /** Adds how the table stands beside that of the last night and others of this one. */
  void compare(String job, LocalDate night, Yardstick yardstick) {
    findings.addAll(
        NightComparison.of(
            job, night, table, rowCount, figures, yardstick.earlier(), yardstick.limits()));
  }

  long rowCount() {
    return rowCount;
  }

  /** The count, every rule, kept or broken, and the figures. */
  List<QualityResult> results(String job) {
    List<QualityResult> results = new ArrayList<>();
    results.add(QualityResult.count(job, table.path(), NightComparison.ROWS, rowCount));
    findings.forEach(finding -> results.add(finding.result(job, table.path())));
    figures.forEach(
        (name, value) -> results.add(QualityResult.count(job, table.path(), name, value)));
    return results;
  }

  /** The broken rules that forbid a publication, each with what is wrong. */
  List<String> broken() {
    return findings.stream()
        .filter(Finding::forbids)
        .map(finding -> finding.rule() + " (" + finding.words() + ")")
        .toList();
  }

  private long repeatedKeys(Dataset<Row> rows) {
    long hashes = rows.agg(count_distinct(xxhash64(key(table)))).head().getLong(0);
    if (hashes == rowCount) {
      return 0;
    }
    return rowCount - rows.agg(distinctKeys(table)).head().getLong(0);
  }

  private static List<Rule> rules(TableContract table) {
    List<Rule> rules = new ArrayList<>();
    for (io.filrouge.batch.tables.Column column : table.columns()) {
      if (!column.isNullable()) {
        rules.add(
            new Rule(
                column.name() + "_is_present",
                col(column.name()).isNull(),
                QualityRule.Severity.FAIL));
      }
    }
    for (QualityRule rule : table.rules()) {
      Column holds = coalesce(expr(rule.condition()), lit(false));
      rules.add(new Rule(rule.name(), not(holds), rule.severity()));
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
}
