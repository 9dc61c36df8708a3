package io.filrouge.batch.tables;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
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
  private final Map<String, TableContract> tablesWritten = new ConcurrentSkipListMap<>();
  private final Kept kept = new Kept();
  private final Build build;
  private Map<String, Long> inputs = Map.of();
  private Optional<TouchedShare> touchedShare = Optional.empty();

  /** Publishes as on a first night: in full, and with nothing to compare with. */
  public Publisher(Lake lake, Night night, String job) {
    this(lake, night, job, Build.full(""), Yardstick.FIRST_NIGHT);
  }

  /**
   * @param build whether tables may be carried on
   * @param yardstick what the tables are measured by
   */
  public Publisher(Lake lake, Night night, String job, Build build, Yardstick yardstick) {
    this.lake = lake;
    this.night = night;
    this.job = job;
    this.build = build;
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

  /**
   * Whether a table is worth carrying on although some customers are touched.
   *
   * @param touched customers whose rows are to be worked out anew
   * @param all customers there are
   */
  public boolean carriesOn(long touched, long all) {
    boolean isWorthIt = build.isWorthCarrying(touched, all);
    touchedShare = isWorthIt ? Optional.of(new TouchedShare(touched, all)) : Optional.empty();
    return isWorthIt;
  }

  /** How many customers were touched, where tables were carried on; empty for a full build. */
  public Optional<TouchedShare> touchedShare() {
    return touchedShare;
  }

  /**
   * Tells from what the tables published from here on are made, and finds some of them as the
   * newest night before left them; empty where they are to be built in full.
   *
   * @param carried tables, all published by this job, whose rows may be carried on
   * @param madeFrom every table that any of their rows depends on
   */
  public Optional<EarlierNight> earlier(List<TableContract> carried, List<TableContract> madeFrom) {
    inputs =
        madeFrom.stream()
            .collect(toUnmodifiableMap(TableContract::path, input -> lake.log(input).newest()));
    return build.mayCarry()
        ? EarlierNight.find(lake, night, build.configuration(), carried, madeFrom)
        : Optional.empty();
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

  /** The tables that have been published so far, by path. */
  public List<TableContract> tablesWritten() {
    return List.copyOf(tablesWritten.values());
  }

  /** Notes a count or a check that a job made itself. */
  public void note(QualityResult result) {
    results.add(result);
  }

  /** Publishes the whole table anew. */
  public void overwrite(TableContract table, Dataset<Row> rows) {
    overwrite(table, rows, Optional.empty());
  }

  /**
   * Publishes the whole table, of which some rows are as they were.
   *
   * @param asBefore rows of the table as an earlier night left it; empty where all are new
   */
  public void overwrite(TableContract table, Dataset<Row> rows, Optional<Dataset<Row>> asBefore) {
    CommitNote note = note();
    publish(
        table,
        rows,
        asBefore,
        OptionalLong.empty(),
        checkedRows -> lake.overwrite(table, checkedRows, note));
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
    replaceWhere(table, condition, rows, rowCount);
  }

  /** Publishes the rows of a table that fulfil a condition; all of {@code rows} must fulfil it. */
  public void replaceWhere(TableContract table, String condition, Dataset<Row> rows) {
    replaceWhere(table, condition, rows, OptionalLong.empty());
  }

  private void replaceWhere(
      TableContract table, String condition, Dataset<Row> rows, OptionalLong rowCount) {
    CommitNote note = note();
    publish(
        table,
        rows,
        Optional.empty(),
        rowCount,
        checkedRows -> lake.replaceWhere(table, checkedRows, condition, note));
  }

  private CommitNote note() {
    return new CommitNote(night.asOf(), build.configuration(), inputs);
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

  // Rows that are as before are read twice, to be checked and to be written: they lie in a table
  // already, and keeping them would write them once more.
  private void publish(
      TableContract table,
      Dataset<Row> rows,
      Optional<Dataset<Row>> asBefore,
      OptionalLong rowCount,
      Write write) {
    Dataset<Row> conformed = table.conform(rows);
    Optional<Dataset<Row>> conformedBefore = asBefore.map(table::conform);
    boolean isKept = Kept.isKept(rows);
    lake.publish(
        table,
        () -> {
          try (Kept untilWritten = new Kept()) {
            Dataset<Row> computed = isKept ? conformed : untilWritten.keep(conformed);
            Dataset<Row> all = conformedBefore.map(computed::unionAll).orElse(computed);
            check(table, all, rowCount);
            write.accept(all);
            tablesWritten.put(table.path(), table);
          }
        });
  }

  private void check(TableContract table, Dataset<Row> rows, OptionalLong rowCount) {
    TableCheck check = TableCheck.of(table, rows, rowCount, yardstick.limits().namedRows());
    check.compare(job, night.asOf(), yardstick);
    found(check.results(job));
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

  // Of a table that a job publishes twice, what was found last counts.
  private void found(List<QualityResult> checked) {
    synchronized (results) {
      checked.forEach(result -> results.removeIf(result::isAboutTheSameAs));
      results.addAll(checked);
    }
  }

  private interface Write {
    void accept(Dataset<Row> rows);
  }
}
