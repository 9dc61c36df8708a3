package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.TopicSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge stream decisions}: what the live job decided, for people to read. */
@Command(
    name = "decisions",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what was decided: some of each kind, the newest of each, and how many of each there are.",
      "Times are in the shop's time zone."
    })
final class DecisionsCommand implements Callable<Integer> {
  private static final long LOOK_EVERY_MILLIS = 500;

  @Mixin private ConfOptions configuration;

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "Lines at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--settled-for",
      paramLabel = "DURATION",
      description = "Waits until nothing has been decided for so long, such as 5 s.")
  private String settledFor;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = configuration.config();
    KafkaSettings kafka = KafkaSettings.from(config);
    ZoneId zone = zone(config.getString("shop.time-zone"));
    Told told = read(kafka);
    if (settledFor != null) {
      Duration quiet = Durations.parsed(settledFor, "--settled-for");
      long since = System.nanoTime();
      while (System.nanoTime() - since < quiet.toNanos()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        Told now = read(kafka);
        if (now.size() != told.size()) {
          since = System.nanoTime();
          told = now;
        }
      }
    }
    PrintWriter print = spec.commandLine().getOut();
    new DecisionLines(zone, limit).print(told.decisions(), told.cancellations(), print);
    print.printf(
        "decisions: %,d in topic %s, %,d cancellations in %s%n",
        told.decisions().size(),
        kafka.topics().triggerDecisions(),
        told.cancellations().size(),
        kafka.topics().triggerCancellations());
    print.flush();
    return 0;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw Failure.configuration(
          "Cannot use shop.time-zone: " + name + "; name a zone such as Europe/Paris");
    }
  }

  private static Told read(KafkaSettings kafka) {
    Map<String, String> client = kafka.clientProperties();
    TopicSettings topics = kafka.topics();
    Told told = new Told(new ArrayList<>(), new ArrayList<>());
    try {
      TopicReader.readAll(
          client,
          topics.triggerDecisions(),
          true,
          record -> {
            try {
              told.decisions.add(TriggerDecision.getDecoder().decode(record.value()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      TopicReader.readAll(
          client,
          topics.triggerCancellations(),
          true,
          record -> {
            try {
              told.cancellations.add(TriggerCancellation.getDecoder().decode(record.value()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw Failure.input("Cannot read decisions: a record there is none of ours", e);
    }
    return told;
  }

  private record Told(List<TriggerDecision> decisions, List<TriggerCancellation> cancellations) {
    int size() {
      return decisions.size() + cancellations.size();
    }
  }
}
