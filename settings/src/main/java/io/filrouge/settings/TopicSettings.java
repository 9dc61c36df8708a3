package io.filrouge.settings;

import com.typesafe.config.Config;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the topics are called, and how they are cut and copied when they are created. */
public record TopicSettings(
    int partitions,
    int replication,
    String shopEvents,
    String customerContext,
    String consentChanges,
    String campaignConfiguration,
    String reactivationTriggers,
    String triggerDecisions,
    String triggerCancellations,
    String deadLetters) {

  private static final int LONGEST_NAME = 249;

  public TopicSettings {
    positive("partitions", partitions);
    positive("replication", replication);
    Set<String> names = new HashSet<>();
    for (String name :
        List.of(
            shopEvents,
            customerContext,
            consentChanges,
            campaignConfiguration,
            reactivationTriggers,
            triggerDecisions,
            triggerCancellations,
            deadLetters)) {
      legal(name);
      if (!names.add(name)) {
        throw Failure.configuration(
            "Cannot use one topic for two things: "
                + name
                + "; give each of stream.topics its own");
      }
    }
  }

  static TopicSettings from(Config topics) {
    return new TopicSettings(
        topics.getInt("partitions"),
        topics.getInt("replication"),
        topics.getString("shop-events"),
        topics.getString("customer-context"),
        topics.getString("consent-changes"),
        topics.getString("campaign-configuration"),
        topics.getString("reactivation-triggers"),
        topics.getString("trigger-decisions"),
        topics.getString("trigger-cancellations"),
        topics.getString("dead-letters"));
  }

  private static void positive(String key, int value) {
    if (value < 1 || value > Short.MAX_VALUE) {
      throw Failure.configuration(
          "Cannot use stream.topics." + key + ": " + value + "; it must be 1 or more");
    }
  }

  private static void legal(String name) {
    boolean isLegal =
        name.matches("[a-zA-Z0-9._-]+")
            && name.length() <= LONGEST_NAME
            && !name.equals(".")
            && !name.equals("..");
    if (!isLegal) {
      throw Failure.configuration(
          "Cannot use topic name: "
              + name
              + "; Kafka allows letters, digits, '.', '_' and '-', at most "
              + LONGEST_NAME
              + " of them");
    }
  }
}
