package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether the job has read shop events before: a job that has and finds no checkpoint has lost its
 * state, or looks for it in the wrong place. Kafka is told after completed checkpoints, without
 * being waited for: a job that lived for seconds only may have left no word.
 */
final class EarlierReading {
  private static final int PATIENCE_SECONDS = 20;

  /**
   * @param group of the job's readers
   * @param places where no checkpoint was found, for the user
   * @throws Failure of exit code 3 when it has read before, 2 when the user may not ask
   */
  static void refuseWithoutState(KafkaSettings kafka, String group, String places)
      throws InterruptedException {
    Properties properties = new Properties();
    properties.putAll(kafka.clientProperties());
    try (Admin admin = Admin.create(properties)) {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      boolean hasRead =
          read.keySet().stream()
              .anyMatch(partition -> partition.topic().equals(kafka.topics().shopEvents()));
      if (hasRead) {
        throw Failure.input(
            "Cannot go on: "
                + group
                + " has read "
                + kafka.topics().shopEvents()
                + " before, but there is no checkpoint at "
                + places
                + "; bring the folder back or name it, or begin --fresh, which forgets open carts"
                + " and caps");
      }
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw Refusal.of("ask what " + group + " has read before", e)
          .orElseGet(
              () ->
                  Failure.input(
                      "Cannot ask " + kafka + " what was read before; see that it runs", e));
    }
  }

  private EarlierReading() {}
}
