package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.tables.JobRuns;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.QualityResults;
import java.io.IOException;
import java.nio.file.Files;
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

class BooksTest {
  @TempDir private Path folder;
  private LakeFixture tables;
  private LakeFiles files;

  @BeforeEach
  void open() {
    tables = new LakeFixture(folder);
    files = LakeFiles.open(folder.toString(), Map.of());
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void foldsAKilledRunTogetherWithTheNextOne() {
    Journal killed = new Journal(files);
    killed.started(() -> record("a", "2026-01-30", "ingest", JobRecord.RUNNING, 1, 0));
    killed.ended(record("a", "2026-01-30", "ingest", "done", 1, 5));
    killed.started(() -> record("a", "2026-01-30", "ltv", JobRecord.RUNNING, 2, 7));

    Journal next = new Journal(files);
    next.started(() -> record("b", "2026-01-31", "ingest", JobRecord.RUNNING, 3, 0));
    next.ended(record("b", "2026-01-31", "ingest", "done", 3, 9));
    new Books(tables.lake(), next).fold();

    assertThat(runs())
        .containsExactlyInAnyOrder(
            "a 2026-01-30 ingest done", "a 2026-01-30 ltv killed", "b 2026-01-31 ingest done");
    assertThat(checks())
        .containsExactlyInAnyOrder(
            "2026-01-30 ingest 5.0", "2026-01-30 ltv 7.0", "2026-01-31 ingest 9.0");
    assertThat(files.names("operations/_journal")).isEmpty();
  }

  @Test
  void writesOnceWhatWasFoldedButNotClearedAway() throws IOException {
    Journal journal = new Journal(files);
    journal.started(() -> record("a", "2026-01-30", "ingest", JobRecord.RUNNING, 1, 0));
    journal.ended(record("a", "2026-01-30", "ingest", "done", 1, 5));
    journal.started(() -> record("a", "2026-01-30", "ltv", JobRecord.RUNNING, 2, 0));
    journal.ended(record("a", "2026-01-30", "ltv", "done", 2, 6));
    Path run = folder.resolve("operations/_journal/a");
    Path ltv = Files.list(run).filter(file -> file.toString().contains("ltv")).findAny().get();
    String text = Files.readString(ltv);
    new Books(tables.lake(), journal).fold();

    Files.createDirectories(run);
    Files.writeString(ltv, text);
    new Books(tables.lake(), new Journal(files)).fold();

    assertThat(runs())
        .containsExactlyInAnyOrder("a 2026-01-30 ingest done", "a 2026-01-30 ltv done");
    assertThat(checks()).containsExactlyInAnyOrder("2026-01-30 ingest 5.0", "2026-01-30 ltv 6.0");
  }

  @Test
  void keepsTheLatestChecksOfAJobThatRanTwice() {
    Journal killed = new Journal(files);
    killed.started(() -> record("a", "2026-01-30", "ltv", JobRecord.RUNNING, 1, 5));
    Journal next = new Journal(files);
    next.started(() -> record("b", "2026-01-30", "ltv", JobRecord.RUNNING, 2, 0));
    next.ended(record("b", "2026-01-30", "ltv", "done", 2, 6));
    Books books = new Books(tables.lake(), next);
    books.fold();
    books.fold();

    assertThat(checks()).containsExactly("2026-01-30 ltv 6.0");
    assertThat(runs())
        .containsExactlyInAnyOrder("a 2026-01-30 ltv killed", "b 2026-01-30 ltv done");
  }

  private List<String> runs() {
    return tables.texts(JobRuns.CONTRACT, "run_id", "as_of_date", "job", "outcome");
  }

  private List<String> checks() {
    return tables.texts(QualityResults.CONTRACT, "as_of_date", "job", "value");
  }

  private static JobRecord record(
      String run, String night, String job, String outcome, int hour, long value) {
    return new JobRecord(
        run,
        LocalDate.parse(night),
        job,
        Instant.parse("2026-02-01T00:00:00Z").plus(Duration.ofHours(hour)),
        Duration.ofSeconds(4),
        Duration.ofSeconds(6),
        outcome,
        17,
        "0.1.0",
        value == 0 ? List.of() : List.of(QualityResult.count(job, "a/table", "rows", value)));
  }
}
