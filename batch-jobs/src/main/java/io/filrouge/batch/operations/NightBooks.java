package io.filrouge.batch.operations;

import io.filrouge.batch.tables.JobRuns;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.QualityResults;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the books and the journal tell of a night that is still running, or over. */
public final class NightBooks {
  private static final double MILLIS = 1000;

  /**
   * Everything that ran for a night, in the order of its starts. Of a job that ran more than once,
   * the latest run carries what the job found last.
   *
   * @param except a job that is not told of, as it is the one that asks
   */
  public static List<JobRecord> of(LocalDate night, String except, Lake lake, LakeFiles files) {
    // The journal's records take the place of equal ones in the tables: a run may be in both.
    Map<String, JobRecord> runs = new LinkedHashMap<>();
    Map<String, List<QualityResult>> checks = new HashMap<>();
    if (lake.has(JobRuns.CONTRACT)) {
      TableReader.open(lake, JobRuns.CONTRACT)
          .forEachOf("as_of_date", night, row -> put(runs, run(row)));
    }
    if (lake.has(QualityResults.CONTRACT)) {
      TableReader.open(lake, QualityResults.CONTRACT)
          .forEachOf(
              "as_of_date",
              night,
              row ->
                  checks
                      .computeIfAbsent((String) row.value("job"), job -> new ArrayList<>())
                      .add(RecordedResults.result(row)));
    }
    for (JobRecord record : new Journal(files).records()) {
      if (record.asOf().equals(night)) {
        put(runs, record);
        if (!record.checks().isEmpty()) {
          checks.put(record.job(), record.checks());
        }
      }
    }
    return told(runs.values().stream().filter(run -> !run.job().equals(except)).toList(), checks);
  }

  private static List<JobRecord> told(
      List<JobRecord> runs, Map<String, List<QualityResult>> checks) {
    List<JobRecord> ordered = new ArrayList<>(runs);
    ordered.sort(Comparator.comparing(JobRecord::startedAt));
    Map<String, JobRecord> latest = new HashMap<>();
    ordered.forEach(run -> latest.put(run.job(), run));
    return ordered.stream()
        .map(
            run ->
                run.having(
                    run == latest.get(run.job())
                        ? checks.getOrDefault(run.job(), List.of())
                        : List.of()))
        .toList();
  }

  private static boolean put(Map<String, JobRecord> runs, JobRecord run) {
    runs.put(run.runId() + " " + run.job(), run);
    return true;
  }

  private static JobRecord run(TableRow row) {
    return new JobRecord(
        (String) row.value("run_id"),
        (LocalDate) row.value("as_of_date"),
        (String) row.value("job"),
        (Instant) row.value("started_at"),
        seconds(row.value("duration_seconds")),
        seconds(row.value("cpu_seconds")),
        (String) row.value("outcome"),
        (Long) row.value("rows_written"),
        (String) row.value("version"),
        List.of());
  }

  private static Duration seconds(Object value) {
    return Duration.ofMillis(Math.round((Double) value * MILLIS));
  }

  private NightBooks() {}
}
