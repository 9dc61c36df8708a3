package io.filrouge.broker.topics;

import io.filrouge.settings.TopicSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it should be.
 *
 * <p>Records of every topic bear the time at which they came to the broker, not the time of what
 * they tell: what is kept so many days is kept so many days from then on, also when a year of past
 * events is sent in one hour. The time of an event is in the event.
 *
 * @param settings of the topic, by Kafka's names
 */
public record TopicPlan(
    String name, int partitions, int replication, Map<String, String> settings) {
  private static final Duration EVENTS_STAY = Duration.ofDays(14);
  private static final Duration DECISIONS_STAY = Duration.ofDays(90);
  private static final Duration CONSENT_STAYS = Duration.ofDays(365);
  private static final Duration DELETIONS_STAY = Duration.ofDays(14);
  private static final Duration SEGMENTS_STAY_OPEN = Duration.ofDays(1);
  private static final Duration SUPERSEDED_STAYS = Duration.ofDays(7);

  public TopicPlan {
    settings = Map.copyOf(settings);
  }

  /** Every topic of Filrouge. */
  public static List<TopicPlan> all(TopicSettings topics) {
    return List.of(
        kept(topics.shopEvents(), topics, EVENTS_STAY),
        compacted(topics.customerContext(), topics.partitions(), topics),
        // Keyed by customer, but a record speaks of one channel: compaction would let a consent to
        // push take away the withdrawal of e-mail before it. So they are kept, and much longer than
        // any gap between two nights whose context has them in it.
        kept(topics.consentChanges(), topics, CONSENT_STAYS),
        compacted(topics.campaignConfiguration(), 1, topics),
        kept(topics.reactivationTriggers(), topics, DECISIONS_STAY),
        kept(topics.triggerDecisions(), topics, DECISIONS_STAY),
        kept(topics.triggerCancellations(), topics, DECISIONS_STAY),
        kept(topics.deadLetters(), topics, EVENTS_STAY));
  }

  /** What happens to old records: {@code delete} or {@code compact}. */
  public String cleanupPolicy() {
    return settings.get(TopicConfig.CLEANUP_POLICY_CONFIG);
  }

  NewTopic toCreate() {
    return new NewTopic(name, partitions, (short) replication).configs(settings);
  }

  private static TopicPlan kept(String name, TopicSettings topics, Duration howLong) {
    Map<String, String> settings = common(topics);
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    settings.put(TopicConfig.RETENTION_MS_CONFIG, millis(howLong));
    return new TopicPlan(name, topics.partitions(), topics.replication(), settings);
  }

  // Whoever reads such a topic from its beginning sees the latest of every key, and of what was
  // deleted a word for two weeks; what was superseded is gone within eight days.
  private static TopicPlan compacted(String name, int partitions, TopicSettings topics) {
    Map<String, String> settings = common(topics);
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(DELETIONS_STAY));
    settings.put(TopicConfig.SEGMENT_MS_CONFIG, millis(SEGMENTS_STAY_OPEN));
    settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(SUPERSEDED_STAYS));
    return new TopicPlan(name, partitions, topics.replication(), settings);
  }

  private static Map<String, String> common(TopicSettings topics) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    // With three copies one may be away and nothing that was acknowledged is lost.
    settings.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        String.valueOf(Math.max(1, topics.replication() - 1)));
    return settings;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
