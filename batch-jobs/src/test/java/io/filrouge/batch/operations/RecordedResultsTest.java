package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.QualityResults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedResultsTest {
  @TempDir private Path folder;
  private LakeFixture tables;
  private LakeFiles files;
  private Journal journal;
  private int hour;

  @BeforeEach
  void open() {
    tables = new LakeFixture(folder);
    files = LakeFiles.open(folder.toString(), Map.of());
    journal = new Journal(files);
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void knowsNothingOnAFirstNight() {
    RecordedResults results = on("2026-01-31");

    assertThat(results.lastNight("ltv")).isEmpty();
    assertThat(results.thisNight("a/table", "rows")).isEmpty();
  }

  @Test
  void findsOfEachJobTheLatestNightBeforeThatBrokeNoRule() {
    ran("2026-01-28", "ltv", 28, true);
    ran("2026-01-29", "ltv", 29, true);
    ran("2026-01-29", "churn", 129, true);
    ran("2026-01-30", "ltv", 30, false);
    ran("2026-01-31", "ltv", 31, true);
    ran("2026-02-01", "ltv", 1, true);
    new Books(tables.lake(), journal).fold();

    assertFindsThem();
    tables.lake().layTogether(QualityResults.CONTRACT);
    assertFindsThem();
  }

  private void assertFindsThem() {
    RecordedResults results = on("2026-01-31");

    assertThat(results.lastNight("ltv").orElseThrow().night()).isEqualTo("2026-01-29");
    assertThat(results.lastNight("ltv").orElseThrow().value("a/table", "rows")).hasValue(29);
    assertThat(results.lastNight("churn").orElseThrow().value("a/table", "rows")).hasValue(129);
    assertThat(results.lastNight("segments")).isEmpty();
    assertThat(results.thisNight("a/table", "rows")).hasValue(31);
  }

  @Test
  void takesWhatTheJournalTellsForNewer() {
    ran("2026-01-30", "ltv", 30, true);
    ran("2026-01-30", "churn", 130, true);
    new Books(tables.lake(), journal).fold();
    journal = new Journal(files);
    ran("2026-01-30", "ltv", 99, true);

    RecordedResults results = on("2026-01-31");

    assertThat(results.lastNight("ltv").orElseThrow().value("a/table", "rows")).hasValue(99);
    assertThat(results.lastNight("churn").orElseThrow().value("a/table", "rows")).hasValue(130);
  }

  @Test
  void hearsOfTheNightsOwnJobs() {
    RecordedResults results = on("2026-01-31");
    results.add("features", List.of(QualityResult.count("features", "a/table", "rows", 7)));

    assertThat(results.thisNight("a/table", "rows")).hasValue(7);
    assertThat(results.lastNight("features")).isEmpty();
  }

  private RecordedResults on(String night) {
    return RecordedResults.before(LocalDate.parse(night), tables.lake(), journal);
  }

  private void ran(String night, String job, long rows, boolean isPassed) {
    JobRecord record =
        new JobRecord(
            "run-" + night + hour,
            LocalDate.parse(night),
            job,
            Instant.parse("2026-02-02T00:00:00Z").plus(Duration.ofHours(hour++)),
            Duration.ofSeconds(4),
            Duration.ofSeconds(6),
            isPassed ? "done" : "a quality rule failed",
            17,
            "0.1.0",
            List.of(
                QualityResult.count(job, "a/table", "rows", rows),
                new QualityResult(job, "a/table", "rule", "fail", isPassed, 0, null),
                new QualityResult(job, "a/table", "other", "warn", false, 0, "2 rows")));
    journal.started(() -> record);
    journal.ended(record);
  }
}
