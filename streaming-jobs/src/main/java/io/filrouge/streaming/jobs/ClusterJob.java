package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import io.filrouge.streaming.submission.FlinkCluster;
import org.apache.flink.api.common.JobID;

/** The live job that runs on a cluster, for whoever has something to do with it. */
final class ClusterJob {

  /**
   * @param doing as in "stop"
   * @throws Failure of exit code 3 where none runs
   */
  static JobID running(FlinkCluster cluster, Config config, String doing)
      throws InterruptedException {
    String name = StreamSettings.name(config);
    return cluster
        .running(name)
        .orElseThrow(
            () ->
                Failure.input(
                    "Cannot "
                        + doing
                        + " "
                        + name
                        + ": no such job runs on "
                        + cluster
                        + "; start it by 'stream reactivation --jobmanager'"));
  }

  /** Whether the slots that there are say nothing of those that there will be. */
  static boolean getsSlotsWhenItAsks(Config config) {
    return config.getBoolean("cluster.elastic");
  }

  private ClusterJob() {}
}
