package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.ConfOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A configuration, and which Flink cluster the live job is on. */
final class ClusterOptions {
  private static final String HOME = "filrouge.home";

  @Mixin private ConfOptions configuration;

  @Option(
      names = "--jobmanager",
      paramLabel = "HOST:PORT",
      description = {
        "The REST endpoint of a Flink cluster's JobManager, as in flink-1:8081, several with commas"
            + " between them; default: cluster.jobmanager of the configuration."
      })
  private String jobManager;

  @Option(
      names = "--cluster",
      paramLabel = "FILE",
      description = {
        "HOCON settings of a cluster, which win over those of --conf; default with --jobmanager:"
            + " conf/cluster.conf of this Filrouge."
      })
  private Path cluster;

  Config config() {
    return config(Map.of());
  }

  /**
   * @param said keys that win over all
   */
  Config config(Map<String, String> said) {
    Map<String, String> all = new LinkedHashMap<>(said);
    if (jobManager != null) {
      all.put("cluster.jobmanager", jobManager);
    }
    return configuration.config(files(), all);
  }

  private List<Path> files() {
    if (cluster != null) {
      return List.of(cluster);
    }
    return jobManager == null || System.getProperty(HOME) == null
        ? List.of()
        : List.of(Path.of(System.getProperty(HOME), "conf", "cluster.conf"));
  }
}
