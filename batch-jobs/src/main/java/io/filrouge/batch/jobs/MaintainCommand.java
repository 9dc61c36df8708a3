package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.filrouge.batch.operations.MaintenanceSettings;
import io.filrouge.batch.operations.UpkeepReport;
import io.filrouge.settings.Failure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge batch maintain}: keeps the lake's files few. */
@Command(
    name = "maintain",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps the lake's files few: puts small ones together, deletes those that no table has needed"
          + " for maintenance.retain, lets nights go beyond maintenance.keep-nights and records of"
          + " topics beyond maintenance.keep-topic-records.",
      "Prints for each table its files, small files and bytes on disk before and after."
    })
final class MaintainCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  @Mixin private EngineOptions configuration;

  @Option(
      names = "--force",
      description =
          "Allow a maintenance.retain below 7 d: readers that began before may then miss files.")
  private boolean isForced;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Config config = configuration.config();
    MaintenanceSettings settings = settings(config);
    if (!isForced) {
      settings.requireSafe();
    }
    LakeAccess access = LakeAccess.from(config);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-34s %17s %17s %21s  %s%n", "table", "files", "small", "MB on disk", "what was done");
    int filesBefore = 0;
    int filesAfter = 0;
    double freed = 0;
    try (BatchSession session = BatchSession.open(access, "batch maintain")) {
      for (UpkeepReport report : reports(session, settings, out)) {
        filesBefore += report.before().count();
        filesAfter += report.after().count();
        freed += (report.bytesOnDiskBefore() - report.bytesOnDiskAfter()) / MEGABYTE;
      }
    }
    out.printf(
        Locale.ROOT,
        "batch maintain: %,d files became %,d, %.1f MB freed in %s%n",
        filesBefore,
        filesAfter,
        freed,
        access.lakeUri());
    return 0;
  }

  private static List<UpkeepReport> reports(
      BatchSession session, MaintenanceSettings settings, PrintWriter out) {
    var maintenance = session.maintenance(settings);
    return maintenance.tables().stream()
        .map(
            table -> {
              session.confirm();
              UpkeepReport report = maintenance.maintain(table);
              out.println(line(report));
              out.flush();
              return report;
            })
        .toList();
  }

  private static String line(UpkeepReport report) {
    return String.format(
            Locale.ROOT,
            "%-34s %,7d -> %,6d %,7d -> %,6d %,9.2f -> %,8.2f  %s",
            report.table(),
            report.before().count(),
            report.after().count(),
            report.before().small(),
            report.after().small(),
            report.bytesOnDiskBefore() / MEGABYTE,
            report.bytesOnDiskAfter() / MEGABYTE,
            String.join(", ", report.done()))
        .stripTrailing();
  }

  private static MaintenanceSettings settings(Config config) {
    try {
      return MaintenanceSettings.from(config);
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read configuration: " + e.getMessage());
    }
  }
}
