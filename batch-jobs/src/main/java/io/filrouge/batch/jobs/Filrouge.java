package io.filrouge.batch.jobs;

import io.filrouge.batch.submission.Submission;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.SparkThrowable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.ParameterException;

/**
 * The command line: {@code filrouge batch nightly --conf FILE --as-of DATE}, and what goes with it.
 */
@Command(
    name = "filrouge",
    mixinStandardHelpOptions = true,
    versionProvider = Filrouge.VersionLine.class,
    subcommands = {
      BatchCommand.class,
      TablesCommand.class,
      ShowCommand.class,
      CustomerCommand.class,
      DoctorCommand.class,
      DemoCommand.class
    },
    description = "The relationship-marketing data platform.",
    footer = {
      "",
      "  simulate   a shop's files and events, with the truth beside them",
      "  kafka      the embedded broker, and the topics on whichever cluster is used",
      "  stream     the streaming jobs: who is reminded of a cart, when and why",
      "  deliver    what the stream decided, to the webhooks of other tools",
      "  decision   one decision of the stream, explained and taken again from the log",
      "  (each has its own --help)",
      "",
      "Exit codes: 0 done, 2 wrong usage or configuration, or another run holds the lake,",
      "3 input missing or unreadable, 4 a quality rule failed and nothing was published,",
      "5 the engine failed."
    })
public final class Filrouge implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and leaves with its exit code. */
  public static void main(String[] arguments) {
    String submission = System.getProperty(Submission.ID);
    if (submission != null) {
      String lakeUri = System.getProperty(Submission.LAKE);
      System.exit(new SubmittedDriver(submission, lakeUri, List.of(arguments)).run());
    }
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    int exitCode = execute(commandLine().setOut(out), arguments);
    out.flush();
    System.exit(exitCode);
  }

  /**
   * Runs a command; an error of the machine, such as memory that is used up, ends it as a failure
   * of the engine does.
   */
  static int execute(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      return failed(e, commandLine.getErr());
    }
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Filrouge());
    for (Job job : Job.all()) {
      commandLine.getSubcommands().get("batch").addSubcommand(job.name(), JobCommand.of(job));
    }
    commandLine.setExitCodeExceptionMapper(exitCodes());
    commandLine.setExecutionExceptionHandler(
        (exception, failed, parsed) -> failed(exception, failed.getErr()));
    commandLine.setParameterExceptionHandler(Filrouge::wrongUsage);
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Cannot run filrouge without a command; see filrouge --help");
  }

  /** Tells of a failure, and returns its exit code. */
  static int failed(Throwable thrown, PrintWriter err) {
    Throwable failure = EngineFailures.told(thrown);
    StandardError.fail(sentence(failure), err);
    if (System.getenv("FILROUGE_DEBUG") != null) {
      failure.printStackTrace(err);
    }
    return exitCodes().getExitCode(failure);
  }

  private static int wrongUsage(ParameterException exception, String[] arguments) {
    PrintWriter err = exception.getCommandLine().getErr();
    StandardError.fail(exception.getMessage(), err);
    if (StandardError.isStructured()) {
      return Outcome.WRONG_CONFIGURATION.exitCode();
    }
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
    err.println(
        "Try '" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return Outcome.WRONG_CONFIGURATION.exitCode();
  }

  private static IExitCodeExceptionMapper exitCodes() {
    return exception -> NightRun.outcomeOf(exception).exitCode();
  }

  // An engine's own message may print rows, and rows are personal: it is told only on demand.
  private static String sentence(Throwable exception) {
    if (exception instanceof Failure) {
      return exception.getMessage();
    }
    String kind =
        exception instanceof SparkThrowable told && told.getCondition() != null
            ? told.getCondition()
            : exception.getClass().getName();
    return "the engine failed: "
        + kind
        + "; run again with FILROUGE_DEBUG=1 for its own message, which may hold data";
  }

  /** The version, for {@code --version}. */
  static final class VersionLine implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"filrouge " + Version.current()};
    }
  }
}
