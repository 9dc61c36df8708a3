package io.filrouge.streaming.events;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How event time advances: a fixed time behind the heartbeats of each partition, so that a device
 * whose clock is ahead moves nobody's. Where nobody writes heartbeats it is the newest event that
 * counts.
 */
public final class Watermarks {
  /**
   * The safety net for a partition that never had a heartbeat: after so many periodic looks (a
   * minute) without anything, others do not wait for it any more. One that had is waited for, or
   * after an outage the partition that is read first would make the others' events late.
   */
  private static final int LOOKS_UNTIL_IDLE = 3_000;

  /** So many periodic looks without a heartbeat, and there are none. */
  private static final int LOOKS_WITHOUT_HEARTBEAT = 100;

  /**
   * Heartbeats so much newer than what was told last are a backlog that is being read, for a second
   * of the shop's passes in milliseconds.
   */
  private static final long BACKLOG_MILLIS = 10_000;

  /**
   * So many periodic looks (half a second) pass while a backlog is read before the next watermark:
   * what is settled for a key at once needs its state once.
   */
  private static final int LOOKS_IN_BACKLOG = 25;

  /** Behind the heartbeats of each partition. */
  public static WatermarkStrategy<Incoming> behind(Lateness lateness) {
    return WatermarkStrategy.<Incoming>forGenerator(context -> new Behind(lateness))
        .withTimestampAssigner((incoming, before) -> incoming.time());
  }

  /** For topics that tell no time: they hold nobody back. */
  public static WatermarkStrategy<Incoming> timeless() {
    return WatermarkStrategy.forGenerator(context -> new Timeless());
  }

  /** One a partition. */
  static final class Behind implements WatermarkGenerator<Incoming> {
    private final Lateness lateness;
    private long heartbeat = Incoming.NO_TIME;
    private long newest = Incoming.NO_TIME;
    private long told = Incoming.NO_TIME;
    private int looks;
    private int looksSinceTold;
    private int looksWithoutAnything;

    Behind(Lateness lateness) {
      this.lateness = lateness;
    }

    @Override
    public void onEvent(Incoming incoming, long timestamp, WatermarkOutput output) {
      looksWithoutAnything = 0;
      if (incoming.isHeartbeat()) {
        heartbeat = Math.max(heartbeat, incoming.time());
      } else {
        newest = Math.max(newest, incoming.time());
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (heartbeat != Incoming.NO_TIME) {
        tell(output);
        return;
      }
      if (++looksWithoutAnything > LOOKS_UNTIL_IDLE) {
        output.markIdle();
        return;
      }
      if (newest != Incoming.NO_TIME && ++looks >= LOOKS_WITHOUT_HEARTBEAT) {
        output.emitWatermark(new Watermark(lateness.settledBy(newest)));
      }
    }

    private void tell(WatermarkOutput output) {
      boolean isBacklog = told != Incoming.NO_TIME && heartbeat - told > BACKLOG_MILLIS;
      if (isBacklog && ++looksSinceTold < LOOKS_IN_BACKLOG) {
        return;
      }
      looksSinceTold = 0;
      told = heartbeat;
      output.emitWatermark(new Watermark(lateness.settledBy(heartbeat)));
    }
  }

  /**
   * Idle for ever. Said by a watermark at the end of time, it would be the only one left once every
   * partition of events is idle, and all that is ever due would be decided at once.
   */
  static final class Timeless implements WatermarkGenerator<Incoming> {
    @Override
    public void onEvent(Incoming incoming, long timestamp, WatermarkOutput output) {
      output.markIdle();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }

  private Watermarks() {}
}
