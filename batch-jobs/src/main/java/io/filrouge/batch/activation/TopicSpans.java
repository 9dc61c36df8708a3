package io.filrouge.batch.activation;

import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What of a topic is to be read: from where the nights before have come to, up to its end. What has
 * not been committed yet is left to the next night.
 */
final class TopicSpans {
  private final Map<String, String> client;
  private final String topic;
  private final String topicId;

  TopicSpans(Map<String, String> client, String topic, String topicId) {
    this.client = client;
    this.topic = topic;
    this.topicId = topicId;
  }

  /**
   * Finds them.
   *
   * @param next the offset behind the last record taken, by partition
   */
  List<TopicSpan> find(Map<Integer, Long> next) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(client)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
      List<TopicSpan> spans = new ArrayList<>();
      for (TopicPartition partition : partitions) {
        long from = Math.max(first.get(partition), next.getOrDefault(partition.partition(), 0L));
        long until = last.get(partition);
        if (from < until) {
          spans.add(new TopicSpan(topic, topicId, partition.partition(), from, until));
        }
      }
      return spans;
    } catch (KafkaException e) {
      throw Failure.input(
          "Cannot read topic "
              + topic
              + ": "
              + e.getClass().getSimpleName()
              + "; look after Kafka and run it again");
    }
  }

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
