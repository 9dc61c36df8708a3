package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge stream reactivation}: the live job, in this process, until it is stopped. */
@Command(
    name = "reactivation",
    mixinStandardHelpOptions = true,
    description = {
      "Detects carts that go cold and decides, step by step, whether to write to somebody.",
      "Reads shop-events, customer-context, consent-changes and campaign-configuration; writes"
          + " reactivation-triggers, trigger-decisions, trigger-cancellations and dead letters.",
      "Goes on from its newest completed checkpoint. Stopped by SIGTERM or Ctrl-C it leaves a"
          + " savepoint; killed it loses nothing."
    })
final class ReactivationCommand implements Callable<Integer> {
  private static final long SAVEPOINT_SECONDS = 60;

  @Mixin private ConfOptions configuration;

  @Option(
      names = "--from-savepoint",
      paramLabel = "URI",
      description = "Goes on from this savepoint or checkpoint, and not from the newest.")
  private String savepoint;

  @Option(
      names = "--fresh",
      description =
          "Begins with no state, whatever earlier runs left; reads on from where they were.")
  private boolean isFresh;

  @Option(
      names = "--watch",
      description = "Runs the job in a process of its own, and starts it again when it dies.")
  private boolean isWatched;

  @Option(
      names = WatchDog.BEGAN_AT,
      hidden = true,
      description =
          "When the watch-dog began, epoch milliseconds: what was completed since counts.")
  private Long beganAt;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (isFresh && savepoint != null) {
      throw Failure.configuration(
          "Cannot begin --fresh and --from-savepoint at once; choose one of the two");
    }
    if (isWatched) {
      return new WatchDog(withoutWatch(), spec.commandLine().getOut()).watch();
    }
    Config config = configuration.config();
    try (OneAtATime held = OneAtATime.hold(StreamSettings.checkpoints(config))) {
      return run(config);
    }
  }

  private List<String> withoutWatch() {
    return spec.commandLine().getParseResult().originalArgs().stream()
        .filter(argument -> !argument.equals("--watch"))
        .toList();
  }

  private int run(Config config) throws Exception {
    ReactivationJob job = new ReactivationJob(config);
    KafkaSettings kafka = KafkaSettings.from(config);
    TopicsThere.check(kafka);
    Beginning beginning =
        Beginning.of(
            isFresh,
            savepoint == null ? null : StreamSettings.address(savepoint),
            beganAt,
            Checkpoints.newest(
                StreamSettings.checkpoints(config), StreamSettings.savepoints(config)));
    if (beginning.from() == null && !isFresh) {
      EarlierReading.refuseWithoutState(
          kafka,
          config.getString("stream.kafka.transactional-id-prefix"),
          StreamSettings.checkpoints(config) + " or " + StreamSettings.savepoints(config));
    }
    Configuration settings = StreamSettings.live(config, beginning.from(), beginning.isOurs());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    job.layOut(
        environment,
        beginning.isOutlived(StreamSettings.transactionTimeout(config), Instant.now()));
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        "reactivation: %s; %s, checkpoints at %s%n",
        kafka, beginning.words(), StreamSettings.checkpoints(config));
    print.flush();
    try (Heartbeats beats = heartbeats(config, kafka)) {
      JobClient client = environment.executeAsync("filrouge-reactivation");
      ScratchFolder.goesAfter(() -> stop(client, config, print));
      client.getJobExecutionResult().get();
    } catch (ExecutionException e) {
      throw StreamFailures.told(e);
    }
    print.println("reactivation: ended");
    print.flush();
    return 0;
  }

  private static Heartbeats heartbeats(Config config, KafkaSettings kafka) {
    return config.getBoolean("stream.heartbeats")
        ? Heartbeats.start(kafka.clientProperties(), kafka.topics().shopEvents())
        : null;
  }

  // A stop that was asked for leaves a savepoint beside the checkpoints, for an upgrade to go on
  // from.
  private static void stop(JobClient client, Config config, PrintWriter print) {
    try {
      String left =
          client
              .stopWithSavepoint(
                  false, StreamSettings.savepoints(config), SavepointFormatType.CANONICAL)
              .get(SAVEPOINT_SECONDS, TimeUnit.SECONDS);
      print.println("reactivation: stopped; savepoint at " + left);
    } catch (Exception e) {
      print.println("reactivation: stopped; the newest checkpoint is there to go on from");
    }
    print.flush();
  }
}
