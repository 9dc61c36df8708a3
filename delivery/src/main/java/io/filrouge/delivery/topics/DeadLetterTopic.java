package io.filrouge.delivery.topics;

import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Sees, before a delivery begins, that its topics are there, and makes that of its dead letters.
 */
public final class DeadLetterTopic {
  private static final int PATIENCE_SECONDS = 20;
  private static final Duration LETTERS_STAY = Duration.ofDays(90);

  /**
   * Makes the topic where it is not there: one partition, so that its letters keep their order.
   *
   * @throws Failure of exit code 3 when Kafka does not answer or has no topics of the stream
   */
  public static void ensure(KafkaSettings kafka, String topic) throws InterruptedException {
    Properties properties = new Properties();
    properties.putAll(kafka.clientProperties());
    properties.put("default.api.timeout.ms", Integer.toString(PATIENCE_SECONDS * 1_000));
    properties.put("request.timeout.ms", Integer.toString(PATIENCE_SECONDS * 500));
    try (Admin admin = Admin.create(properties)) {
      Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      requireThere(kafka, there);
      if (!there.contains(topic)) {
        create(admin, kafka, topic);
      }
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw Failure.input(
          "Cannot reach " + kafka + "; see that it runs, and look at stream.kafka", e);
    }
  }

  private static void requireThere(KafkaSettings kafka, Set<String> there) {
    Set<String> missing =
        new TreeSet<>(
            Set.of(kafka.topics().reactivationTriggers(), kafka.topics().triggerCancellations()));
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      throw Failure.input(
          "Cannot find topics "
              + String.join(", ", missing)
              + "; create them by 'bin/filrouge kafka topics'");
    }
  }

  private static void create(Admin admin, KafkaSettings kafka, String topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    NewTopic letters =
        new NewTopic(topic, 1, (short) kafka.topics().replication())
            .configs(Map.of("retention.ms", Long.toString(LETTERS_STAY.toMillis())));
    try {
      admin.createTopics(List.of(letters)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private DeadLetterTopic() {}
}
