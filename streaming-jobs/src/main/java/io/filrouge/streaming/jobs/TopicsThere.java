package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.settings.TopicSettings;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Looks, before the job begins, whether Kafka answers and the topics are there. */
final class TopicsThere {
  private static final int PATIENCE_SECONDS = 20;

  static void check(KafkaSettings kafka) throws InterruptedException {
    Set<String> missing = new TreeSet<>(names(kafka.topics()));
    missing.removeAll(existing(kafka));
    if (!missing.isEmpty()) {
      throw Failure.input(
          "Cannot find topics "
              + String.join(", ", missing)
              + "; create them by 'bin/filrouge kafka topics', or let the user of stream.kafka.client"
              + " see them");
    }
  }

  private static Set<String> existing(KafkaSettings kafka) throws InterruptedException {
    Properties properties = new Properties();
    properties.putAll(kafka.clientProperties());
    properties.put("default.api.timeout.ms", Integer.toString(PATIENCE_SECONDS * 1_000));
    properties.put("request.timeout.ms", Integer.toString(PATIENCE_SECONDS * 500));
    try (Admin admin = Admin.create(properties)) {
      return admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw Refusal.of("log in to " + kafka, e)
          .orElseGet(
              () ->
                  Failure.input(
                      "Cannot reach " + kafka + "; see that it runs, and look at stream.kafka", e));
    }
  }

  private static List<String> names(TopicSettings topics) {
    return List.of(
        topics.shopEvents(),
        topics.customerContext(),
        topics.consentChanges(),
        topics.campaignConfiguration(),
        topics.reactivationTriggers(),
        topics.triggerDecisions(),
        topics.triggerCancellations(),
        topics.deadLetters());
  }

  private TopicsThere() {}
}
