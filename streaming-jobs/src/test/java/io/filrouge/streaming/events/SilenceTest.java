package io.filrouge.streaming.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

/** When no events come, the topics that tell no time must not be the ones that do. */
final class SilenceTest {
  private final List<String> told = new ArrayList<>();
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          told.add("time " + watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
          told.add("idle");
        }

        @Override
        public void markActive() {
          told.add("active");
        }
      };

  @Test
  void newsTellNoTimeAndHoldNobodyBack() {
    WatermarkGenerator<Incoming> news = Watermarks.timeless().createWatermarkGenerator(null);

    news.onPeriodicEmit(output);
    news.onEvent(Incoming.timeless(null), Incoming.NO_TIME, output);

    assertThat(told).containsOnly("idle");
  }
}
