package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import io.filrouge.streaming.events.Lateness;
import io.filrouge.streaming.events.OutageRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;

/** What the configuration says of the engine. */
final class StreamSettings {
  /**
   * What the job is called in a process of its own: by this its metrics are looked for, whatever
   * the prefix of its transactions.
   */
  static final String NAME_IN_A_PROCESS = "filrouge-reactivation";

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(20);
  private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
  private static final Duration FIRST_CHECKPOINT = Duration.ofMinutes(2);
  private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(10);
  private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(10);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);

  /**
   * How long who has named a cart, and who a visitor is, is remembered after the last event of
   * theirs, in event time.
   */
  static Duration timeToLive(Config config) {
    return Durations.of(config, "stream.state-retention").multipliedBy(2);
  }

  /** How an outage is told. */
  static OutageRule outages(Config config) {
    return new OutageRule(
        Durations.of(config, "stream.outage-after"),
        new Lateness(Durations.of(config, "stream.allowed-lateness")));
  }

  static boolean isExactlyOnce(Config config) {
    return switch (config.getString("stream.delivery")) {
      case "exactly-once" -> true;
      case "idempotent" -> false;
      default ->
          throw Failure.configuration(
              "Cannot use stream.delivery: "
                  + config.getString("stream.delivery")
                  + "; use exactly-once or idempotent");
    };
  }

  /**
   * From one heartbeat to the next.
   *
   * @throws Failure of exit code 2 for so many that they are a load, or too few to tell the time
   */
  static Duration heartbeatInterval(Config config) {
    Duration interval = Durations.of(config, "stream.heartbeat-interval");
    if (interval.compareTo(SHORTEST_HEARTBEAT) < 0 || interval.compareTo(LONGEST_HEARTBEAT) > 0) {
      throw Failure.configuration(
          "Cannot use stream.heartbeat-interval: "
              + config.getString("stream.heartbeat-interval")
              + "; give 10 ms to 10 s");
    }
    return interval;
  }

  /** After how long Kafka drops a transaction that is neither committed nor aborted. */
  static Duration transactionTimeout(Config config) {
    return Durations.of(config, "stream.kafka.transaction-timeout");
  }

  /** Where checkpoints are kept, as an address. */
  static String checkpoints(Config config) {
    return address(config.getString("stream.checkpoints.uri"));
  }

  /** Where a stopped job leaves its state. */
  static String savepoints(Config config) {
    return address(config.getString("stream.savepoints.uri"));
  }

  /**
   * Makes sure that checkpoints are where every machine of a cluster finds them.
   *
   * @throws Failure of exit code 2 for a path that begins at the folder of whoever reads it
   */
  static void requireShared(Config config) {
    for (String key : List.of("stream.checkpoints.uri", "stream.savepoints.uri")) {
      String place = config.getString(key);
      if (!place.startsWith("/") && !isAddress(place)) {
        throw Failure.configuration(
            "Cannot run on a cluster with "
                + key
                + " = "
                + place
                + ", which begins at the folder of whoever reads it; give a URI, or the absolute path"
                + " of a file system that all machines share");
      }
    }
  }

  /** What the job is called on a cluster, by which nobody else's is taken for it. */
  static String name(Config config) {
    return config.getString("stream.kafka.transactional-id-prefix");
  }

  /**
   * How long the first checkpoint may take to be complete. Flink draws when it begins, within an
   * interval; then there is the time to set up the tasks and to write all of the state.
   */
  static Duration patience(Config config) {
    return FIRST_CHECKPOINT.plus(Durations.of(config, "stream.checkpoints.interval"));
  }

  private static boolean isAddress(String place) {
    return place.matches("[a-z][a-z0-9+.-]+:.*");
  }

  static String address(String place) {
    return isAddress(place)
        ? place
        : Path.of(place).toAbsolutePath().normalize().toUri().toString();
  }

  /**
   * The engine's settings for the live job.
   *
   * @param recoverFrom a savepoint or checkpoint, or null
   * @param isOurs whether it is one of the job's own checkpoints, to go on from and clean up
   */
  static Configuration live(Config config, String recoverFrom, boolean isOurs) {
    Configuration settings = engine(config);
    settings.addAll(running(config, recoverFrom, isOurs));
    settings.set(
        DeploymentOptions.JOB_STATUS_CHANGED_LISTENERS,
        List.of(RestartsTold.Factory.class.getName()));
    if (!config.getIsNull("stream.metrics-port")) {
      exposeMetrics(settings, config.getInt("stream.metrics-port"));
    }
    return settings;
  }

  /**
   * The job's own settings where the machines are a cluster's, which has settings of its own.
   *
   * @param recoverFrom a savepoint or checkpoint, or null
   * @param isOurs whether it is one of the job's own checkpoints, to go on from and clean up
   */
  static Configuration submitted(Config config, String recoverFrom, boolean isOurs) {
    Configuration settings = pipeline(config);
    settings.addAll(running(config, recoverFrom, isOurs));
    return settings;
  }

  private static Configuration running(Config config, String recoverFrom, boolean isOurs) {
    Configuration settings = new Configuration();
    settings.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    settings.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        Durations.of(config, "stream.checkpoints.interval"));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints(config));
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(
        CheckpointingOptions.TOLERABLE_FAILURE_NUMBER,
        config.getInt("stream.checkpoints.tolerable-failures"));
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    settings.set(StateBackendOptions.STATE_BACKEND, stateBackend(config));
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
    if (recoverFrom != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, recoverFrom);
      settings.set(
          StateRecoveryOptions.RESTORE_MODE,
          isOurs ? RecoveryClaimMode.CLAIM : RecoveryClaimMode.NO_CLAIM);
    }
    return settings;
  }

  /** What the live job and back-tests have in common. */
  static Configuration engine(Config config) {
    Configuration settings = pipeline(config);
    settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, config.getInt("stream.parallelism"));
    return settings;
  }

  private static Configuration pipeline(Config config) {
    Configuration settings = new Configuration();
    settings.set(CoreOptions.DEFAULT_PARALLELISM, config.getInt("stream.parallelism"));
    settings.set(PipelineOptions.MAX_PARALLELISM, config.getInt("stream.max-parallelism"));
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARK_INTERVAL);
    return settings;
  }

  private static String stateBackend(Config config) {
    return switch (config.getString("stream.state-backend")) {
      case "heap" -> "hashmap";
      case "rocksdb" -> "rocksdb";
      default ->
          throw Failure.configuration(
              "Cannot use stream.state-backend: "
                  + config.getString("stream.state-backend")
                  + "; use heap or rocksdb");
    };
  }

  private static void exposeMetrics(Configuration settings, int port) {
    settings.set(MetricOptions.REPORTERS_LIST, "prometheus");
    settings.setString(
        "metrics.reporter.prometheus.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    settings.setString("metrics.reporter.prometheus.port", Integer.toString(port));
  }

  private StreamSettings() {}
}
