package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of a Kafka cluster. The partition of an event is that of its key. */
public final class KafkaTopic implements Destination {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How long a shop that is open outlives an outage: as long as Kafka's clients keep a record. */
  private static final Duration OUTAGE = Duration.ofMinutes(2);

  private final String servers;
  private final String topic;
  private final int partitions;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private KafkaTopic(
      String servers, String topic, int partitions, Producer<byte[], byte[]> producer) {
    this.servers = servers;
    this.topic = topic;
    this.partitions = partitions;
    this.producer = producer;
  }

  /**
   * Opens a topic that exists.
   *
   * @param client further properties of Kafka's clients; they may hold secrets
   */
  public static KafkaTopic open(String servers, String topic, Map<String, String> client)
      throws IOException {
    int partitions = partitions(servers, topic, client);
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, OUTAGE.toMillis());
    return new KafkaTopic(
        servers,
        topic,
        partitions,
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  private static int partitions(String servers, String topic, Map<String, String> client)
      throws IOException {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
    try (Admin admin = Admin.create(settings)) {
      return admin
          .describeTopics(List.of(topic))
          .topicNameValues()
          .get(topic)
          .get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new KafkaFailure(
            "Cannot find the topic: "
                + topic
                + " at "
                + servers
                + "; create it with 'filrouge kafka topics', or name another by --topic",
            e);
      }
      throw unreachable(servers, e);
    } catch (KafkaException | TimeoutException e) {
      throw unreachable(servers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(servers, e);
    }
  }

  private static KafkaFailure unreachable(String servers, Exception cause) {
    return new KafkaFailure(
        "Cannot reach Kafka: "
            + servers
            + "; start a broker with 'filrouge kafka start', or name another by --kafka",
        cause);
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public boolean takesGarbage() {
    return true;
  }

  @Override
  public void event(ShopEvent event, long arrivesAt) throws IOException {
    // The broker refuses records that are stamped far ahead of its clock.
    long stamp = Math.min(event.getOccurredAt().toEpochMilli(), arrivesAt);
    send(new ProducerRecord<>(topic, null, stamp, key(event), AvroBytes.of(event)));
  }

  @Override
  public void garbage(byte[] bytes, long arrivesAt) throws IOException {
    send(new ProducerRecord<>(topic, null, arrivesAt, null, bytes));
  }

  @Override
  public void heartbeat(ShopEvent heartbeat, int partition) throws IOException {
    long stamp = heartbeat.getOccurredAt().toEpochMilli();
    send(new ProducerRecord<>(topic, partition, stamp, null, AvroBytes.of(heartbeat)));
  }

  /** The cart, else the visitor, else the customer; null for an event of nobody. */
  static byte[] key(ShopEvent event) {
    for (String id :
        new String[] {event.getCartId(), event.getVisitorId(), event.getCustomerId()}) {
      if (id != null) {
        return id.getBytes(StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of a failure.
  private void send(ProducerRecord<byte[], byte[]> message) throws IOException {
    check();
    try {
      producer.send(
          message,
          (metadata, exception) -> {
            if (exception != null) {
              failure.compareAndSet(null, exception);
            }
          });
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
      check();
    }
  }

  private void check() throws IOException {
    Exception first = failure.get();
    if (first != null) {
      throw new KafkaFailure(
          "Cannot write to Kafka: "
              + topic
              + " at "
              + servers
              + " ("
              + first.getClass().getSimpleName()
              + "); look at the broker, and play again",
          first);
    }
  }

  @Override
  public String place() {
    return "topic " + topic + " (" + partitions + " partitions) at " + servers;
  }

  @Override
  public void close() throws IOException {
    producer.close(PATIENCE);
    check();
  }
}
