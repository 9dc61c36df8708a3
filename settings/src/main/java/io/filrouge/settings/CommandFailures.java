package io.filrouge.settings;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command tells that it failed: a sentence on standard error, and an exit code. */
public final class CommandFailures {

  /** The command line, with failures told as everywhere in Filrouge. */
  public static CommandLine toldBy(CommandLine commandLine) {
    return commandLine
        .setParameterExceptionHandler((exception, arguments) -> wrongUsage(exception))
        .setExecutionExceptionHandler((exception, failed, parsed) -> failed(exception, failed));
  }

  private static int wrongUsage(ParameterException exception) {
    CommandLine failed = exception.getCommandLine();
    PrintWriter err = failed.getErr();
    err.println("filrouge: " + exception.getMessage());
    UnmatchedArgumentException.printSuggestions(exception, err);
    err.println("Try '" + failed.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return Outcome.WRONG_CONFIGURATION.exitCode();
  }

  // A library's own message may hold data or secrets: it is told only on demand.
  private static int failed(Exception exception, CommandLine failed) {
    PrintWriter err = failed.getErr();
    boolean isFailure = exception instanceof Failure;
    err.println(
        isFailure
            ? "filrouge: " + exception.getMessage()
            : "filrouge: the engine failed: "
                + exception.getClass().getName()
                + "; run again with FILROUGE_DEBUG=1 for its own message, which may hold data");
    if (System.getenv("FILROUGE_DEBUG") != null) {
      exception.printStackTrace(err);
    }
    err.flush();
    return isFailure
        ? ((Failure) exception).outcome().exitCode()
        : Outcome.ENGINE_FAILURE.exitCode();
  }

  private CommandFailures() {}
}
