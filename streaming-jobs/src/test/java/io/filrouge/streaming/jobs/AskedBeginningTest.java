package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.Test;

final class AskedBeginningTest {
  private static final AskedBeginning NOTHING = new AskedBeginning(false, null);

  @Test
  void isThatOfTheArguments() {
    assertThat(AskedBeginning.of(kept(), false, null)).isEqualTo(NOTHING);
    assertThat(AskedBeginning.of(kept(), true, null)).isEqualTo(new AskedBeginning(true, null));
    assertThat(AskedBeginning.of(kept(), false, "file:/s/one"))
        .isEqualTo(new AskedBeginning(false, "file:/s/one"));
  }

  @Test
  void isThatOfTheClusterWhereItNamesOne() {
    Configuration cluster = kept();
    cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, "file:/s/upgrade");

    assertThat(AskedBeginning.of(cluster, false, null).savepoint()).isEqualTo("file:/s/upgrade");
    assertThat(AskedBeginning.of(cluster, false, "file:/s/one").savepoint())
        .isEqualTo("file:/s/upgrade");
    assertThat(AskedBeginning.of(cluster, true, null))
        .isEqualTo(new AskedBeginning(false, "file:/s/upgrade"));
  }

  @Test
  void isNothingWhereEachStartWouldGoBackToIt() {
    Configuration cluster = new Configuration();
    cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, "file:/s/upgrade");
    assertThat(AskedBeginning.of(cluster, false, null)).isEqualTo(NOTHING);

    assertThatThrownBy(() -> AskedBeginning.of(new Configuration(), true, null))
        .hasMessage(
            "Cannot begin --fresh without high availability: each JobManager that follows would"
                + " begin so again; set high-availability.type")
        .extracting(failure -> ((Failure) failure).outcome())
        .isEqualTo(Outcome.WRONG_CONFIGURATION);
    assertThatThrownBy(() -> AskedBeginning.of(new Configuration(), false, "file:/s/one"))
        .hasMessageStartingWith("Cannot begin --from-savepoint file:/s/one without");
  }

  private static Configuration kept() {
    Configuration cluster = new Configuration();
    cluster.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
    return cluster;
  }
}
