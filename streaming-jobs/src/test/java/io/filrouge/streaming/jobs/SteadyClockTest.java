package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SteadyClockTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static final Duration AT_ONCE = Duration.ofMillis(5);

  private Duration passed;
  private Duration wrong;
  private SteadyClock clock;

  @BeforeEach
  void begin() {
    passed = Duration.ZERO;
    wrong = Duration.ZERO;
    clock = new SteadyClock(() -> NOON.plus(passed).plus(wrong), () -> passed.toNanos());
  }

  @Test
  void tellsTheMachinesTimeThoughItDrifts() {
    for (int second = 1; second <= 100; second++) {
      passes(1);
      wrong = Duration.ofSeconds(second);
      assertThat(clock.instant()).isEqualTo(at(2 * second));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 600, 86_400, -6, -600, -86_400})
  void goesOnAsBeforeWhenTheMachinesClockJumpsAndKafkasDoesNot(long seconds) {
    passes(10);
    wrong = Duration.ofSeconds(seconds);
    passes(1);
    assertThat(clock.instant()).isEqualTo(at(11));
    assertThat(clock.compare(at(11), AT_ONCE)).as("once is nothing").isEmpty();
    assertThat(clock.compare(at(11), AT_ONCE)).contains(wrong);

    passes(100);
    assertThat(clock.instant()).isEqualTo(at(111));
  }

  @Test
  void doesNotFollowAClockThatRunsAwayInSmallSteps() {
    wrong = Duration.ofSeconds(6);
    clock.compare(at(0), AT_ONCE);
    clock.compare(at(0), AT_ONCE);
    for (int second = 1; second <= 100; second++) {
      passes(1);
      wrong = wrong.plusSeconds(4);
      assertThat(clock.instant()).isEqualTo(at(second));
    }
  }

  @Test
  void followsTheMachinesClockAgainOnceItIsSetRight() {
    wrong = Duration.ofMinutes(10);
    clock.compare(at(0), AT_ONCE);
    assertThat(clock.compare(at(0), AT_ONCE)).isPresent();
    passes(60);
    assertThat(clock.instant()).isEqualTo(at(60));

    wrong = Duration.ofSeconds(4);
    assertThat(clock.compare(at(60), AT_ONCE)).as("not near enough").isPresent();
    wrong = Duration.ofSeconds(1);
    assertThat(clock.compare(at(60), AT_ONCE)).isEmpty();
    assertThat(clock.instant()).isEqualTo(at(61));
  }

  @Test
  void takesAJumpForTimeThatPassedWhereKafkaSaysSo() {
    wrong = Duration.ofHours(2);
    assertThat(clock.instant()).isEqualTo(NOON);
    assertThat(clock.compare(NOON.plus(wrong).minusMillis(20), AT_ONCE)).isEmpty();
    assertThat(clock.instant()).isEqualTo(NOON.plus(wrong));
  }

  @Test
  void takesASlowAnswerForTimeThatPassed() {
    passes(60);
    assertThat(clock.compare(at(1), Duration.ofSeconds(59))).isEmpty();
    assertThat(clock.compare(at(1), Duration.ofSeconds(59))).isEmpty();
    assertThat(clock.compare(at(1), Duration.ofSeconds(2))).as("slow").isEmpty();
    assertThat(clock.compare(at(1), Duration.ofSeconds(2))).as("slow").isEmpty();
  }

  @Test
  void keepsTheMachinesTimeWhereOnlyKafkasClockIsAnother() {
    passes(1);
    clock.compare(at(1).minusSeconds(3_600), AT_ONCE);
    assertThat(clock.compare(at(1).minusSeconds(3_600), AT_ONCE)).contains(Duration.ofHours(1));
    for (int second = 2; second <= 100; second++) {
      passes(1);
      wrong = Duration.ofMillis(10L * second);
      assertThat(clock.instant()).as("drawn by a little").isEqualTo(at(second).plus(wrong));
    }
  }

  private void passes(long seconds) {
    passed = passed.plusSeconds(seconds);
  }

  private static Instant at(long second) {
    return NOON.plusSeconds(second);
  }
}
