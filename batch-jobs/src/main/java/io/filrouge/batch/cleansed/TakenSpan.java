package io.filrouge.batch.cleansed;

import java.time.LocalDate;

/**
 * Offsets of one partition that a night took from a topic.
 *
 * @param topicId Kafka's own id of the topic, another one if it is made anew
 * @param from the first offset
 * @param until the first offset that was left to the next night
 * @param lost how many offsets before the first had gone before a night took them
 */
record TakenSpan(
    String topic,
    String topicId,
    int partition,
    long from,
    long until,
    long lost,
    LocalDate takenOn) {

  /** The lost offsets, as in {@code shop-events/2: 100 to 199}. */
  String lostOffsets() {
    return topic + "/" + partition + ": " + (from - lost) + " to " + (from - 1);
  }
}
