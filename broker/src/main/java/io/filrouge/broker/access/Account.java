package io.filrouge.broker.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.filrouge.broker.topics.TopicPlan;
import io.filrouge.settings.TopicSettings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who works with the topics, each with no more than they need. */
public enum Account {
  /** {@code kafka topics}, {@code stream configure}, {@code stream consent}. */
  OPERATOR {
    @Override
    List<Grant> grants(TopicSettings topics, String owner) {
      return TopicPlan.all(topics).stream()
          .map(TopicPlan::name)
          .map(
              name ->
                  isToldByOperators(topics, name)
                      ? Grant.topic(name, CREATE, DESCRIBE, DESCRIBE_CONFIGS, WRITE)
                      : Grant.topic(name, CREATE, DESCRIBE, DESCRIBE_CONFIGS))
          .toList();
    }
  },

  /** {@code stream reactivation}; its owner is {@code stream.kafka.transactional-id-prefix}. */
  JOB {
    @Override
    List<Grant> grants(TopicSettings topics, String owner) {
      return Stream.of(
              Stream.of(
                  // Heartbeats.
                  Grant.topic(topics.shopEvents(), READ, WRITE),
                  Grant.topic(topics.customerContext(), READ),
                  Grant.topic(topics.consentChanges(), READ),
                  Grant.topic(topics.campaignConfiguration(), READ)),
              // A job that starts asks which of its transactions are open: only who may read a
              // topic
              // is told who writes to it.
              Stream.of(
                      topics.reactivationTriggers(),
                      topics.triggerDecisions(),
                      topics.triggerCancellations(),
                      topics.deadLetters())
                  .map(name -> Grant.topic(name, READ, WRITE)),
              Stream.of(Grant.group(owner), Grant.transactions(owner)))
          .flatMap(grants -> grants)
          .toList();
    }
  },

  /** Nights that take topics in, {@code batch publish-context}, {@code doctor}. */
  BATCH {
    @Override
    List<Grant> grants(TopicSettings topics, String owner) {
      return List.of(
          Grant.topic(topics.shopEvents(), READ, DESCRIBE_CONFIGS),
          Grant.topic(topics.triggerDecisions(), READ, DESCRIBE_CONFIGS),
          Grant.topic(topics.triggerCancellations(), READ, DESCRIBE_CONFIGS),
          Grant.topic(topics.customerContext(), WRITE, DESCRIBE_CONFIGS));
    }
  },

  /** Whoever sends what was decided; its owner is its group of readers. */
  CAMPAIGN_TOOL {
    @Override
    List<Grant> grants(TopicSettings topics, String owner) {
      return List.of(
          Grant.topic(topics.reactivationTriggers(), READ),
          Grant.topic(topics.triggerCancellations(), READ),
          Grant.group(owner));
    }
  },

  /** The website and the tills. */
  SHOP {
    @Override
    List<Grant> grants(TopicSettings topics, String owner) {
      return List.of(
          Grant.topic(topics.shopEvents(), WRITE), Grant.topic(topics.consentChanges(), WRITE));
    }
  };

  /**
   * What the account may do.
   *
   * @param owner of groups and transactions, where it has any
   */
  abstract List<Grant> grants(TopicSettings topics, String owner);

  /** As commands and documents call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isToldByOperators(TopicSettings topics, String name) {
    return name.equals(topics.campaignConfiguration()) || name.equals(topics.consentChanges());
  }
}
