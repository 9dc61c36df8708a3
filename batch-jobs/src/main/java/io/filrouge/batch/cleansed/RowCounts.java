package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.sources.Delivery;
import io.filrouge.batch.sources.FreshnessSettings;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.settings.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts a night's rows of one entity as they are read and judged. Their proof is the publication,
 * which counts what it writes and fails where that is not what was kept.
 */
final class RowCounts {
  private static final String READ = "rows_read";
  private static final String KEPT = "rows_kept";
  private static final String DUPLICATE = "rows_duplicate";

  private final List<SourceConfig> sources;
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<String, Map<String, Long>> details = new HashMap<>();
  private final Map<String, Long> newestDays = new HashMap<>();
  private long earliestMicros;
  private long latestMicros;

  RowCounts(List<Delivery> deliveries) {
    this.sources = deliveries.stream().map(Delivery::source).toList();
  }

  /** Counts rows as they were read; candidates count as kept until they prove to be duplicates. */
  void countClassified(Dataset<Row> classified) {
    Column isCandidate = col(IntakeColumns.OUTCOME).equalTo(IntakeColumns.CANDIDATE);
    Column time = when(isCandidate, unix_micros(col(IntakeColumns.HAPPENED_AT)));
    Dataset<Row> counted =
        classified
            .groupBy(
                col(IntakeColumns.SOURCE),
                col(IntakeColumns.OUTCOME),
                col(IntakeColumns.REASON),
                when(isCandidate, col(IntakeColumns.UNUSABLE)))
            .agg(
                count(lit(1)),
                coalesce(min(time), lit(0L)),
                coalesce(max(time), lit(0L)),
                unix_date(max(to_date(when(isCandidate, col(IntakeColumns.HAPPENED_AT))))));
    earliestMicros = Long.MAX_VALUE;
    latestMicros = Long.MIN_VALUE;
    for (Row row : counted.collectAsList()) {
      String source = row.getString(0);
      String outcome = row.getString(1);
      long rows = row.getLong(4);
      add(source, READ, rows);
      if (outcome.equals(IntakeColumns.CANDIDATE)) {
        add(source, KEPT, rows);
        unusable(source, row.getString(3), rows);
        earliestMicros = Math.min(earliestMicros, row.getLong(5));
        latestMicros = Math.max(latestMicros, row.getLong(6));
        if (!row.isNullAt(7)) {
          newestDays.merge(source, (long) row.getInt(7), Math::max);
        }
      } else {
        add(source, "rows_" + outcome, rows);
      }
      if (!row.isNullAt(2)) {
        detail(source, "quarantined " + row.getString(2), rows);
      }
    }
  }

  /** Counts candidates that proved to be duplicates. */
  void countDuplicates(Dataset<Row> duplicates) {
    Dataset<Row> counted =
        duplicates
            .groupBy(col(IntakeColumns.SOURCE), col(IntakeColumns.UNUSABLE))
            .agg(count(lit(1)));
    for (Row row : counted.collectAsList()) {
      String source = row.getString(0);
      long rows = row.getLong(2);
      add(source, KEPT, -rows);
      add(source, DUPLICATE, rows);
      unusable(source, row.getString(1), -rows);
    }
  }

  private void unusable(String source, String names, long rows) {
    for (String name : names.split(" ")) {
      if (!name.isEmpty()) {
        detail(source, name, rows);
      }
    }
  }

  /**
   * Notes all counts, of every source.
   *
   * @throws Failure of exit code 4 where they do not add up
   */
  void report(Publisher publisher) {
    for (SourceConfig source : sources) {
      String job = publisher.job();
      String subject = source.subject();
      long accounted = 0;
      publisher.note(QualityResult.count(job, subject, READ, of(source, READ)));
      for (String outcome : List.of(KEPT, DUPLICATE, "rows_filtered", "rows_quarantined")) {
        publisher.note(QualityResult.count(job, subject, outcome, of(source, outcome)));
        accounted += of(source, outcome);
      }
      new TreeMap<>(details.getOrDefault(source.name(), Map.of()))
          .forEach(
              (what, n) -> {
                if (n > 0) {
                  publisher.note(QualityResult.count(job, subject, what, n));
                }
              });
      long lost = of(source, READ) - accounted;
      publisher.note(
          new QualityResult(
              job, subject, "rows_accounted_for", "fail", lost == 0, Math.abs(lost), null));
      if (lost != 0) {
        throw Failure.quality(
            "Cannot account for all rows of "
                + subject
                + ": "
                + of(source, READ)
                + " were read and "
                + accounted
                + " have an outcome; report it, nothing was published");
      }
    }
  }

  /** A count over all sources. */
  long total(String what) {
    return sources.stream().mapToLong(source -> of(source, what)).sum();
  }

  /** The time of the earliest candidate, in microseconds since 1970. */
  long earliestMicros() {
    return earliestMicros;
  }

  /** The time of the latest candidate, in microseconds since 1970. */
  long latestMicros() {
    return latestMicros;
  }

  /** Notes how old the newest row of every source is. */
  void reportFreshness(Publisher publisher, FreshnessSettings settings) {
    SourceFreshness freshness = new SourceFreshness(publisher);
    for (SourceConfig source : sources) {
      Long newest = newestDays.get(source.name());
      freshness.note(
          source,
          newest == null ? OptionalLong.empty() : OptionalLong.of(newest),
          settings.warnAfterDays(source));
    }
  }

  private long of(SourceConfig source, String what) {
    return counts.getOrDefault(source.name() + "/" + what, 0L);
  }

  private void add(String source, String what, long n) {
    counts.merge(source + "/" + what, n, Long::sum);
  }

  private void detail(String source, String what, long n) {
    details.computeIfAbsent(source, name -> new HashMap<>()).merge(what, n, Long::sum);
  }
}
