package io.filrouge.batch.operations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.filrouge.batch.tables.JobRuns;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.QualityResults;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The books of a lake: {@code job_runs}, which grows, and {@code quality_results}, which keeps what
 * was last counted and checked. Both are written from the journal, in one commit each however many
 * jobs and nights it tells of.
 */
public final class Books {
  private final Lake lake;
  private final Journal journal;
  private boolean areRunsNew;

  public Books(Lake lake, Journal journal) {
    this.lake = lake;
    this.journal = journal;
    this.areRunsNew = !journal.hasLeftovers();
  }

  /**
   * Writes what the journal tells into the tables, and clears it. What was killed in the middle of
   * this is written once more by the next run, and stands there once.
   */
  public void fold() {
    List<JobRecord> records = journal.records();
    if (records.isEmpty()) {
      return;
    }
    writeChecks(records);
    writeRuns(records);
    journal.clear();
  }

  private void writeChecks(List<JobRecord> records) {
    // Of a job that ran more than once for a night, the latest counts.
    Map<String, JobRecord> latest = new LinkedHashMap<>();
    for (JobRecord record : records) {
      if (!record.checks().isEmpty()) {
        latest.put(record.asOf() + " " + record.job(), record);
      }
    }
    if (latest.isEmpty()) {
      return;
    }
    List<Row> rows = new ArrayList<>();
    for (JobRecord record : latest.values()) {
      Date asOf = Date.valueOf(record.asOf());
      record.checks().forEach(check -> rows.add(row(asOf, check)));
    }
    lake.replaceWhere(
        QualityResults.CONTRACT,
        dataset(rows, QualityResults.CONTRACT.schema()),
        jobsOfNights(List.copyOf(latest.values())));
  }

  private void writeRuns(List<JobRecord> records) {
    Dataset<Row> rows =
        dataset(records.stream().map(Books::row).toList(), JobRuns.CONTRACT.schema());
    if (areRunsNew) {
      // Whoever comes next, after a failure too, must look whether the rows are there already.
      areRunsNew = false;
      lake.append(JobRuns.CONTRACT, rows);
      areRunsNew = true;
      return;
    }
    Map<String, List<JobRecord>> byRun = new TreeMap<>();
    records.forEach(
        record -> byRun.computeIfAbsent(record.runId(), run -> new ArrayList<>()).add(record));
    lake.replaceWhere(
        JobRuns.CONTRACT,
        rows,
        byRun.entrySet().stream()
            .map(
                run -> "(run_id = '" + run.getKey() + "' AND " + jobsOfNights(run.getValue()) + ")")
            .collect(joining(" OR ")));
    areRunsNew = true;
  }

  private static String jobsOfNights(List<JobRecord> records) {
    Map<LocalDate, TreeSet<String>> jobs =
        records.stream()
            .collect(
                groupingBy(
                    JobRecord::asOf,
                    TreeMap::new,
                    mapping(JobRecord::job, toCollection(TreeSet::new))));
    return jobs.entrySet().stream()
        .map(
            night ->
                "(as_of_date = DATE '"
                    + night.getKey()
                    + "' AND job IN ('"
                    + String.join("', '", night.getValue())
                    + "'))")
        .collect(joining(" OR ", "(", ")"));
  }

  private Dataset<Row> dataset(List<Row> rows, org.apache.spark.sql.types.StructType schema) {
    return lake.spark().createDataFrame(rows, schema).coalesce(1);
  }

  private static Row row(JobRecord record) {
    return RowFactory.create(
        record.runId(),
        Date.valueOf(record.asOf()),
        record.job(),
        Timestamp.from(record.startedAt()),
        record.duration().toMillis() / 1000.0,
        record.cpu().toMillis() / 1000.0,
        record.outcome(),
        record.rowsWritten(),
        record.version());
  }

  private static Row row(Date asOf, QualityResult check) {
    return RowFactory.create(
        asOf,
        check.job(),
        check.subject(),
        check.rule(),
        check.severity(),
        check.isPassed(),
        check.value(),
        check.detail());
  }
}
