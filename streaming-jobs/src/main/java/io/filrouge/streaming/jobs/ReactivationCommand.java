package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.streaming.submission.FlinkCluster;
import io.filrouge.streaming.submission.JobManagerAddress;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code filrouge stream reactivation}: the live job, in this process until it is stopped, or
 * submitted to a Flink cluster.
 */
@Command(
    name = "reactivation",
    mixinStandardHelpOptions = true,
    description = {
      "Detects carts that go cold and decides, step by step, whether to write to somebody.",
      "Reads shop-events, customer-context, consent-changes and campaign-configuration; writes"
          + " reactivation-triggers, trigger-decisions, trigger-cancellations and dead letters.",
      "Goes on from its newest completed checkpoint. Stopped by SIGTERM or Ctrl-C it leaves a"
          + " savepoint; killed it loses nothing.",
      "With --jobmanager it is submitted to a Flink cluster, and the command ends once it has"
          + " completed a checkpoint there. See 'stream status', 'savepoint', 'stop' and 'upgrade'."
    })
final class ReactivationCommand implements Callable<Integer> {
  private static final long SAVEPOINT_SECONDS = 60;
  private static final String STILL_THERE =
      "it is still there. Look at 'stream status' and at the TaskManagers' logs; 'stream stop"
          + " --without-savepoint' ends it";

  @Mixin private ClusterOptions options;
  @Mixin private ParallelismOption parallelism;
  @Mixin private BeginningOptions asked;

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
    asked.check();
    Config config = options.config(parallelism.said());
    boolean isOnCluster = !JobManagerAddress.from(config).isEmpty();
    if (isWatched && isOnCluster) {
      throw Failure.configuration(
          "Cannot --watch a job on a cluster, which starts it again itself; leave --watch out");
    }
    if (isOnCluster) {
      StreamSettings.requireShared(config);
    }
    if (isWatched) {
      return new WatchDog(withoutWatch(), spec.commandLine().getOut()).watch();
    }
    try (OneAtATime held = OneAtATime.hold(StreamSettings.checkpoints(config))) {
      return isOnCluster ? submit(config) : run(config);
    }
  }

  private int submit(Config config) throws Exception {
    try (FlinkCluster cluster = FlinkCluster.reach(config)) {
      SubmittedReactivation job = new SubmittedReactivation(cluster, config);
      Beginning beginning = Start.from(config, asked.isFresh(), asked.savepoint(), null);
      JobID id = job.submit(beginning);
      job.awaitCheckpoint(id, STILL_THERE);
      PrintWriter print = spec.commandLine().getOut();
      print.printf(
          "reactivation: job %s runs on %s; %s, checkpoints at %s%n",
          id, cluster, beginning.words(), StreamSettings.checkpoints(config));
      print.flush();
      return 0;
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
    Beginning beginning = Start.from(config, asked.isFresh(), asked.savepoint(), beganAt);
    if (beginning.from() != null) {
      WholeState.require(beginning.from());
    }
    Configuration settings = StreamSettings.live(config, beginning.from(), beginning.isOurs());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    job.layOut(environment, beginning.outlived(StreamSettings.transactionTimeout(config)), false);
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        "reactivation: %s; %s, checkpoints at %s%n",
        kafka, beginning.words(), StreamSettings.checkpoints(config));
    print.flush();
    try (Heartbeats beats = heartbeats(config, kafka)) {
      JobClient client = environment.executeAsync(StreamSettings.NAME_IN_A_PROCESS);
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
        ? Heartbeats.start(
            kafka.clientProperties(),
            kafka.topics().shopEvents(),
            StreamSettings.heartbeatInterval(config))
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
