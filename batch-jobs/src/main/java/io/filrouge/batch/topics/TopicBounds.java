package io.filrouge.batch.topics;

import io.filrouge.settings.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks Kafka what a topic holds. What has not been committed yet is not counted. */
public final class TopicBounds {
  private final Map<String, String> client;
  private final String topic;

  /**
   * @param client properties of any Kafka client; they may hold secrets
   */
  public TopicBounds(Map<String, String> client, String topic) {
    this.client = client;
    this.topic = topic;
  }

  /** All that is there, by partition. */
  public List<PartitionBounds> now() {
    return find(Optional.empty());
  }

  /** What was there before a moment, by Kafka's clock. */
  public List<PartitionBounds> before(Instant moment) {
    return find(Optional.of(moment));
  }

  private List<PartitionBounds> find(Optional<Instant> moment) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(client)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> until = new TreeMap<>(TopicBounds::byNumber);
      until.putAll(end);
      moment.ifPresent(
          limit ->
              at(consumer, partitions, limit)
                  .forEach((partition, offset) -> until.merge(partition, offset, Math::min)));
      List<PartitionBounds> bounds = new ArrayList<>();
      until.forEach(
          (partition, offset) ->
              bounds.add(
                  new PartitionBounds(
                      partition.partition(), first.get(partition), offset, end.get(partition))));
      return bounds;
    } catch (KafkaException e) {
      throw Failure.input(
          "Cannot read topic "
              + topic
              + ": "
              + e.getClass().getSimpleName()
              + "; look after Kafka and run it again");
    }
  }

  /** The first offsets of a moment or later; partitions without any are left out. */
  private static Map<TopicPartition, Long> at(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant moment) {
    Map<TopicPartition, Long> asked =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> moment.toEpochMilli()));
    Map<TopicPartition, Long> found = new TreeMap<>(TopicBounds::byNumber);
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> entry :
        consumer.offsetsForTimes(asked).entrySet()) {
      if (entry.getValue() != null) {
        found.put(entry.getKey(), entry.getValue().offset());
      }
    }
    return found;
  }

  private static int byNumber(TopicPartition one, TopicPartition other) {
    return Integer.compare(one.partition(), other.partition());
  }

  /** A consumer that sees what is committed, and never skips on its own what is not there. */
  static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> client) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "20000");
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "15000");
    properties.putAll(new TreeMap<>(client));
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
