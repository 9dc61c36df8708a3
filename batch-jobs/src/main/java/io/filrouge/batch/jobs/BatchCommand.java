package io.filrouge.batch.jobs;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code filrouge batch}: the nightly batch and each of its jobs. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    subcommands = {
      NightlyCommand.class,
      BackfillCommand.class,
      MaintainCommand.class,
      EvaluateCommand.class,
      PublishEventsCommand.class,
      PublishContextCommand.class,
      DeliverCommand.class
    },
    description = "The nightly batch: all of it, or one job as a scheduler calls it.")
final class BatchCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Cannot run batch without a job; see filrouge batch --help");
  }
}
