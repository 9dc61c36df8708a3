package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.streaming.submission.FlinkCluster;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge stream stop}: the job on a cluster ends, and leaves a savepoint. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Stops the job on a Flink cluster. It leaves a savepoint in stream.savepoints.uri, from which"
          + " the next start goes on.",
      "One that does not get to run, and so to no savepoint, is stopped --without-savepoint.",
      "A job in a process of its own is stopped by SIGTERM or Ctrl-C."
    })
final class StopCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options;

  @Option(
      names = "--without-savepoint",
      description =
          "Ends the job as it is, also one that fails again and again; its checkpoints stay, and the"
              + " next start goes on from the newest.")
  private boolean isWithoutSavepoint;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = options.config();
    try (FlinkCluster cluster = FlinkCluster.reach(config)) {
      StreamSettings.requireShared(config);
      JobID job = ClusterJob.running(cluster, config, "stop");
      spec.commandLine().getOut().println("stop: " + stop(cluster, job, config));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  private String stop(FlinkCluster cluster, JobID job, Config config) throws InterruptedException {
    if (isWithoutSavepoint) {
      String seen =
          cluster.cancel(job)
              ? "stopped"
              : "told to end; the JobManager answers no more, as an application's does that ends with"
                  + " its job";
      return seen + "; no savepoint, checkpoints at " + StreamSettings.checkpoints(config);
    }
    return "stopped; savepoint at " + cluster.stop(job, StreamSettings.savepoints(config));
  }
}
