package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.batch.activation.CustomerContexts;
import io.filrouge.batch.activation.Extent;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.topics.KafkaTopic;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The afternoon of the demonstration: a broker, the live job, and a shop that is played fast. What
 * it starts ends with it.
 */
final class DemoAfternoon implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Path home;
  private final Path out;
  private final Config config;
  private final LocalDate day;
  private final PrintWriter print;
  private Process job;
  private boolean isBrokerUp;

  DemoAfternoon(Path home, Path out, Config config, LocalDate day, PrintWriter print) {
    this.home = home;
    this.out = out;
    this.config = config;
    this.day = day;
    this.print = print;
  }

  /** Starts the broker and tells it what the stream must know of each customer. */
  void publishContexts(Settings settings, BatchSession session)
      throws IOException, InterruptedException {
    print.printf("%nthe afternoon of %s%n", day);
    print.flush();
    clearEarlier();
    isBrokerUp = true;
    run("kafka", "start");
    job = start(out.resolve("stream").resolve("job.log"), "stream", "reactivation");
    KafkaSettings kafka = KafkaSettings.from(config);
    KafkaTopic topic = new KafkaTopic(kafka.topics().customerContext(), kafka.clientProperties());
    session.giveAway(
        settings,
        PublishContextCommand.NAME,
        publisher ->
            new CustomerContexts(publisher, settings.contacts().places())
                .toKafka(topic, Extent.ALL));
  }

  /** Plays the shop from noon to evening, and shows what was decided. */
  void play(Settings settings) throws IOException, InterruptedException {
    awaitCheckpoint();
    run(
        "simulate",
        "live",
        "--data-dir",
        out.resolve("kafka").toString(),
        "--customer-ids",
        customerIds(settings).toString(),
        "--start",
        day + "T12:00:00Z",
        "--length",
        "6 h",
        "--speed",
        "0",
        "--carts-per-minute",
        "3",
        "--late-purchase-share",
        "0.1",
        "--truth",
        out.resolve("stream").resolve("truth").toString());
    run("stream", "decisions", "--settled-for", "4 s", "--limit", "18");
  }

  // An afternoon is played from nothing: what an earlier one left would be decided again.
  private void clearEarlier() throws IOException, InterruptedException {
    if (Files.exists(out.resolve("kafka"))) {
      run("kafka", "stop");
    }
    for (String folder : List.of("kafka", "stream")) {
      if (Files.exists(out.resolve(folder))) {
        try (Stream<Path> found = Files.walk(out.resolve(folder))) {
          for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    }
  }

  // People of the shop are those of customer_360, so that their context is known.
  private Path customerIds(Settings settings) throws IOException {
    List<String> ids = new ArrayList<>();
    TableReader.open(settings.access().place(), Customer360.CONTRACT)
        .forEach(row -> ids.add(row.value("customer_id").toString()));
    return Files.write(out.resolve("stream").resolve("customer-ids.txt"), ids);
  }

  private void awaitCheckpoint() throws InterruptedException {
    Path checkpoints = out.resolve("stream").resolve("checkpoints");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!hasCheckpoint(checkpoints)) {
      if (!job.isAlive() || System.nanoTime() > deadline) {
        throw Failure.engine(
            "Cannot start the reactivation job; see " + out.resolve("stream").resolve("job.log"));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private static boolean hasCheckpoint(Path checkpoints) {
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (Stream<Path> found = Files.walk(checkpoints)) {
      return found.anyMatch(path -> path.endsWith("_metadata"));
    } catch (IOException | UncheckedIOException tidiedMeanwhile) {
      return false;
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder process = new ProcessBuilder(command(command)).inheritIO();
    process.environment().put("FILROUGE_SMALL", "1");
    if (process.start().waitFor() != 0) {
      throw Failure.engine(
          "Cannot play the afternoon: " + command[0] + " failed; see what it said above");
    }
  }

  private Process start(Path log, String... command) throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder process =
        new ProcessBuilder(command(command)).redirectErrorStream(true).redirectOutput(log.toFile());
    process.environment().put("FILROUGE_SMALL", "1");
    return process.start();
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("filrouge").toString());
    command.addAll(List.of(arguments));
    if (!arguments[0].equals("simulate")) {
      command.addAll(
          List.of(
              "--conf",
              home.resolve("conf").resolve("demo.conf").toString(),
              "--set",
              "demo.out=" + out));
    }
    return command;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (job != null) {
      job.destroy();
      job.waitFor();
    }
    if (isBrokerUp) {
      run("kafka", "stop");
    }
  }
}
