package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamSettingsTest {

  @Test
  void whatMakesTheJobIsTheSameOnAClusterAndTheMachinesAreTheClusters() {
    Config config = config(Map.of("stream.parallelism", "3"));

    Configuration submitted = StreamSettings.submitted(config, "file:/s/one", false);

    assertThat(submitted.get(CoreOptions.DEFAULT_PARALLELISM)).isEqualTo(3);
    assertThat(submitted.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    assertThat(submitted.get(StateRecoveryOptions.SAVEPOINT_PATH)).isEqualTo("file:/s/one");
    assertThat(submitted.get(StateRecoveryOptions.RESTORE_MODE))
        .isEqualTo(RecoveryClaimMode.NO_CLAIM);
    assertThat(submitted.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).isEqualTo("file:///c");
    assertThat(submitted.contains(RestOptions.BIND_ADDRESS)).isFalse();
    assertThat(submitted.contains(TaskManagerOptions.NUM_TASK_SLOTS)).isFalse();
    assertThat(submitted.contains(DeploymentOptions.JOB_STATUS_CHANGED_LISTENERS)).isFalse();
    Configuration live = StreamSettings.live(config, "file:/s/one", false);
    assertThat(live.toMap()).containsAllEntriesOf(submitted.toMap());
    assertThat(live.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(live.get(TaskManagerOptions.NUM_TASK_SLOTS)).isEqualTo(3);
  }

  @Test
  void theJobIsCalledByThePrefixOfItsTransactionsOnACluster() {
    assertThat(StreamSettings.name(config(Map.of()))).isEqualTo("filrouge-reactivation");
    assertThat(StreamSettings.name(config(Map.of("stream.kafka.transactional-id-prefix", "paris"))))
        .isEqualTo("paris");
  }

  @Test
  void heartbeatsComeOftenEnoughToTellTheTimeAndNotSoOftenThatTheyAreALoad() {
    assertThat(StreamSettings.heartbeatInterval(config(Map.of()))).isEqualTo(Duration.ofSeconds(1));
    for (String fine : new String[] {"10 ms", "10 s"}) {
      assertThatCode(
              () ->
                  StreamSettings.heartbeatInterval(
                      config(Map.of("stream.heartbeat-interval", fine))))
          .doesNotThrowAnyException();
    }
    for (String refused : new String[] {"9 ms", "11 s"}) {
      assertThatThrownBy(
              () ->
                  StreamSettings.heartbeatInterval(
                      config(Map.of("stream.heartbeat-interval", refused))))
          .isInstanceOf(Failure.class)
          .hasMessage("Cannot use stream.heartbeat-interval: " + refused + "; give 10 ms to 10 s");
    }
  }

  @Test
  void theNameInAProcessIsTheOneThatMetricsAreKnownBy() {
    assertThat(StreamSettings.NAME_IN_A_PROCESS).isEqualTo("filrouge-reactivation");
  }

  @Test
  void aFirstCheckpointThatBeginsAfterAnIntervalIsWaitedFor() {
    assertThat(StreamSettings.patience(config(Map.of()))).isEqualTo(Duration.ofSeconds(121));
    assertThat(StreamSettings.patience(config(Map.of("stream.checkpoints.interval", "10 minutes"))))
        .isEqualTo(Duration.ofMinutes(12));
  }

  @ParameterizedTest
  @CsvSource({"/c,s3://bucket/s", "hdfs://name/c,/s", "file:///c,/s"})
  void placesThatAllMachinesFindAreTaken(String checkpoints, String savepoints) {
    Config config =
        config(Map.of("stream.checkpoints.uri", checkpoints, "stream.savepoints.uri", savepoints));

    assertThatCode(() -> StreamSettings.requireShared(config)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"stream.checkpoints.uri,var/c", "stream.savepoints.uri,../s"})
  void aPlaceThatBeginsAtSomebodysFolderIsRefusedOnACluster(String key, String place) {
    Config config = config(Map.of(key, place));

    assertThatThrownBy(() -> StreamSettings.requireShared(config))
        .hasMessage(
            "Cannot run on a cluster with %s = %s, which begins at the folder of whoever reads it;"
                    .formatted(key, place)
                + " give a URI, or the absolute path of a file system that all machines share")
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION));
  }

  private static Config config(Map<String, String> over) {
    Map<String, String> all = new HashMap<>();
    all.put("stream.checkpoints.uri", "/c");
    all.put("stream.savepoints.uri", "/s");
    all.putAll(over);
    return io.filrouge.settings.Configuration.load(null, all);
  }
}
