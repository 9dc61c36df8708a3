package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Failure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A configuration, and where the engine runs: the options of every batch command. */
final class EngineOptions {
  static final String MASTER = "--master";
  static final String DEPLOY_MODE = "--deploy-mode";
  static final String CLUSTER = "--cluster";

  @Mixin private ConfOptions configuration;

  @Option(
      names = MASTER,
      paramLabel = "URL",
      description = {
        "Run on this Spark cluster, as in spark://host:7077, by the spark-submit of SPARK_HOME;"
            + " default: cluster.master of the configuration, or this machine."
      })
  private String master;

  @Option(
      names = DEPLOY_MODE,
      paramLabel = "MODE",
      description = {
        "With a cluster: client (the driver runs here) or cluster (it runs on a machine of the"
            + " cluster, while the launcher waits); default: cluster.deploy-mode of the"
            + " configuration."
      })
  private String deployMode;

  @Option(
      names = CLUSTER,
      paramLabel = "FILE",
      description = {
        "HOCON settings of a cluster, which win over those of --conf; default with --master:"
            + " conf/cluster.conf of this Filrouge."
      })
  private Path cluster;

  Config config() {
    Map<String, String> said = new LinkedHashMap<>();
    if (master != null) {
      said.put("cluster.master", master);
    }
    if (deployMode != null) {
      said.put("cluster.deploy-mode", deployMode);
    }
    return configuration.config(cluster == null ? List.of() : List.of(cluster), said);
  }

  /**
   * Makes sure that options which speak of a cluster have one to speak of.
   *
   * @throws io.filrouge.settings.Failure of exit code 2 when no master is named anywhere
   */
  static void requireMaster(Config config) {
    if (config.getIsNull("cluster.master")) {
      throw Failure.configuration(
          "Cannot tell which cluster to run on; give --master URL, or set cluster.master in the"
              + " file of --cluster");
    }
  }
}
