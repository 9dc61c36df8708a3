package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.CommandFailures;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code filrouge decision ID}: one decision, what it was made of, and whether it would be again.
 */
@Command(
    name = "filrouge decision",
    mixinStandardHelpOptions = true,
    description = {
      "Shows one decision with all that went into it, and takes it again from the log alone.",
      "Reads the topics only; nothing is written or sent. Give the configuration that the job has:"
          + " other rules decide otherwise. It prints ids of persons: mind where."
    },
    footer = {
      "",
      "Exit codes: 0 the same when taken again, 2 wrong usage or configuration, 3 no such decision"
          + " or no Kafka,",
      "4 not the same, 5 the engine failed."
    })
public final class DecisionCommand implements Callable<Integer> {
  @Mixin private ConfOptions configuration;

  @Parameters(
      paramLabel = "TRIGGER_ID",
      description = "As in the topics trigger-decisions and reactivation-triggers.")
  private String triggerId;

  @Option(names = "--json", description = "One JSON object, for machines.")
  private boolean isJson;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs the command and leaves with its exit code. */
  public static void main(String[] arguments) throws IOException {
    ScratchFolder.ofThisProcess();
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    int exitCode =
        CommandFailures.toldBy(new CommandLine(new DecisionCommand()))
            .setOut(out)
            .execute(arguments);
    out.flush();
    System.exit(exitCode);
  }

  @Override
  public Integer call() throws Exception {
    Config config = configuration.config();
    DecisionInputs inputs = new DecisionReader(config).read(triggerId);
    List<ExplainedDecision> explained = ExplainedDecision.all(inputs, config);
    PrintWriter print = spec.commandLine().getOut();
    if (isJson) {
      print.println(DecisionJson.of(inputs, explained));
    } else {
      new DecisionText(print).show(inputs, explained);
    }
    print.flush();
    boolean isSame = explained.stream().allMatch(one -> one.comparison().isSame());
    return isSame ? 0 : Outcome.BROKEN_RULE.exitCode();
  }
}
