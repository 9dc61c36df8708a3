package io.filrouge.streaming.jobs;

import io.filrouge.settings.CommandFailures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code filrouge stream}: the live job, and back-tests. */
@Command(
    name = "filrouge stream",
    mixinStandardHelpOptions = true,
    subcommands = {
      ReactivationCommand.class,
      StatusCommand.class,
      SavepointCommand.class,
      StopCommand.class,
      UpgradeCommand.class,
      BacktestCommand.class,
      DecisionsCommand.class,
      ConfigureCommand.class,
      ConsentCommand.class,
      ArchiveCommand.class,
      ReadCommand.class,
      LostCommand.class
    },
    description = "Carts that go cold, and what is decided about them.",
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or configuration, 3 input missing or unreadable,",
      "4 something is lost, 5 the engine failed."
    })
public final class Stream implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and leaves with its exit code. */
  public static void main(String[] arguments) throws IOException {
    ScratchFolder.ofThisProcess();
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    int exitCode = commandLine().setOut(out).execute(arguments);
    out.flush();
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    return CommandFailures.toldBy(new CommandLine(new Stream()));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Cannot run stream without reactivation or backtest; see filrouge stream --help");
  }
}
