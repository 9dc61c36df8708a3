package io.filrouge.streaming.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge stream backtest}: what would have been decided about past events. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "What would have been decided about past events, by the operators of the live job.",
      "Writes trigger-decisions.jsonl, reactivation-triggers.jsonl, trigger-cancellations.jsonl and"
          + " summary.json; the same for the same events, whatever the order of files and rows."
    })
final class BacktestCommand implements Callable<Integer> {
  @Mixin private ConfOptions configuration;

  @Option(
      names = "--events",
      required = true,
      paramLabel = "DIR",
      description = "Folder of Avro files, as 'batch publish-events --out' writes them.")
  private Path events;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for what is found; files of an earlier run are replaced.")
  private Path out;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description =
          "The end, such as 2026-01-31T00:00:00Z: what is due later is counted as undecided."
              + " Default: the last event's time.")
  private String until;

  @Option(
      names = "--variant",
      paramLabel = "NAME:HOCON",
      description = {
        "Settings to try beside each other, repeatable; each gets a folder of its name in --out.",
        "Such as --variant 'early: reactivation.steps = [15 min, 24 h]'. Caps, quiet hours and values"
            + " change nothing: they are not asked without context."
      })
  private List<String> variants = new ArrayList<>();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    // A back-test reads no topic: nobody's consent is known for the past.
    Config config = withoutContext(configuration.config());
    Map<String, Config> settings = settings(config);
    PastEvents past = PastEvents.in(events);
    long end = until == null ? past.last() : moment(until);
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        "%,d events from %s to %s%n",
        past.count(), Instant.ofEpochMilli(past.first()), Instant.ofEpochMilli(past.last()));
    print.flush();
    List<BacktestSummary> summaries = new ArrayList<>();
    for (Map.Entry<String, Config> setting : settings.entrySet()) {
      BacktestResult result = new Backtest(setting.getValue()).run(past, end);
      result.write(variants.isEmpty() ? out : out.resolve(setting.getKey()));
      BacktestSummary summary = BacktestSummary.of(setting.getKey(), past, end, result);
      summaries.add(summary);
      print.println(line(summary));
      print.flush();
    }
    write(summaries);
    print.printf(
        "backtest: %,d decisions up to %s at %s%n",
        summaries.stream().mapToLong(BacktestSummary::decisions).sum(),
        Instant.ofEpochMilli(end),
        out);
    print.flush();
    return 0;
  }

  private static String line(BacktestSummary summary) {
    return String.format(
        "%s: %,d to send, %,d postponed, %,d suppressed %s, %,d cancelled, %,d undecided; "
            + "%,d people, of whom %,d bought anyway",
        summary.name(),
        summary.sent(),
        summary.postponed(),
        summary.suppressed().values().stream().mapToLong(Long::longValue).sum(),
        summary.suppressed(),
        summary.cancelled(),
        summary.undecided(),
        summary.people(),
        summary.boughtAnyway());
  }

  private void write(List<BacktestSummary> summaries) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode whole = summaries.get(0).json();
    if (!variants.isEmpty()) {
      ArrayNode all = json.createArrayNode();
      summaries.forEach(summary -> all.add(summary.json()));
      whole = json.createObjectNode();
      whole.set("variants", all);
    }
    Files.createDirectories(out);
    Files.writeString(
        out.resolve("summary.json"),
        json.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + "\n",
        StandardCharsets.UTF_8);
  }

  private static Config withoutContext(Config config) {
    return ConfigFactory.parseString("reactivation.context = none").withFallback(config);
  }

  private Map<String, Config> settings(Config config) {
    if (variants.isEmpty()) {
      return Map.of("as configured", config);
    }
    Map<String, Config> settings = new LinkedHashMap<>();
    for (String variant : variants) {
      int colon = variant.indexOf(':');
      String name = colon < 0 ? "" : variant.substring(0, colon).strip();
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw Failure.configuration(
            "Cannot use --variant "
                + variant
                + "; write NAME: SETTINGS, such as 'early: reactivation.steps = [15 min]'");
      }
      try {
        Config tried = ConfigFactory.parseString(variant.substring(colon + 1));
        refuseUnknown(name, tried, config);
        settings.put(name, withoutContext(tried.withFallback(config).resolve()));
      } catch (ConfigException e) {
        throw Failure.configuration("Cannot use --variant " + name + ": " + e.getMessage());
      }
    }
    return settings;
  }

  private static void refuseUnknown(String name, Config tried, Config config) {
    tried
        .entrySet()
        .forEach(
            entry -> {
              if (!config.hasPathOrNull(entry.getKey())) {
                throw Failure.configuration(
                    "Cannot use --variant "
                        + name
                        + ": there is no key "
                        + entry.getKey()
                        + "; see reference.conf");
              }
            });
  }

  private static long moment(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw Failure.configuration(
          "Cannot use --until " + text + "; write an instant, such as 2026-01-31T00:00:00Z");
    }
  }
}
