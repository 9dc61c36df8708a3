package io.filrouge.streaming.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

/** How time passes: by heartbeats, and only without them by events. */
class WatermarksTest {
  private static final long LATENESS = 30_000;
  private static final int LOOKS = 100;
  private static final int LOOKS_UNTIL_IDLE = 3_000;

  private final Emitted emitted = new Emitted();
  private final Watermarks.Behind watermarks = new Watermarks.Behind(ShopLines.LATENESS);

  @Test
  void staysTheLatenessBehindTheHeartbeats() {
    beat(100_000);
    look(1);
    beat(101_000);
    look(1);

    assertThat(emitted.watermarks).containsExactly(100_000 - LATENESS - 1, 101_000 - LATENESS - 1);
  }

  @Test
  void movesLessOftenWhileABacklogIsRead() {
    beat(100_000);
    look(1);
    for (int hour = 1; hour <= 50; hour++) {
      beat(100_000 + hour * 3_600_000L);
      look(1);
    }
    assertThat(emitted.watermarks)
        .containsExactly(
            100_000 - LATENESS - 1,
            100_000 + 25 * 3_600_000L - LATENESS - 1,
            100_000 + 50 * 3_600_000L - LATENESS - 1);

    beat(101_000 + 50 * 3_600_000L);
    look(1);
    assertThat(emitted.watermarks).endsWith(101_000 + 50 * 3_600_000L - LATENESS - 1);
  }

  @Test
  void reachesTheEndOfABacklogAfterWhichNothingComes() {
    beat(100_000);
    look(1);
    beat(9_000_000);
    look(24);
    assertThat(emitted.watermarks).hasSize(1);

    look(1);
    assertThat(emitted.watermarks).endsWith(9_000_000 - LATENESS - 1);
  }

  @Test
  void isNotMovedByADeviceWhoseClockIsAhead() {
    beat(100_000);
    event(400_000);
    look(2 * LOOKS);

    assertThat(emitted.watermarks).containsOnly(100_000 - LATENESS - 1);
  }

  @Test
  void doesNotGoBackWithAHeartbeatThatOvertookAnother() {
    beat(101_000);
    beat(100_000);
    look(1);

    assertThat(emitted.watermarks).containsExactly(101_000 - LATENESS - 1);
  }

  @Test
  void saysNothingBeforeAnythingHappened() {
    look(2 * LOOKS);
    assertThat(emitted.watermarks).isEmpty();

    watermarks.onEvent(Incoming.refused("unreadable", null), Incoming.NO_TIME, emitted);
    look(2 * LOOKS);
    assertThat(emitted.watermarks).isEmpty();
  }

  @Test
  void goesByEventsOnceManyLooksFoundNoHeartbeat() {
    event(100_000);
    event(90_000);
    look(LOOKS - 1);
    assertThat(emitted.watermarks).isEmpty();

    look(1);
    event(120_000);
    look(1);
    assertThat(emitted.watermarks).containsExactly(100_000 - LATENESS - 1, 120_000 - LATENESS - 1);
  }

  @Test
  void goesByHeartbeatsFromTheFirstOneOn() {
    event(400_000);
    look(LOOKS);
    beat(500_000);
    look(1);
    event(900_000);
    look(1);

    assertThat(emitted.watermarks)
        .containsExactly(400_000 - LATENESS - 1, 500_000 - LATENESS - 1, 500_000 - LATENESS - 1);
  }

  @Test
  void isIdleAfterAMinuteWithoutAnythingAndUntilTheNextEvent() {
    event(100_000);
    look(LOOKS_UNTIL_IDLE);
    assertThat(emitted.idle).isZero();

    look(1);
    assertThat(emitted.idle).isEqualTo(1);

    emitted.watermarks.clear();
    event(200_000);
    look(1);
    assertThat(emitted.idle).isEqualTo(1);
    assertThat(emitted.watermarks).containsExactly(200_000 - LATENESS - 1);
  }

  @Test
  void isNeverIdleOnceThereWasAHeartbeat() {
    beat(100_000);
    look(2 * LOOKS_UNTIL_IDLE);

    assertThat(emitted.idle).isZero();
    assertThat(emitted.watermarks).containsOnly(100_000 - LATENESS - 1);
  }

  @Test
  void topicsThatTellNoTimeAreIdleSoThatTheyNeitherHoldTimeBackNorLetItRun() {
    var timeless = Watermarks.timeless().createWatermarkGenerator(null);
    AtomicInteger idle = new AtomicInteger();
    WatermarkOutput output =
        new WatermarkOutput() {
          @Override
          public void emitWatermark(Watermark watermark) {
            throw new AssertionError("no time is told here");
          }

          @Override
          public void markIdle() {
            idle.incrementAndGet();
          }

          @Override
          public void markActive() {
            throw new AssertionError("no time is told here");
          }
        };

    timeless.onEvent(Incoming.view(1), 1, output);
    timeless.onPeriodicEmit(output);

    assertThat(idle).hasValue(2);
  }

  private void beat(long moment) {
    watermarks.onEvent(Incoming.heartbeat(moment, null), moment, emitted);
  }

  private void event(long moment) {
    watermarks.onEvent(Incoming.view(moment), moment, emitted);
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watermarks.onPeriodicEmit(emitted);
    }
  }

  private static final class Emitted implements WatermarkOutput {
    final List<Long> watermarks = new ArrayList<>();
    int idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idle++;
    }

    @Override
    public void markActive() {
      throw new AssertionError("nobody was idle");
    }
  }
}
