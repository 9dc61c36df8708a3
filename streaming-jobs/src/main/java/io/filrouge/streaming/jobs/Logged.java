package io.filrouge.streaming.jobs;

import java.io.IOException;
import java.util.Optional;
import org.apache.avro.message.MessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record of a topic says, and where it stands.
 *
 * @param said the record, decoded; null for a tombstone
 * @param value byte for byte; null for a tombstone
 * @param topic the topic
 * @param partition its partition
 * @param offset the offset there
 * @param writtenAt the broker's time of its arrival, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent")
record Logged<T>(T said, byte[] value, String topic, int partition, long offset, long writtenAt) {

  static <T> Logged<T> of(T said, ConsumerRecord<byte[], byte[]> record) {
    return new Logged<>(
        said,
        record.value(),
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp());
  }

  /** The record decoded; empty for one that is a tombstone or cannot be read. */
  static <T> Optional<Logged<T>> read(
      ConsumerRecord<byte[], byte[]> record, MessageDecoder<T> decoder) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(decoder.decode(record.value()), record));
    } catch (IOException | RuntimeException e) {
      // What Avro throws at damaged bytes is not only its own.
      return Optional.empty();
    }
  }

  /** Where it stands, for people. */
  String place() {
    return topic + " " + partition + "@" + offset;
  }
}
