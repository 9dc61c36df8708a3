package io.filrouge.delivery.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All partitions of one topic, from where a group has come to. */
final class Feed implements AutoCloseable {
  private static final String MOST_RECORDS = "500";

  private final String topic;
  private final List<TopicPartition> partitions;
  private final KafkaConsumer<byte[], byte[]> committed;
  private final KafkaConsumer<byte[], byte[]> all;

  /**
   * @param client properties of any Kafka client
   * @param group whose offsets say where to begin; at the beginning where they say nothing
   */
  Feed(Map<String, String> client, String topic, String group) {
    this.topic = topic;
    this.committed = consumer(client, group, "read_committed");
    this.all = consumer(client, group, "read_uncommitted");
    this.partitions =
        committed.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    committed.assign(partitions);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(
      Map<String, String> client, String group, String isolation) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put("group.id", group);
    properties.put("isolation.level", isolation);
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("max.poll.records", MOST_RECORDS);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** How many records went by the topic's retention before this group had come to them. */
  long missed() {
    Map<TopicPartition, OffsetAndMetadata> reached = committed.committed(Set.copyOf(partitions));
    Map<TopicPartition, Long> first = committed.beginningOffsets(partitions);
    return partitions.stream()
        .filter(partition -> reached.get(partition) != null)
        .mapToLong(partition -> Math.max(0, first.get(partition) - reached.get(partition).offset()))
        .sum();
  }

  List<ConsumerRecord<byte[], byte[]>> poll(Duration patience) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    committed.poll(patience).forEach(records::add);
    return records;
  }

  /** Where committed readers would find the end now. */
  Map<TopicPartition, Long> end() {
    return committed.endOffsets(partitions);
  }

  /** Where the topic ends now, records included that are not committed yet. */
  Map<TopicPartition, Long> writtenEnd() {
    return all.endOffsets(partitions);
  }

  boolean isAt(Map<TopicPartition, Long> goal) {
    return partitions.stream()
        .allMatch(partition -> committed.position(partition) >= goal.get(partition));
  }

  /**
   * Where the group has come to when these records are done.
   *
   * @param records as polled
   * @param done places in the list of those that are done
   */
  Map<TopicPartition, Long> reached(
      List<ConsumerRecord<byte[], byte[]>> records, Set<Integer> done) {
    Map<TopicPartition, Long> reached = new HashMap<>();
    Set<TopicPartition> stuck = new HashSet<>();
    for (int place = 0; place < records.size(); place++) {
      ConsumerRecord<byte[], byte[]> record = records.get(place);
      TopicPartition partition = new TopicPartition(topic, record.partition());
      if (!done.contains(place)) {
        stuck.add(partition);
      }
      if (!stuck.contains(partition)) {
        reached.put(partition, record.offset() + 1);
      }
    }
    return reached;
  }

  @Override
  public void close() {
    try (committed;
        all) {
      return;
    }
  }
}
