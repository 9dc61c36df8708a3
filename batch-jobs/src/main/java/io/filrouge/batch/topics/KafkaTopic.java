package io.filrouge.batch.topics;

import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/** A topic that is written to, acknowledged by all in-sync brokers, within bounded time. */
public final class KafkaTopic {
  private static final Map<String, String> BOUNDED =
      Map.of("default.api.timeout.ms", "20000", "request.timeout.ms", "15000");

  private static final Map<String, String> SAFE =
      Map.of(
          ProducerConfig.ACKS_CONFIG, "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
          ProducerConfig.LINGER_MS_CONFIG, "20",
          ProducerConfig.BATCH_SIZE_CONFIG, "131072",
          ProducerConfig.MAX_BLOCK_MS_CONFIG, "20000",
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "15000",
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "60000");

  private final String name;
  private final Map<String, String> client;

  /**
   * @param client properties of any Kafka client, {@code bootstrap.servers} among them; they may
   *     hold secrets
   */
  public KafkaTopic(String name, Map<String, String> client) {
    this.name = name;
    this.client = client;
  }

  public String name() {
    return name;
  }

  /**
   * Asks Kafka for the topic before any work is done for it.
   *
   * @return Kafka's own id of the topic, another one if it is made anew
   * @throws Failure of exit code 3 when Kafka does not answer or has no such topic, 2 when it does
   *     not know the user or the user may not look at it
   */
  public String requireThere() {
    Map<String, Object> properties = new TreeMap<>(BOUNDED);
    properties.putAll(client);
    try (Admin admin = Admin.create(properties)) {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get()
          .get(name)
          .topicId()
          .toString();
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } catch (KafkaException e) {
      throw Failure.configuration(
          "Cannot connect to Kafka at "
              + servers()
              + ": "
              + kind(e)
              + "; check stream.kafka.bootstrap-servers and stream.kafka.client");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.engine("Cannot wait for Kafka: interrupted; run it again");
    }
  }

  /**
   * Sends records, those of one part of the rows in their order.
   *
   * @param records binary columns {@code key} and {@code value}; without a value: a tombstone
   * @return how many Kafka has acknowledged: all
   * @throws Failure of exit code 5 when it did not acknowledge all, 2 when Kafka does not know the
   *     user or the user may not write; what was acknowledged stays in the topic
   */
  public long send(Dataset<Row> records) {
    LongAccumulator sent = records.sparkSession().sparkContext().longAccumulator();
    Map<String, Object> properties = new TreeMap<>(SAFE);
    properties.putAll(client);
    try {
      records
          .select("key", "value")
          .foreachPartition(new TopicWriter(name, new TreeMap<>(properties), sent));
    } catch (Exception e) {
      throw failure(e);
    }
    return sent.sum();
  }

  RuntimeException failure(Exception failed) {
    Optional<Failure> refusal = refusal("publish to topic " + name + " at " + servers(), failed);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof KafkaException broken) {
        return Failure.engine(
            "Cannot publish to topic "
                + name
                + " at "
                + servers()
                + ": "
                + kind(broken)
                + "; look after Kafka and run it again");
      }
    }
    return failed instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("Cannot publish to topic " + name, failed);
  }

  Failure unreachable(Throwable cause) {
    Optional<Failure> refusal =
        refusal("look for topic " + name + " on Kafka at " + servers(), cause);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return Failure.input(
          "Cannot find topic "
              + name
              + " on Kafka at "
              + servers()
              + "; create the topics by 'bin/filrouge kafka topics'");
    }
    String kind = cause instanceof TimeoutException ? "no answer in time" : kind(cause);
    return Failure.input(
        "Cannot reach Kafka at "
            + servers()
            + ": "
            + kind
            + "; check that it runs, stream.kafka.bootstrap-servers and stream.kafka.client");
  }

  // A user who is not known, or may not do that, is so again tomorrow: a matter of configuration.
  private static Optional<Failure> refusal(String doing, Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
        return Optional.of(
            Failure.configuration(
                "Cannot "
                    + doing
                    + ": "
                    + kind(cause)
                    + "; check stream.kafka.client, and give its user what 'bin/filrouge kafka acls'"
                    + " tells"));
      }
    }
    return Optional.empty();
  }

  private String servers() {
    return client.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
  }

  // Kafka's own messages may name users and files.
  private static String kind(Throwable cause) {
    return cause.getClass().getSimpleName();
  }
}
