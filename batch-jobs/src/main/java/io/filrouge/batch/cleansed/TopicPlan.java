package io.filrouge.batch.cleansed;

import io.filrouge.batch.topics.PartitionBounds;
import io.filrouge.batch.topics.TopicSpan;
import io.filrouge.settings.Failure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which offsets of a topic a night takes: from where all nights have come to, up to what is there.
 *
 * <p>A night that is run again keeps what it took; its span may only grow, by what Kafka had before
 * the end of that day and no night has taken. What has gone from the topic meanwhile is known from
 * the distance between what was taken last and what is there first.
 *
 * @param own what the night took when it was run before
 * @param fresh what it takes now; on its first run a span for every partition, if an empty one
 */
record TopicPlan(List<TakenSpan> own, List<TakenSpan> fresh) {

  /** Whether the night has run before, and nothing can be left for it since. */
  static boolean isSettled(List<TakenSpan> taken, LocalDate night) {
    return wasRun(taken, night) && taken.stream().anyMatch(span -> span.takenOn().isAfter(night));
  }

  /** Whether the night took from the topic before. */
  static boolean wasRun(List<TakenSpan> taken, LocalDate night) {
    return taken.stream().anyMatch(span -> span.takenOn().equals(night));
  }

  /** A night takes what it took. */
  static TopicPlan settled(List<TakenSpan> taken, LocalDate night) {
    return new TopicPlan(own(taken, night), List.of());
  }

  /**
   * Goes on behind what all nights took.
   *
   * @param taken what nights took of this source, in any order
   * @throws Failure of exit code 3 when the topic ends before what was taken
   */
  static TopicPlan of(
      List<TakenSpan> taken,
      LocalDate night,
      String topic,
      String topicId,
      List<PartitionBounds> bounds) {
    Map<Integer, Long> next = new HashMap<>();
    taken.stream()
        .filter(span -> span.topicId().equals(topicId))
        .forEach(span -> next.merge(span.partition(), span.until(), Math::max));
    boolean isFirstRun = !wasRun(taken, night);
    List<TakenSpan> fresh = new ArrayList<>();
    for (PartitionBounds there : bounds) {
      long expected = next.getOrDefault(there.partition(), 0L);
      if (there.end() < expected) {
        throw cutBack(topic, there, expected);
      }
      long from = Math.max(there.first(), expected);
      long until = Math.max(from, there.until());
      if (isFirstRun || from < until) {
        // Before the first night nobody minded what the topic forgot.
        long lost = taken.isEmpty() ? 0 : from - expected;
        fresh.add(new TakenSpan(topic, topicId, there.partition(), from, until, lost, night));
      }
    }
    return new TopicPlan(own(taken, night), fresh);
  }

  /** All that the night takes. */
  List<TakenSpan> all() {
    return Stream.concat(own.stream(), fresh.stream()).toList();
  }

  /** What is to be read from Kafka. */
  List<TopicSpan> toRead() {
    return fresh.stream()
        .filter(span -> span.from() < span.until())
        .map(
            span ->
                new TopicSpan(
                    span.topic(), span.topicId(), span.partition(), span.from(), span.until()))
        .toList();
  }

  private static List<TakenSpan> own(List<TakenSpan> taken, LocalDate night) {
    return taken.stream().filter(span -> span.takenOn().equals(night)).toList();
  }

  private static Failure cutBack(String topic, PartitionBounds there, long expected) {
    return Failure.input(
        "Cannot go on reading topic "
            + topic
            + ": partition "
            + there.partition()
            + " ends at offset "
            + there.end()
            + " although nights have read it up to "
            + expected
            + ", so Kafka has lost records; have them restored, or give the source another name to"
            + " read the topic anew");
  }
}
