package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.filrouge.settings.Configuration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

final class SubmittedReactivationTest {
  private static final Checkpoints.Found SAVEPOINT =
      new Checkpoints.Found("file:/s/savepoint-1", true, 0);

  @Test
  void goesByItsOwnSettingsAndLeavesTheLaunchersBehind() throws Exception {
    Config config =
        config(
            Map.of(
                "flink.security.ssl.rest.keystore-password", "launcher's secret",
                "flink.rest.port", "8081",
                "flink.parallelism.default", "7",
                "stream.parallelism", "3"));

    StreamGraph job = planned(config, new JobID(1, 2));

    Map<String, String> settings = job.getJobConfiguration().toMap();
    assertThat(settings.keySet()).noneMatch(key -> key.matches("(security|rest)[.].*"));
    assertThat(settings).doesNotContainValue("launcher's secret");
    assertThat(job.getJobConfiguration().get(CoreOptions.DEFAULT_PARALLELISM)).isEqualTo(3);
    assertThat(job.getJobConfiguration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo("file:///c");
  }

  @Test
  void isKnownByItsNameAndIdAndGoesOnFromWhatItIsTold() throws Exception {
    StreamGraph job = planned(config(Map.of()), new JobID(1, 2));

    assertThat(job.getJobName()).isEqualTo("filrouge-reactivation");
    assertThat(job.getJobID()).isEqualTo(new JobID(1, 2));
    assertThat(job.getSavepointRestoreSettings().getRestorePath()).isEqualTo("file:/s/savepoint-1");
    assertThat(job.getSavepointRestoreSettings().allowNonRestoredState()).isFalse();
  }

  private static StreamGraph planned(Config config, JobID id) throws Exception {
    return SubmittedReactivation.planned(
        config, Beginning.of(false, null, null, Optional.of(SAVEPOINT)), id);
  }

  private static Config config(Map<String, String> over) {
    Map<String, String> all = new HashMap<>(over);
    all.put("stream.kafka.bootstrap-servers", "localhost:1");
    all.put("stream.checkpoints.uri", "/c");
    all.put("stream.savepoints.uri", "/s");
    return Configuration.load(null, all);
  }
}
