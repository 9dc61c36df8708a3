package io.filrouge.streaming.jobs;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.releases.ReleasedSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.message.MessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest time that heartbeats in shop-events told, whoever wrote them. */
final class NewestHeartbeat {
  private final MessageDecoder<ShopEvent> decoder =
      ShopEvent.createDecoder(ReleasedSchemas.of("shop-event"));
  private Instant newest;

  /**
   * Looks for it where a topic ends, no further back than needed.
   *
   * @param client properties of any Kafka client
   * @param topic of shop events
   * @param now the time
   * @param farthest heartbeats that were written or told a time before that are not looked for
   * @throws org.apache.kafka.common.KafkaException where Kafka does not answer within seconds
   */
  static Optional<Instant> in(
      Map<String, String> client, String topic, Instant now, Duration farthest) {
    Map<String, String> impatient = new HashMap<>(client);
    impatient.put("request.timeout.ms", "1000");
    impatient.put("default.api.timeout.ms", "2000");
    NewestHeartbeat heartbeats = new NewestHeartbeat();
    for (Duration back : List.of(Standstill.OUTAGE, farthest)) {
      TopicReader.readSince(impatient, topic, now.minus(back), heartbeats::see);
      if (heartbeats.newest != null) {
        break;
      }
    }
    return heartbeats.told().filter(newest -> newest.isAfter(now.minus(farthest)));
  }

  void see(ConsumerRecord<byte[], byte[]> record) {
    Logged.read(record, decoder)
        .map(Logged::said)
        .filter(event -> event.getEventType() == EventType.heartbeat)
        .map(ShopEvent::getOccurredAt)
        .filter(time -> newest == null || time.isAfter(newest))
        .ifPresent(time -> newest = time);
  }

  Optional<Instant> told() {
    return Optional.ofNullable(newest);
  }
}
