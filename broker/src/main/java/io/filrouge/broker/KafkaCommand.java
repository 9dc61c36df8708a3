package io.filrouge.broker;

import io.filrouge.settings.CommandFailures;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code filrouge kafka}: the embedded broker, and the topics on whichever cluster is used. */
@Command(
    name = "filrouge kafka",
    mixinStandardHelpOptions = true,
    subcommands = {
      StartCommand.class,
      StopCommand.class,
      StatusCommand.class,
      TopicsCommand.class,
      AclsCommand.class
    },
    description = {
      "The embedded broker: real Kafka on this machine alone, for trying out and for tests.",
      "With stream.kafka.bootstrap-servers it is your own cluster: nothing is started or stopped,"
          + " topics that are missing are created."
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or configuration, 3 no Kafka there, 5 Kafka failed."
    })
public final class KafkaCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and leaves with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    int exitCode = commandLine().setOut(out).execute(arguments);
    out.flush();
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    return CommandFailures.toldBy(new CommandLine(new KafkaCommand()));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Cannot run kafka without start, stop, status, topics or acls; see filrouge kafka --help");
  }
}
