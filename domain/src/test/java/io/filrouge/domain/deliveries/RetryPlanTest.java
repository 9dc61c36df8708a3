package io.filrouge.domain.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryPlanTest {
  private static final RetryPlan PLAN =
      new RetryPlan(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1000",
    "1, 0, 500",
    "2, 1, 2000",
    "3, 0.5, 3000",
    "7, 1, 60000",
    "7, 0, 30000",
    "100, 1, 60000",
    "2000000000, 1, 60000"
  })
  void waitsDoubleUpToTheLongest(int failures, double draw, long millis) {
    assertThat(PLAN.waitAfter(failures, Duration.ZERO, draw)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"1, 30, 30000", "1, 0, 1000", "1, 86400, 60000", "3, 1, 4000"})
  void whoAsksForAWaitGetsItUpToTheLongest(int failures, long asked, long millis) {
    assertThat(PLAN.waitAfter(failures, Duration.ZERO, 1, Duration.ofSeconds(asked)))
        .contains(Duration.ofMillis(millis));
  }

  @Test
  void givesUpWhenTheNextAttemptWouldComeTooLate() {
    assertThat(PLAN.waitAfter(7, Duration.ofMinutes(59), 1)).isPresent();
    assertThat(PLAN.waitAfter(7, Duration.ofMinutes(59).plusMillis(1), 1)).isEmpty();
    assertThat(PLAN.lasting(Duration.ZERO).waitAfter(1, Duration.ZERO, 0)).isEmpty();
  }

  @Test
  void refusesPlansThatCannotBe() {
    assertThatThrownBy(
            () -> new RetryPlan(Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(1)))
        .hasMessageStartingWith("Cannot plan retries");
    assertThatThrownBy(
            () -> new RetryPlan(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofHours(1)))
        .hasMessageStartingWith("Cannot plan retries");
  }
}
