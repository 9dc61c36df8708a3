package io.filrouge.batch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.operations.JobRecord;
import io.filrouge.batch.operations.Patience;
import io.filrouge.batch.operations.QuietListener;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobMetricsTest {
  private static final Instant EVENING = Instant.parse("2026-02-01T01:00:00Z");

  @TempDir private Path folder;

  @Test
  void leavesWhatAJobCountedAndHowItEnded() throws IOException {
    end(
        "ingest",
        EVENING,
        Outcome.DONE,
        QualityResult.count("ingest", "orders.website", "rows_read", 100),
        QualityResult.count("ingest", "orders.website", "rows_kept", 97),
        QualityResult.count("ingest", "orders.website", "rows_quarantined", 3),
        QualityResult.count("ingest", "orders.website", "quarantined ordered_at: no time", 3),
        new QualityResult("ingest", "orders.website", "is_fresh", "warn", false, 9, "9 days"),
        new QualityResult(
            "ingest", "cleansed/products", "product_id_is_present", "fail", true, 0, null));

    String job = "batch_job=\"ingest\"";
    String source = job + ",entity=\"orders\"";
    assertThat(lines("filrouge-till-ingest.prom"))
        .contains(
            "# TYPE filrouge_job_exit_code gauge",
            "filrouge_job_last_run_timestamp_seconds{" + job + ",shop=\"till\"} 1.7699076015E9",
            // The night ends at midnight in Paris.
            "filrouge_job_as_of_timestamp_seconds{" + job + ",shop=\"till\"} 1.7699004E9",
            "filrouge_job_duration_seconds{" + job + ",shop=\"till\"} 1.5",
            "filrouge_job_exit_code{" + job + ",shop=\"till\"} 0.0",
            "filrouge_job_rows_written{" + job + ",shop=\"till\"} 97.0",
            "filrouge_job_run_info{" + job + ",run_id=\"run-1\",shop=\"till\",version=\"0.1\"} 1.0",
            "filrouge_source_rows_read{" + source + ",shop=\"till\",source=\"website\"} 100.0",
            "filrouge_source_rows{"
                + source
                + ",outcome=\"quarantined\",shop=\"till\",source=\"website\"} 3.0",
            "filrouge_source_newest_row_timestamp_seconds{"
                + source
                + ",shop=\"till\",source=\"website\"} 1.7691228E9",
            "filrouge_quality_broken_rules{"
                + job
                + ",kind=\"freshness\",severity=\"warn\",shop=\"till\",subject=\"orders.website\"}"
                + " 1.0",
            "filrouge_quality_broken_rules{"
                + job
                + ",kind=\"completeness\",severity=\"fail\",shop=\"till\","
                + "subject=\"cleansed/products\"} 0.0")
        .anyMatch(line -> line.startsWith("filrouge_job_peak_heap_bytes{"))
        .noneMatch(line -> line.contains("no time"));
    assertThat(lines("filrouge-till-ingest-success.prom"))
        .contains(
            "filrouge_job_last_success_timestamp_seconds{" + job + ",shop=\"till\"} 1.7699076015E9",
            "filrouge_job_last_success_as_of_timestamp_seconds{"
                + job
                + ",shop=\"till\"} 1.7699004E9");
  }

  @Test
  void keepsTheLastSuccessOfAJobThatFails() throws IOException {
    end("ltv", EVENING, Outcome.DONE);
    List<String> success = lines("filrouge-till-ltv-success.prom");

    end("ltv", EVENING.plus(Duration.ofDays(1)), Outcome.BROKEN_RULE);

    assertThat(lines("filrouge-till-ltv.prom"))
        .contains("filrouge_job_exit_code{batch_job=\"ltv\",shop=\"till\"} 4.0");
    assertThat(lines("filrouge-till-ltv-success.prom")).isEqualTo(success);
  }

  @Test
  void leavesWhatOtherJobsWroteAndNoPartsOfFiles() throws IOException {
    end("ltv", EVENING, Outcome.DONE);
    end("churn", EVENING, Outcome.ENGINE_FAILURE);
    end("ltv", EVENING, Outcome.DONE);

    try (Stream<Path> files = Files.list(folder.resolve("metrics"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "filrouge-till-ltv.prom",
              "filrouge-till-ltv-success.prom",
              "filrouge-till-churn.prom");
    }
  }

  @Test
  void doesNotFailAJobWhoseMetricsCannotBeWrittenAndSaysSoOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("metrics"), "no folder");
    List<String> told = new ArrayList<>();
    QuietListener quiet =
        new QuietListener(
            () -> new JobMetrics(file, "till", new Patience()), "Cannot write metrics", told::add);
    Publisher publisher = publisher("ltv");

    quiet.jobEnded(record("ltv", EVENING, Outcome.DONE), Outcome.DONE, publisher);
    quiet.jobEnded(record("ltv", EVENING, Outcome.DONE), Outcome.DONE, publisher);

    assertThat(told).containsExactly("Cannot write metrics (FileAlreadyExistsException)");
  }

  private void end(String job, Instant startedAt, Outcome outcome, QualityResult... checks) {
    JobRecord record = record(job, startedAt, outcome, checks);
    JobMetrics metrics = new JobMetrics(folder.resolve("metrics"), "till", new Patience());
    try (Publisher publisher = publisher(job)) {
      metrics.jobStarted(record, publisher);
      metrics.jobEnded(record, outcome, publisher);
    }
  }

  private Publisher publisher(String job) {
    return new LakeFixture(folder.resolve("lake")).publisher("2026-01-31", job);
  }

  private static JobRecord record(
      String job, Instant startedAt, Outcome outcome, QualityResult... checks) {
    return new JobRecord(
        "run-1",
        LakeFixture.night("2026-01-31").asOf(),
        job,
        startedAt,
        Duration.ofMillis(1500),
        Duration.ofMillis(2500),
        outcome.meaning(),
        97,
        "0.1",
        List.of(checks));
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve("metrics").resolve(file));
  }
}
