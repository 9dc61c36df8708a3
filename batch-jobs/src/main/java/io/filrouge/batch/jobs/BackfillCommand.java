package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.batch.operations.BuiltNights;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge batch backfill}: a range of nights in one Spark session. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "A range of nights, oldest first, in one Spark session.",
      "Each night gives what 'batch nightly --as-of' gives. Run again after a failure or a kill, it"
          + " goes on with the first night that is not built; nights that were built with the same"
          + " configuration count, unless a job of that or an earlier night has run since."
    })
final class BackfillCommand implements Callable<Integer> {
  @Mixin private EngineOptions configuration;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "The first night, as in 2026-01-01.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "The last night.")
  private LocalDate to;

  @Option(
      names = "--every",
      defaultValue = "P1D",
      paramLabel = "PERIOD",
      description =
          "From one night to the next, as in P7D or P1M (a month); default ${DEFAULT-VALUE}. Snapshots"
              + " of the past to learn from need no night for each day.")
  private Period every;

  @Option(names = "--redo", description = "Build nights again that are built already.")
  private boolean isRedone;

  @Option(
      names = "--full-rebuild",
      description =
          "Build every table of each night from the rows taken in; the tables are the same.")
  private boolean isRebuilt;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Config config = configuration.config();
    List<LocalDate> nights = Backfill.range(from, to, every);
    Settings first = Settings.from(config, from.toString());
    String fingerprint = Fingerprint.of(config);
    try (BatchSession session =
        BatchSession.open(first.access(), "batch backfill from " + from + " to " + to)) {
      BuiltNights built = session.builtNights();
      if (isRedone) {
        built.forgetFrom(from);
      }
      Backfill backfill = Backfill.of(nights, built, fingerprint);
      if (!backfill.remaining().isEmpty()) {
        run(backfill, config, session, fingerprint);
      }
      say(backfill, first);
    }
    return 0;
  }

  private void run(Backfill backfill, Config config, BatchSession session, String fingerprint) {
    try {
      backfill.run(
          night -> {
            Settings settings = settings(config, night);
            session.jobs(settings, Job.nightly(settings));
          },
          session.progress(),
          night -> session.builtNights().add(fingerprint, night),
          session::keepBooks);
    } catch (RuntimeException failure) {
      session.keepBooksBeside(failure);
      throw failure;
    }
  }

  private Settings settings(Config config, LocalDate night) {
    Settings settings = Settings.from(config, night.toString());
    return isRebuilt ? settings.rebuilt() : settings;
  }

  private void say(Backfill backfill, Settings settings) {
    PrintWriter out = spec.commandLine().getOut();
    if (backfill.builtBefore() > 0) {
      out.println(
          backfill.builtBefore()
              + " nights are built already and left as they are; --redo builds them again");
    }
    out.println(
        "batch backfill from "
            + from
            + " to "
            + to
            + ": "
            + backfill.remaining().size()
            + " nights built in "
            + settings.lakeUri()
            + ", scores as CSV in "
            + settings.exportsUri());
  }
}
