package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.batch.submission.Submission;
import io.filrouge.batch.tables.LakeSession;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Asked by the launcher where a command of the batch is to run. Prints where the driver is to be,
 * {@code client} or {@code cluster}, and the words of the spark-submit that brings the command
 * there, each followed by a NUL. Prints nothing where the command is to run in the launcher's own
 * process, which also tells its help and what is wrong with its options.
 *
 * <p>Its arguments are an id of the command, Java's options of the driver, {@code --}, and the
 * command's own.
 */
final class Submit {
  private static final String END_OF_OPTIONS = "--";
  private static final String LOG = "log4j2.configurationFile";

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int end = Arrays.asList(arguments).indexOf(END_OF_OPTIONS);
    List<String> driverOptions = List.of(arguments).subList(1, end);
    List<String> command = List.of(arguments).subList(end + 1, arguments.length);
    Submission.Launch launch = launch(arguments[0], driverOptions);
    int exitCode = 0;
    try {
      words(command, usualCluster(), launch).forEach(word -> out.print(word + "\0"));
    } catch (RuntimeException e) {
      exitCode = Filrouge.failed(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
    out.flush();
    System.exit(exitCode);
  }

  /**
   * Where a command runs, and by which words it gets there; empty where it stays.
   *
   * @param usualCluster the settings of a cluster where the command names none
   */
  static List<String> words(List<String> command, Path usualCluster, Submission.Launch launch) {
    SubmittedCommand submitted = new SubmittedCommand(command, usualCluster);
    Optional<EngineOptions> options = options(submitted.withCluster());
    if (options.isEmpty()) {
      return List.of();
    }
    Config config = options.get().config();
    EngineOptions.requireMaster(config);
    return Submission.of(config, LakeAccess.spark(config), LakeSession::isLocal, launch)
        .map(submission -> submission.words(submitted.ofDriver()))
        .orElse(List.of());
  }

  /** The settings of a cluster where a command names none. */
  static Path usualCluster() {
    return Path.of(System.getProperty("filrouge.home"), "conf", "cluster.conf");
  }

  private static Submission.Launch launch(String id, List<String> driverOptions) {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(jar -> Path.of(jar).toAbsolutePath().normalize())
            .toList();
    return new Submission.Launch(
        id, classPath, driverOptions, "-D" + LOG + "=" + System.getProperty(LOG), System.getenv());
  }

  /** The options by which a command runs; empty where it does not run by such, or asks for help. */
  static Optional<EngineOptions> options(List<String> command) {
    try {
      ParseResult parsed = Filrouge.commandLine().parseArgs(command.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()
          ? Optional.empty()
          : engineOptions(parsed.commandSpec());
    } catch (ParameterException e) {
      return Optional.empty();
    }
  }

  private static Optional<EngineOptions> engineOptions(CommandSpec command) {
    if (command.userObject() instanceof EngineOptions options) {
      return Optional.of(options);
    }
    return command.mixins().values().stream()
        .flatMap(mixin -> engineOptions(mixin).stream())
        .findFirst();
  }

  private Submit() {}
}
