package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmittedDriverTest {
  @TempDir private Path lake;

  @Test
  void theLauncherTellsWhatTheDriverHasSaidAndWithWhichExitCode() {
    SubmittedDriver driver = driver();

    assertThat(driver.run()).isEqualTo(2);

    SubmissionOutcome outcome = driver().outcome();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("filrouge: ").contains("maintenance.retain");
  }

  @Test
  void aDriverThatDiedHasFailedAndIsNotTakenForTheOneBefore() {
    driver().run();
    driver().outcome();

    assertThat(driver().outcome())
        .isEqualTo(
            new SubmissionOutcome(
                5,
                "",
                "filrouge: the driver ended without a word; its log on the worker may say why\n"));
  }

  // A retention that is refused: it ends before any engine starts.
  private SubmittedDriver driver() {
    return new SubmittedDriver(
        "id-1",
        List.of(
            "batch", "maintain", "--set", "lake.uri=" + lake, "--set", "maintenance.retain=1 d"));
  }
}
