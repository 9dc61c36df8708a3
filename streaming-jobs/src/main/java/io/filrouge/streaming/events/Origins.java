package io.filrouge.streaming.events;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells where a record stood. */
final class Origins {

  static Incoming.Origin of(ConsumerRecord<byte[], byte[]> record) {
    return new Incoming.Origin(
        record.topic(),
        record.partition(),
        record.offset(),
        record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
        record.value() == null ? new byte[0] : record.value());
  }

  private Origins() {}
}
