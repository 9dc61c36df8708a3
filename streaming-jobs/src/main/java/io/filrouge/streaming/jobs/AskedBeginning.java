package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;

/**
 * Where an application is asked to begin. Flink calls it again for each JobManager that follows, by
 * the same words: they hold for the first start only, after which high availability knows the
 * newest checkpoint, which wins over all that is asked for here.
 *
 * @param isFresh whether to begin with no state
 * @param savepoint to begin from, or null
 */
record AskedBeginning(boolean isFresh, String savepoint) {

  /**
   * What the cluster asks for wins over the arguments: an operator that upgrades by a savepoint
   * names it to the cluster, and leaves the arguments as they were at the first start. Without high
   * availability each start goes on from the newest, whatever the cluster names.
   *
   * @param cluster the settings that the application was started with
   * @throws Failure of exit code 2 for arguments that would hold for each start
   */
  static AskedBeginning of(ReadableConfig cluster, boolean isFresh, String savepoint) {
    boolean isKept = !"none".equalsIgnoreCase(cluster.get(HighAvailabilityOptions.HA_MODE));
    if (!isKept && (isFresh || savepoint != null)) {
      throw Failure.configuration(
          "Cannot begin "
              + (isFresh ? "--fresh" : "--from-savepoint " + savepoint)
              + " without high availability: each JobManager that follows would begin so again; set"
              + " high-availability.type");
    }
    String named = cluster.get(StateRecoveryOptions.SAVEPOINT_PATH);
    return isKept && named != null
        ? new AskedBeginning(false, named)
        : new AskedBeginning(isFresh, savepoint);
  }
}
