package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code filrouge demo}: a small shop, two nights, an afternoon, and what came of them. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Simulates a small shop, runs two nights and an afternoon, and shows what came of it.")
final class DemoCommand implements Callable<Integer> {
  private static final LocalDate FIRST_NIGHT = LocalDate.of(2025, 12, 30);

  @Option(
      names = "--out",
      defaultValue = "var/demo",
      description = "Folder; default ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--customers",
      defaultValue = "1000",
      description = "Buyers; default ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "Of the simulation; default ${DEFAULT-VALUE}.")
  private long seed;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter print = spec.commandLine().getOut();
    Shop shop = new Shop(out.resolve("shop"), customers, seed);
    Settings first = settings(FIRST_NIGHT);
    LocalDate secondNight = FIRST_NIGHT.plusDays(1);
    DemoAfternoon afternoon =
        new DemoAfternoon(Path.of(home()), out, config(), secondNight.plusDays(1), print);
    try (BatchSession session = BatchSession.open(first.access(), "demo")) {
      shop.deliver(null, FIRST_NIGHT);
      night(first, session, print);
      shop.deliver(secondNight, secondNight);
      Settings second = settings(secondNight);
      night(second, session, print);
      afternoon.publishContexts(second, session);
      show(first, print);
      afternoon.play(second);
    } finally {
      afternoon.close();
    }
    print.printf(
        "demo: two nights and an afternoon of a shop of %,d customers; tables in %s, scores as CSV in"
            + " %s, the page of the last night is %s%n",
        customers, first.lakeUri(), first.exportsUri(), first.report().index());
    print.flush();
    return 0;
  }

  private static void night(Settings settings, BatchSession session, PrintWriter print) {
    List<JobResult> results = session.night(settings, Job.nightly(settings));
    print.printf("%nnight of %s%n%s", settings.night(), IntakeSummary.of(results));
    print.flush();
  }

  private void show(Settings settings, PrintWriter print) {
    List<String> ids = new java.util.ArrayList<>();
    for (String stage : List.of("loyalty", "at_risk", "prospect")) {
      TableReader.open(settings.access().place(), Customer360.CONTRACT)
          .forEachWhere(
              "lifecycle_stage",
              stage,
              row -> {
                ids.add(row.value("customer_id").toString());
                return false;
              });
    }
    for (String id : ids) {
      print.println();
      print.print(CustomerCard.read(settings.access().place(), id).text());
    }
    print.printf(
        "%nlook further:%n  bin/filrouge show customer_360 --set lake.uri=%s --limit 5"
            + "%n  bin/filrouge customer %s --set lake.uri=%s%n",
        settings.lakeUri(), ids.isEmpty() ? "ID" : ids.get(0), settings.lakeUri());
    print.flush();
  }

  private Settings settings(LocalDate night) {
    return Settings.from(config(), night.toString());
  }

  private Config config() {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("demo.out", out.toString());
    return Configuration.load(Path.of(home()).resolve("conf").resolve("demo.conf"), overrides);
  }

  private static String home() {
    String home = System.getProperty("filrouge.home");
    if (home == null) {
      throw Failure.configuration(
          "Cannot find Filrouge's folder; start the demo by bin/filrouge demo");
    }
    return home;
  }

  /** The simulated shop: it delivers its files up to a day, then day by day. */
  private record Shop(Path folder, int customers, long seed) {

    void deliver(LocalDate from, LocalDate to) throws java.io.IOException, InterruptedException {
      List<String> command =
          new java.util.ArrayList<>(
              List.of(
                  Path.of(home(), "bin", "filrouge").toString(),
                  "simulate",
                  "--out",
                  folder.toString(),
                  "--customers",
                  String.valueOf(customers),
                  "--seed",
                  String.valueOf(seed),
                  "--from",
                  "2025-07-01",
                  "--web-sessions-per-customer",
                  "1",
                  "--contact-rate",
                  "0",
                  "--broken-rate",
                  "0.01",
                  "--deliver-to",
                  to.toString()));
      if (from != null) {
        command.addAll(List.of("--deliver-from", from.toString()));
      }
      ProcessBuilder simulation = new ProcessBuilder(command).inheritIO();
      simulation.environment().put("FILROUGE_SMALL", "1");
      int exitCode = simulation.start().waitFor();
      if (exitCode != 0) {
        throw Failure.input("Cannot simulate a shop; see what the simulator said above");
      }
    }
  }
}
