package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.streaming.submission.FlinkCluster;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge stream savepoint}: what the job on a cluster remembers, kept. */
@Command(
    name = "savepoint",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a savepoint of the job on a Flink cluster into stream.savepoints.uri, while it goes on.",
      "To go back to it: 'stream reactivation --from-savepoint'. What was decided since then is"
          + " decided again."
    })
final class SavepointCommand implements Callable<Integer> {
  @Mixin private ClusterOptions options;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = options.config();
    try (FlinkCluster cluster = FlinkCluster.reach(config)) {
      StreamSettings.requireShared(config);
      JobID job = ClusterJob.running(cluster, config, "write a savepoint of");
      String address = cluster.savepoint(job, StreamSettings.savepoints(config));
      spec.commandLine().getOut().println("savepoint: " + address);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
