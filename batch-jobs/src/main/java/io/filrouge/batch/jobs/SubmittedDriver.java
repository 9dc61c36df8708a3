package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Outcome;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A command whose driver runs on the cluster. There it leaves its outcome in the lake; the
 * launcher, once spark-submit has ended, takes it from there.
 */
final class SubmittedDriver {
  private final String id;
  private final String lakeUri;
  private final List<String> command;

  /**
   * @param id that the launcher has given the command
   * @param lakeUri where the outcome lies
   */
  SubmittedDriver(String id, String lakeUri, List<String> command) {
    this.id = id;
    this.lakeUri = lakeUri;
    this.command = List.copyOf(command);
  }

  /**
   * In the launcher, after the driver: tells what it said, and leaves with its exit code. Its
   * arguments are the id of the command, the exit code of spark-submit, and the command's own.
   */
  public static void main(String[] arguments) {
    List<String> command = List.of(arguments).subList(2, arguments.length);
    int exitCode;
    try {
      List<String> withCluster = new SubmittedCommand(command, Submit.usualCluster()).withCluster();
      Config config = Submit.options(withCluster).orElseThrow().config();
      SubmissionOutcome outcome =
          new SubmittedDriver(arguments[0], config.getString("lake.uri"), withCluster)
              .outcome(Integer.parseInt(arguments[1]));
      print(outcome.out(), System.out);
      StandardError.pass(outcome.err());
      exitCode = outcome.exitCode();
    } catch (RuntimeException e) {
      exitCode = Filrouge.failed(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
    System.exit(exitCode);
  }

  /** In the driver: runs the command, and leaves what became of it in the lake. */
  int run() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Filrouge.execute(
            Filrouge.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)),
            command.toArray(String[]::new));
    print(out.toString(), System.out);
    if (!StandardError.isStructured()) {
      print(err.toString(), System.err);
    }
    try (LakeFiles files = files()) {
      new SubmissionOutcome(exitCode, out.toString(), err.toString()).leave(files, id);
    } catch (RuntimeException e) {
      Filrouge.failed(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
    return exitCode;
  }

  /**
   * What the driver has left.
   *
   * @param submitted the exit code of spark-submit, which counts only where nothing was left: it
   *     may have lost sight of a driver that went on
   */
  SubmissionOutcome outcome(int submitted) {
    try (LakeFiles files = files()) {
      return SubmissionOutcome.take(files, id).orElseGet(() -> silence(submitted));
    }
  }

  private static SubmissionOutcome silence(int submitted) {
    String why =
        submitted == 0
            ? "the driver ended without a word; its log on the worker may say why"
            : "spark-submit ended with exit code " + submitted + ", and no driver left a word";
    return new SubmissionOutcome(
        Outcome.ENGINE_FAILURE.exitCode(), "", "filrouge: " + why + System.lineSeparator());
  }

  private LakeFiles files() {
    return LakeFiles.open(lakeUri, engineSettings());
  }

  // Where the worker cannot read the configuration, that is what it has to tell.
  private Map<String, String> engineSettings() {
    try {
      return LakeAccess.spark(Submit.options(command).orElseThrow().config());
    } catch (RuntimeException e) {
      return Map.of();
    }
  }

  private static void print(String text, PrintStream stream) {
    PrintWriter writer = new PrintWriter(stream, false, StandardCharsets.UTF_8);
    writer.print(text);
    writer.flush();
  }
}
