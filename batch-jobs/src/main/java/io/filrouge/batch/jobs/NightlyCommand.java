package io.filrouge.batch.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge batch nightly}: every job of a night in order, in one Spark session. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = "Every job of a night in order, in one Spark session.")
final class NightlyCommand implements Callable<Integer> {
  @Mixin private NightOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    List<JobResult> results = BatchSession.run(settings, "batch nightly", Job.nightly(settings));
    spec.commandLine().getOut().print(IntakeSummary.of(results));
    spec.commandLine().getOut().print(ParitySummary.of(results));
    spec.commandLine()
        .getOut()
        .println(
            "batch nightly for "
                + settings.night()
                + ": "
                + BatchSession.made(results)
                + " in "
                + settings.lakeUri()
                + ", scores as CSV in "
                + settings.exportsUri()
                + ", the page in "
                + settings.report().page(settings.night().asOf()));
    return 0;
  }
}
