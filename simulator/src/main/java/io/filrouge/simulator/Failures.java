package io.filrouge.simulator;

import io.filrouge.simulator.live.KafkaFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** A failure is an exit code and a sentence. */
final class Failures {
  private static final int WRONG_USAGE = 2;
  private static final int UNREADABLE_OR_UNWRITABLE = 3;

  private Failures() {}

  static int wrongUsage(ParameterException failure, String[] arguments) {
    return say(
        failure.getCommandLine(),
        "Cannot read the command line: "
            + failure.getMessage()
            + "; see filrouge "
            + failure.getCommandLine().getCommandSpec().qualifiedName()
            + " --help",
        WRONG_USAGE);
  }

  static int failure(Exception failure, CommandLine commandLine, ParseResult arguments)
      throws Exception {
    if (failure instanceof IllegalArgumentException) {
      return say(commandLine, failure.getMessage(), WRONG_USAGE);
    }
    if (failure instanceof KafkaFailure) {
      return say(commandLine, failure.getMessage(), UNREADABLE_OR_UNWRITABLE);
    }
    if (failure instanceof IOException unwritable) {
      return say(
          commandLine,
          "Cannot write the simulation: "
              + what(unwritable)
              + "; give --out a folder that can be written to and has room",
          UNREADABLE_OR_UNWRITABLE);
    }
    throw failure;
  }

  private static String what(IOException failure) {
    if (failure instanceof FileSystemException at && at.getReason() == null) {
      return at.getFile() + " (" + at.getClass().getSimpleName() + ")";
    }
    return failure.getMessage();
  }

  private static int say(CommandLine commandLine, String sentence, int exitCode) {
    commandLine.getErr().println(sentence);
    commandLine.getErr().flush();
    return exitCode;
  }
}
