package io.filrouge.streaming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobManagerAddressTest {

  @Test
  void noneIsNamedWhereTheJobRunsInTheLaunchersOwnProcess() {
    assertThat(JobManagerAddress.from(Configuration.load(null, Map.of()))).isEmpty();
  }

  @Test
  void severalStandWithCommasBetweenThem() {
    assertThat(named("flink-1:8081, 10.0.0.7:80,[::1]:65535"))
        .extracting(JobManagerAddress::toString)
        .containsExactly("flink-1:8081", "10.0.0.7:80", "[::1]:65535");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "flink-1", "http://flink-1:8081", "flink-1:8081,", "flink-1:rest", "a b:1"})
  void whatIsNoAddressIsRefused(String written) {
    assertThatThrownBy(() -> named(written))
        .hasMessageStartingWith("Cannot use cluster.jobmanager: ")
        .hasMessageEndingWith(
            "; write host:port of a JobManager's REST endpoint, several with commas between them")
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION));
  }

  private static List<JobManagerAddress> named(String written) {
    return JobManagerAddress.from(Configuration.load(null, Map.of("cluster.jobmanager", written)));
  }
}
