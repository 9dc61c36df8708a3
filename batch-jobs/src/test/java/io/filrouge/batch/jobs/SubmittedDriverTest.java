package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.submission.Submission;
import io.filrouge.batch.tables.LakeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmittedDriverTest {
  private static final int DONE = 0;

  @TempDir private Path lake;

  @Test
  void theLauncherTellsWhatTheDriverHasSaidAndWithWhichExitCode() {
    assertThat(driver().run()).isEqualTo(2);

    SubmissionOutcome outcome = driver().outcome(DONE);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("filrouge: ").contains("maintenance.retain");
  }

  @Test
  void whatTheDriverHasSaidCountsWhateverBecameOfSparkSubmit() {
    driver().run();

    assertThat(driver().outcome(1).exitCode()).isEqualTo(2);
    assertThat(driver().outcome(1))
        .isEqualTo(
            new SubmissionOutcome(
                5,
                "",
                "filrouge: spark-submit ended with exit code 1, and no driver left a word\n"));
  }

  @Test
  void aDriverThatDiedHasFailedAndIsNotTakenForTheOneBefore() {
    driver().run();
    driver().outcome(DONE);

    assertThat(driver().outcome(DONE))
        .isEqualTo(
            new SubmissionOutcome(
                5,
                "",
                "filrouge: the driver ended without a word; its log on the worker may say why\n"));
  }

  @Test
  void aConfigurationThatTheWorkerCannotReadIsTold() {
    SubmittedDriver driver = driver("batch", "maintain", "--conf", "/no/such.conf");

    assertThat(driver.run()).isEqualTo(2);
    assertThat(driver.outcome(DONE).err()).contains("Cannot read --conf /no/such.conf");
  }

  @Test
  void theSentenceOfADriverWhoseLogIsJsonComesBackToo() {
    System.setProperty("filrouge.log", "json");
    System.setProperty(Submission.ID, "id-1");
    try {
      driver().run();
    } finally {
      System.clearProperty("filrouge.log");
      System.clearProperty(Submission.ID);
    }

    assertThat(driver().outcome(DONE).err()).contains("maintenance.retain");
  }

  @Test
  void outcomesThatNobodyAskedForGoAfterADay() throws IOException {
    driver().run();
    Path left = lake.resolve("operations/_outcomes/id-1.json");
    Instant now = Files.getLastModifiedTime(left).toInstant();

    try (LakeFiles files = LakeFiles.open(lake.toString(), Map.of())) {
      SubmissionOutcome.clearOld(files, now.plus(Duration.ofHours(23)));
      assertThat(left).exists();

      Files.setLastModifiedTime(left, FileTime.from(now.minus(Duration.ofHours(2))));
      SubmissionOutcome.clearOld(files, now.plus(Duration.ofHours(23)));
      assertThat(left).doesNotExist();
    }
  }

  // A retention that is refused: it ends before any engine starts.
  private SubmittedDriver driver() {
    return driver("batch", "maintain", "--set", "maintenance.retain=1 d");
  }

  private SubmittedDriver driver(String... command) {
    return new SubmittedDriver("id-1", lake.toString(), List.of(command));
  }
}
