package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.QualityResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightBooksTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");
  private static final Instant START = Instant.parse("2026-02-01T01:00:00Z");
  private static final QualityResult OLD =
      new QualityResult("ltv", "scores/ltv_scores", "is_there", "fail", false, 3, null);
  private static final QualityResult NEW =
      new QualityResult("ltv", "scores/ltv_scores", "is_there", "fail", true, 0, null);

  @TempDir private Path folder;

  @Test
  void tellsWhatTheTablesAndTheJournalKnowOfANight() {
    LakeFixture fixture = new LakeFixture(folder);
    try (LakeFiles files = LakeFiles.open(folder.toString(), Map.of())) {
      run(files, record("one", NIGHT.minusDays(1), "ltv", 0, "done", List.of()));
      run(files, record("two", NIGHT, "ltv", 60, "a quality rule failed", List.of(OLD)));
      new Books(fixture.lake(), new Journal(files)).fold();
      JobRecord again = record("three", NIGHT, "ltv", 120, "done", List.of(NEW));
      run(files, again);
      run(files, record("three", NIGHT, "report", 130, "running", List.of()));

      assertThat(NightBooks.of(NIGHT, "report", fixture.lake(), files))
          .containsExactly(
              record("two", NIGHT, "ltv", 60, "a quality rule failed", List.of()), again);
    }
  }

  @Test
  void tellsNothingOfANightThatNeverRan() {
    LakeFixture fixture = new LakeFixture(folder);
    try (LakeFiles files = LakeFiles.open(folder.toString(), Map.of())) {
      assertThat(NightBooks.of(NIGHT, "report", fixture.lake(), files)).isEmpty();
    }
  }

  private static void run(LakeFiles files, JobRecord record) {
    Journal journal = new Journal(files);
    journal.started(() -> record);
    journal.ended(record);
  }

  private static JobRecord record(
      String run,
      LocalDate night,
      String job,
      int second,
      String outcome,
      List<QualityResult> checks) {
    return new JobRecord(
        run,
        night,
        job,
        START.plusSeconds(second),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        outcome,
        7,
        "1",
        checks);
  }
}
