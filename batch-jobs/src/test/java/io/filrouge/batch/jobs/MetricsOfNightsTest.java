package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsOfNightsTest {
  @TempDir private Path folder;

  @Test
  void tellOfAJobThatEndedWithAnError() throws Exception {
    Path metrics = folder.resolve("metrics");
    TinyNight night =
        new TinyNight(
            folder, Map.of("metrics.textfile-folder", metrics.toString(), "metrics.shop", "till"));
    night.run(new Job("scoring", "", (publisher, settings) -> {}));
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");
    Job failing =
        new Job(
            "scoring",
            "",
            (publisher, settings) -> {
              throw error;
            });

    assertThatThrownBy(() -> night.run(failing)).isSameAs(error);

    assertThat(Files.readAllLines(metrics.resolve("filrouge-till-scoring.prom")))
        .contains(
            "filrouge_job_exit_code{batch_job=\"scoring\",shop=\"till\"} "
                + (double) Outcome.ENGINE_FAILURE.exitCode());
  }
}
