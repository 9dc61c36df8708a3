package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.QualityResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant EVENING = Instant.parse("2026-02-01T01:00:00Z");
  private static final QualityResult BROKEN =
      new QualityResult("ltv", "scores/ltv_scores", "is_there", "fail", false, 3, null);

  @TempDir private Path folder;
  private LakeFiles files;
  private Journal journal;

  @BeforeEach
  void open() {
    files = LakeFiles.open(folder.toString(), Map.of());
    journal = new Journal(files);
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void tellsAJobThatEndedWithWhatItChecked() {
    journal.started(() -> record("ltv", 0, JobRecord.RUNNING, List.of()));
    JobRecord ended = record("ltv", 5, "a quality rule failed", List.of(BROKEN));
    journal.ended(ended);

    assertThat(journal.records()).containsExactly(ended);
  }

  @Test
  void tellsAJobThatNeverEndedAsKilledWithWhatWasLastKnown() {
    journal.started(() -> record("ingest", 0, JobRecord.RUNNING, List.of()));
    journal.ended(record("ingest", 4, "done", List.of()));
    List<Integer> seconds = new java.util.ArrayList<>(List.of(0, 7));
    journal.started(() -> record("ltv", seconds.remove(0), JobRecord.RUNNING, List.of(BROKEN)));
    journal.refresh();

    assertThat(new Journal(files).records())
        .containsExactlyInAnyOrder(
            record("ingest", 4, "done", List.of()),
            record("ltv", 7, JobRecord.KILLED, List.of(BROKEN)));
    assertThat(new Journal(files).hasLeftovers()).isTrue();
  }

  @Test
  void overlooksAFileThatIsNotAllThere() throws IOException {
    journal.started(() -> record("ltv", 0, JobRecord.RUNNING, List.of()));
    Path run = folder.resolve("operations/_journal/run");
    Files.writeString(run.resolve("01-ltv.000002.json"), "{\"run_id\": \"ru");

    assertThat(journal.records()).containsExactly(record("ltv", 0, JobRecord.KILLED, List.of()));
  }

  @Test
  void takesWhatAKilledRunLeftForOlderThoughTheClockWasAheadThen() {
    QualityResult whole =
        new QualityResult("ltv", "scores/ltv_scores", "is_there", "fail", true, 0, null);
    journal.started(() -> record("ltv", 3, JobRecord.RUNNING, List.of(BROKEN)));
    Journal next = new Journal(files);
    JobRecord again =
        new JobRecord(
            "a run after it",
            LocalDate.parse("2026-01-31"),
            "ltv",
            EVENING.minus(Duration.ofDays(1)),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            "done",
            7,
            "1.0",
            List.of(whole));
    next.started(() -> again);
    next.ended(again);

    assertThat(next.records())
        .containsExactly(record("ltv", 3, JobRecord.KILLED, List.of(BROKEN)), again);
  }

  @Test
  void tellsWhatSeveralKilledRunsLeftOldestFirst() {
    List<String> runs = IntStream.rangeClosed(1, 9).mapToObj(n -> "2026-01-3" + n).toList();
    for (String run : runs) {
      new Journal(files).started(() -> record(run, "ltv", 0, JobRecord.RUNNING, List.of()));
    }

    assertThat(new Journal(files).records())
        .extracting(JobRecord::runId)
        .containsExactlyElementsOf(runs);
  }

  @Test
  void leavesNothingWhenCleared() {
    journal.started(() -> record("ltv", 0, JobRecord.RUNNING, List.of()));
    journal.ended(record("ltv", 5, "done", List.of()));
    journal.refresh();
    journal.clear();

    assertThat(journal.records()).isEmpty();
    assertThat(new Journal(files).hasLeftovers()).isFalse();
  }

  private static JobRecord record(
      String job, long seconds, String outcome, List<QualityResult> checks) {
    return record("run", job, seconds, outcome, checks);
  }

  private static JobRecord record(
      String run, String job, long seconds, String outcome, List<QualityResult> checks) {
    return new JobRecord(
        run,
        LocalDate.parse("2026-01-31"),
        job,
        EVENING,
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(2 * seconds),
        outcome,
        17,
        "0.1.0",
        checks);
  }
}
