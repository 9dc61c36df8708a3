package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StandstillTest {
  private final Standstill standstill = new Standstill();

  @Test
  void tellsTheTimeAsLongAsHeartbeatsAreWritten() {
    standstill.written(at(0), at(0));

    assertThat(standstill.time(at(1))).isEqualTo(at(1));
  }

  @Test
  void tellsTheTimeAfterAMomentWithoutKafka() {
    standstill.written(at(0), at(0));
    standstill.failed(at(5));

    assertThat(standstill.time(at(5))).isEqualTo(at(5));
  }

  @Test
  void standsStillWhileKafkaIsAwayAndUntilOthersHaveDeliveredWhatTheyKept() {
    standstill.written(at(0), at(0));
    standstill.failed(at(6));
    assertThat(standstill.time(at(60))).isEqualTo(at(0));

    standstill.written(at(0), at(61));
    assertThat(standstill.time(at(95))).isEqualTo(at(0));
    assertThat(standstill.time(at(96))).isEqualTo(at(96));
  }

  @Test
  void standsStillAfreshWhenKafkaGoesAwayAgain() {
    standstill.written(at(0), at(0));
    standstill.failed(at(6));
    standstill.written(at(0), at(10));
    standstill.failed(at(20));

    assertThat(standstill.time(at(60))).isEqualTo(at(0));
  }

  @Test
  void hasNothingToStandStillAtBeforeTheFirstHeartbeat() {
    standstill.failed(at(0));

    assertThat(standstill.time(at(60))).isEqualTo(at(60));
  }

  @Test
  void standsStillWhereTheOneBeforeEndedInAnOutage() {
    standstill.follow(at(0), at(90));
    assertThat(standstill.time(at(90))).isEqualTo(at(0));

    standstill.written(at(0), at(90));
    assertThat(standstill.time(at(124))).isEqualTo(at(0));
    assertThat(standstill.time(at(125))).isEqualTo(at(125));
  }

  @Test
  void tellsTheTimeWhereTheOneBeforeHasJustEnded() {
    standstill.follow(at(0), at(5));

    assertThat(standstill.time(at(5))).isEqualTo(at(5));
  }

  @Test
  void standsStillWhereTheOneBeforeToldWhenKafkaGoesAwayAfterwards() {
    standstill.follow(at(0), at(5));
    standstill.failed(at(6));

    assertThat(standstill.time(at(60))).isEqualTo(at(0));
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(1_772_438_400 + second);
  }
}
