package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.streaming.submission.FlinkCluster;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge stream stop}: the job on a cluster ends, and leaves a savepoint. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Stops the job on a Flink cluster. It leaves a savepoint in stream.savepoints.uri, from which"
          + " the next start goes on.",
      "A job in a process of its own is stopped by SIGTERM or Ctrl-C."
    })
final class StopCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = options.config();
    try (FlinkCluster cluster = FlinkCluster.reach(config)) {
      StreamSettings.requireShared(config);
      JobID job = ClusterJob.running(cluster, config, "stop");
      String address = cluster.stop(job, StreamSettings.savepoints(config));
      spec.commandLine().getOut().println("stop: stopped; savepoint at " + address);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
