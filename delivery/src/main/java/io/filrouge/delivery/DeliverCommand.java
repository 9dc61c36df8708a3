package io.filrouge.delivery;

import io.filrouge.settings.CommandFailures;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code filrouge deliver}: what the stream decided, to other tools. */
@Command(
    name = "filrouge deliver",
    mixinStandardHelpOptions = true,
    subcommands = WebhookCommand.class,
    description = "Delivers what the stream decided to other tools.",
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or configuration, 3 input missing or unreadable,",
      "5 the other side was away for too long, or Kafka failed."
    })
public final class DeliverCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and leaves with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(commandLine().setOut(out).execute(arguments));
  }

  static CommandLine commandLine() {
    return CommandFailures.toldBy(new CommandLine(new DeliverCommand()));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Cannot deliver without webhook; see filrouge deliver --help");
  }
}
