package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.streaming.events.SingleObject;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class NewestHeartbeatTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final NewestHeartbeat heartbeats = new NewestHeartbeat();

  @Test
  void isTheLatestThatHeartbeatsToldInWhateverOrderTheyAreRead() {
    see(EventType.heartbeat, NOON.plusSeconds(1));
    see(EventType.heartbeat, NOON.plusSeconds(2));
    see(EventType.heartbeat, NOON);

    assertThat(heartbeats.told()).contains(NOON.plusSeconds(2));
  }

  @Test
  void isNotToldByEventsOrByWhatCannotBeRead() {
    see(EventType.product_viewed, NOON);
    heartbeats.see(record(new byte[] {1, 2, 3}));
    heartbeats.see(record(null));

    assertThat(heartbeats.told()).isEmpty();
  }

  private void see(EventType type, Instant at) {
    ShopEvent event =
        ShopEvent.newBuilder().setEventType(type).setOccurredAt(at).setEventId("one").build();
    heartbeats.see(record(SingleObject.bytes(event, ShopEvent.getEncoder())));
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new ConsumerRecord<>("shop-events", 0, 0, null, value);
  }
}
