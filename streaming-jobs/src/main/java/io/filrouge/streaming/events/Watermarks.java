package io.filrouge.streaming.events;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** How event time advances. */
public final class Watermarks {
  /** The safety net for a partition without heartbeats: others do not wait for it for ever. */
  private static final Duration IDLENESS = Duration.ofMinutes(1);

  /** A fixed time behind the newest event or heartbeat of each partition. */
  public static WatermarkStrategy<Incoming> behind(Lateness lateness) {
    return WatermarkStrategy.<Incoming>forBoundedOutOfOrderness(lateness.allowed())
        .withTimestampAssigner((incoming, before) -> incoming.time())
        .withIdleness(IDLENESS);
  }

  /** For topics that tell no time: they hold nobody back. */
  public static WatermarkStrategy<Incoming> timeless() {
    return WatermarkStrategy.forGenerator(context -> new Timeless());
  }

  private static final class Timeless implements WatermarkGenerator<Incoming> {
    @Override
    public void onEvent(Incoming incoming, long timestamp, WatermarkOutput output) {
      output.emitWatermark(Watermark.MAX_WATERMARK);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(Watermark.MAX_WATERMARK);
    }
  }

  private Watermarks() {}
}
