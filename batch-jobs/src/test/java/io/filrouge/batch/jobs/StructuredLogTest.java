package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filrouge.settings.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.OutputStreamAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of nights as the configuration that ships writes it. */
class StructuredLogTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private LoggerContext context;

  @BeforeEach
  void openLog() {
    context = new LoggerContext("test", null, Path.of("../conf/log4j2-json.properties").toUri());
    context.start();
    Configuration configuration = context.getConfiguration();
    OutputStreamAppender captured =
        OutputStreamAppender.newBuilder()
            .setName("captured")
            .setTarget(written)
            .setLayout(configuration.getAppender("stderr").getLayout())
            .build();
    captured.start();
    configuration.getRootLogger().removeAppender("stderr");
    configuration.getRootLogger().addAppender(captured, null, null);
    context.updateLoggers();
  }

  @AfterEach
  void closeLog() {
    context.stop();
    thread.shutdownNow();
  }

  @Test
  void namesRunNightAndJobInEveryLineWhateverItsThread() throws IOException {
    // The thread is there before any job, and outlives both.
    join(thread.submit(() -> {}));

    night().run(progress(), logging("one"), logging("two"));

    List<JsonNode> lines = lines();
    assertThat(lines.stream().map(line -> line.get("message").asText()))
        .containsExactly(
            "job one started (1 of 2)",
            "of one",
            lines.get(2).get("message").asText(),
            "job two started (2 of 2)",
            "of two",
            lines.get(5).get("message").asText());
    assertThat(lines.stream().map(line -> line.get("job").asText()))
        .containsExactly("one", "one", "one", "two", "two", "two");
    assertThat(lines.get(2).get("message").asText()).startsWith("job one done in ");
    try (Stream<Path> runs = Files.list(folder.resolve("lake/operations/_journal"))) {
      String run = runs.map(path -> path.getFileName().toString()).findFirst().orElseThrow();
      assertThat(lines)
          .allSatisfy(
              line -> {
                assertThat(line.get("run_id").asText()).isEqualTo(run);
                assertThat(line.get("as_of_date").asText()).isEqualTo("2026-01-31");
                assertThat(line.get("time").asText()).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
              });
    }
    assertThat(lines.get(0).get("level").asText()).isEqualTo("INFO");
    assertThat(lines.get(1).get("logger").asText()).isEqualTo("org.elsewhere");
  }

  @Test
  void tellsAFailuresKindAndNothingThatItsMessageHolds() throws IOException {
    Job failing =
        new Job(
            "failing",
            "",
            (publisher, settings) -> {
              IllegalStateException cause = new IllegalStateException("row of ann@example.org");
              context.getLogger("org.elsewhere").error("the engine", new RuntimeException(cause));
              throw Failure.input("Cannot read it");
            });

    assertThatThrownBy(() -> night().run(progress(), failing)).isInstanceOf(Failure.class);

    List<JsonNode> lines = lines();
    assertThat(lines.get(1).get("exception").asText()).isEqualTo("java.lang.RuntimeException");
    assertThat(lines.get(1).get("cause").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(lines.get(2).get("level").asText()).isEqualTo("ERROR");
    assertThat(lines.get(2).get("message").asText())
        .startsWith("job failing failed (input missing or unreadable) in ");
    assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("ann@example.org");
  }

  private TinyNight night() {
    return new TinyNight(folder, Map.of());
  }

  private StructuredProgress progress() {
    return new StructuredProgress(context.getLogger("io.filrouge.batch.jobs"));
  }

  private Job logging(String name) {
    return new Job(
        name,
        "",
        (publisher, settings) ->
            join(thread.submit(() -> context.getLogger("org.elsewhere").error("of {}", name))));
  }

  private static void join(Future<?> work) {
    try {
      work.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : written.toString(StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isBlank()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
