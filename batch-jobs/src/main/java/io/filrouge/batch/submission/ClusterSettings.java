package io.filrouge.batch.submission;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Optional;

/**
 * The block {@code cluster}: where batch jobs run.
 *
 * @param master as Spark names one, such as {@code spark://host:7077} or {@code local[4]}
 * @param deployMode {@code client} or {@code cluster}
 */
public record ClusterSettings(String master, String deployMode) {
  /** The driver runs where the launcher does. */
  public static final String CLIENT = "client";

  /** The driver runs on a machine of the cluster. */
  public static final String CLUSTER = "cluster";

  private static final String MASTER_KEY = "cluster.master";
  private static final String DEPLOY_MODE_KEY = "cluster.deploy-mode";

  /** Reads the block; empty where no master is named. */
  public static Optional<ClusterSettings> from(Config config) {
    String deployMode = config.getString(DEPLOY_MODE_KEY);
    if (!List.of(CLIENT, CLUSTER).contains(deployMode)) {
      throw Failure.configuration(
          "Cannot read " + DEPLOY_MODE_KEY + " = " + deployMode + "; give client or cluster");
    }
    return config.getIsNull(MASTER_KEY)
        ? Optional.empty()
        : Optional.of(new ClusterSettings(config.getString(MASTER_KEY), deployMode));
  }

  boolean isDriverOnCluster() {
    return deployMode.equals(CLUSTER);
  }
}
