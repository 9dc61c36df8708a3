package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.JobRuns;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.QualityResults;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The books of a run: {@code job_runs}, which grows, and the night's {@code quality_results}. */
final class OperationTables {

  static void write(Lake lake, Night night, List<JobResult> results) {
    Date asOf = Date.valueOf(night.asOf());
    String runId = UUID.randomUUID().toString();
    List<Row> runs = new ArrayList<>();
    List<Row> checks = new ArrayList<>();
    for (JobResult result : results) {
      runs.add(run(runId, asOf, result));
      for (QualityResult check : result.publisher().results()) {
        checks.add(check(asOf, check));
      }
    }
    String jobs = String.join("', '", results.stream().map(JobResult::job).toList());
    lake.replaceWhere(
        QualityResults.CONTRACT,
        lake.spark().createDataFrame(checks, QualityResults.CONTRACT.schema()).coalesce(1),
        "as_of_date = DATE '" + night + "' AND job IN ('" + jobs + "')");
    lake.append(
        JobRuns.CONTRACT,
        lake.spark().createDataFrame(runs, JobRuns.CONTRACT.schema()).coalesce(1));
  }

  private static Row run(String runId, Date asOf, JobResult result) {
    return RowFactory.create(
        runId,
        asOf,
        result.job(),
        Timestamp.from(result.startedAt()),
        result.duration().toMillis() / 1000.0,
        result.cpu().toMillis() / 1000.0,
        result.outcome().meaning(),
        result.publisher().rowsWritten(),
        Version.current());
  }

  private static Row check(Date asOf, QualityResult check) {
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

  private OperationTables() {}
}
