package io.filrouge.batch.topics;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Records of one partition that are to be read.
 *
 * @param topicId Kafka's own id of the topic, another one if it is made anew
 * @param from the first offset
 * @param until the first offset that is not read any more
 */
public record TopicSpan(String topic, String topicId, int partition, long from, long until)
    implements Serializable {

  /**
   * What of a topic is to be read: from where the nights before have come to, up to its end.
   *
   * @param next the offset behind the last record taken, by partition
   */
  public static List<TopicSpan> behind(
      Map<Integer, Long> next, String topic, String topicId, List<PartitionBounds> bounds) {
    return bounds.stream()
        .map(
            partition ->
                new TopicSpan(
                    topic,
                    topicId,
                    partition.partition(),
                    Math.max(partition.first(), next.getOrDefault(partition.partition(), 0L)),
                    partition.until()))
        .filter(span -> span.from() < span.until())
        .toList();
  }
}
