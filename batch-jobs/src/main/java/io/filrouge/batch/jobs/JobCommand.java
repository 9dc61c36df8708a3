package io.filrouge.batch.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge batch JOB}: one job of a night. */
@Command(mixinStandardHelpOptions = true)
final class JobCommand implements Callable<Integer> {
  private final Job job;
  @Mixin private NightOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private JobCommand(Job job) {
    this.job = job;
  }

  static CommandLine of(Job job) {
    CommandLine command = new CommandLine(new JobCommand(job));
    command.getCommandSpec().usageMessage().description(sentence(job.purpose()));
    return command;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    List<JobResult> results = BatchSession.run(settings, "batch " + job.name(), List.of(job));
    spec.commandLine().getOut().print(ParitySummary.of(results));
    spec.commandLine()
        .getOut()
        .println(
            "batch " + job.name() + " for " + settings.night() + ": " + made(settings, results));
    return 0;
  }

  private String made(Settings settings, List<JobResult> results) {
    return job.equals(Job.REPORT)
        ? "the page is " + settings.report().page(settings.night().asOf())
        : BatchSession.made(results) + " in " + settings.lakeUri();
  }

  private static String sentence(String purpose) {
    return Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + ".";
  }
}
