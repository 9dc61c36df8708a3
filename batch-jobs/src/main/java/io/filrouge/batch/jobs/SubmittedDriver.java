package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Outcome;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A command whose driver runs on the cluster. There it leaves its outcome in the lake; the
 * launcher, once Spark has told it that the driver has ended, takes it from there.
 */
final class SubmittedDriver {
  private static final SubmissionOutcome SILENCE =
      new SubmissionOutcome(
          Outcome.ENGINE_FAILURE.exitCode(),
          "",
          "filrouge: the driver ended without a word; its log on the worker may say why\n");

  private final String id;
  private final List<String> command;

  /**
   * @param id that the launcher has given the command
   */
  SubmittedDriver(String id, List<String> command) {
    this.id = id;
    this.command = List.copyOf(command);
  }

  /** In the launcher, after the driver: tells what it said, and leaves with its exit code. */
  public static void main(String[] arguments) {
    List<String> command = List.of(arguments).subList(1, arguments.length);
    SubmittedDriver driver =
        new SubmittedDriver(
            arguments[0], new SubmittedCommand(command, Submit.usualCluster()).withCluster());
    System.exit(told(driver.outcome()));
  }

  /** In the driver: runs the command, and leaves what became of it in the lake. */
  int run() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Filrouge.execute(
            Filrouge.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)),
            command.toArray(String[]::new));
    SubmissionOutcome outcome = new SubmissionOutcome(exitCode, out.toString(), err.toString());
    return told(
        inLake(
            files -> {
              outcome.leave(files, id);
              return outcome;
            }));
  }

  /** What the driver has left. */
  SubmissionOutcome outcome() {
    return inLake(files -> SubmissionOutcome.take(files, id).orElse(SILENCE));
  }

  private SubmissionOutcome inLake(Function<LakeFiles, SubmissionOutcome> work) {
    Config config = Submit.options(command).orElseThrow().config();
    try (LakeFiles files = LakeFiles.open(config.getString("lake.uri"), LakeAccess.spark(config))) {
      return work.apply(files);
    }
  }

  private static int told(SubmissionOutcome outcome) {
    print(outcome.out(), System.out);
    print(outcome.err(), System.err);
    return outcome.exitCode();
  }

  private static void print(String text, PrintStream stream) {
    PrintWriter writer = new PrintWriter(stream, false, StandardCharsets.UTF_8);
    writer.print(text);
    writer.flush();
  }
}
