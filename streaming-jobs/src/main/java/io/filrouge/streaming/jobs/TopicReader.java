package io.filrouge.streaming.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic to where it ended when the reading began. */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * From its beginning.
   *
   * @param client properties of any Kafka client
   * @param topic the topic
   * @param isCommittedOnly whether records of open or aborted transactions are passed over
   * @param reader takes each record, in order within its partition
   * @return where each partition ended
   * @throws io.filrouge.settings.Failure of exit code 2 when the user may not read it
   */
  static Map<TopicPartition, Long> readAll(
      Map<String, String> client,
      String topic,
      boolean isCommittedOnly,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    return read(client, topic, isCommittedOnly, KafkaConsumer::seekToBeginning, reader);
  }

  /**
   * From the first record that was written at a moment or later.
   *
   * @param client properties of any Kafka client
   * @param topic the topic
   * @param since the moment
   * @param reader takes each record, in order within its partition
   * @throws io.filrouge.settings.Failure of exit code 2 when the user may not read it
   */
  static void readSince(
      Map<String, String> client,
      String topic,
      Instant since,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    read(client, topic, false, (consumer, partitions) -> seek(consumer, partitions, since), reader);
  }

  private static void seek(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant since) {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, since.toEpochMilli()));
    consumer.seekToEnd(partitions);
    consumer
        .offsetsForTimes(wanted)
        .forEach(
            (partition, first) -> {
              if (first != null) {
                consumer.seek(partition, first.offset());
              }
            });
  }

  private static Map<TopicPartition, Long> read(
      Map<String, String> client,
      String topic,
      boolean isCommittedOnly,
      BiConsumer<KafkaConsumer<byte[], byte[]>, List<TopicPartition>> seek,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put("isolation.level", isCommittedOnly ? "read_committed" : "read_uncommitted");
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    properties.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      seek.accept(consumer, partitions);
      // Of committed readers this is the end of what is committed.
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> left = new HashMap<>(ends);
      left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      while (!left.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Long end = left.get(new TopicPartition(record.topic(), record.partition()));
          if (end != null && record.offset() < end) {
            reader.accept(record);
          }
        }
        left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      }
      return ends;
    } catch (KafkaException e) {
      throw Refusal.of("read topic " + topic, e)
          .<RuntimeException>map(refused -> refused)
          .orElse(e);
    }
  }

  private TopicReader() {}
}
