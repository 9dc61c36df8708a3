package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Configuration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands refuse before they ask any cluster. */
final class ClusterCommandsTest {

  @ParameterizedTest
  @ValueSource(strings = {"status", "savepoint", "stop", "upgrade"})
  void askWhichClusterIsMeant(String command) {
    assertThat(refused(command))
        .isEqualTo(
            "filrouge: Cannot tell which cluster is meant; give --jobmanager HOST:PORT, or set"
                + " cluster.jobmanager. A job in a process of its own is stopped by SIGTERM");
  }

  @Test
  void aJobOnAClusterNeedsNoWatchDog() {
    assertThat(refused("reactivation", "--watch", "--jobmanager", "flink-1:8081"))
        .isEqualTo(
            "filrouge: Cannot --watch a job on a cluster, which starts it again itself; leave"
                + " --watch out");
  }

  @Test
  void aJobOnAClusterNeedsCheckpointsThatAllMachinesFind() {
    assertThat(refused("reactivation", "--jobmanager=flink-1:8081"))
        .startsWith(
            "filrouge: Cannot run on a cluster with stream.checkpoints.uri ="
                + " var/stream/checkpoints, which begins at the folder of whoever reads it");
  }

  @Test
  void aJobThatCannotRunIsStoppedByItsCheckpoints() {
    assertThat(refused("stop", "--without-savepoint", "--set", "cluster.jobmanager=flink-1"))
        .startsWith("filrouge: Cannot use cluster.jobmanager: flink-1; ");
  }

  @Test
  void slotsThatAreThereCountUnlessTheyComeWhenAJobAsks() {
    assertThat(ClusterJob.getsSlotsWhenItAsks(Configuration.load(null, Map.of()))).isFalse();
    assertThat(
            ClusterJob.getsSlotsWhenItAsks(
                Configuration.load(null, Map.of("cluster.elastic", "true"))))
        .isTrue();
  }

  private static String refused(String... arguments) {
    StringWriter err = new StringWriter();
    int exitCode = Stream.commandLine().setErr(new PrintWriter(err)).execute(arguments);
    assertThat(exitCode).isEqualTo(2);
    return err.toString().strip();
  }
}
