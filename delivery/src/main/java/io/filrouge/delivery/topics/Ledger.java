package io.filrouge.delivery.topics;

import io.filrouge.schemas.DeadLetter;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How far a webhook has been delivered, and its dead letters: both in one transaction, so that each
 * dead letter is written once. Of two that keep the same ledger the one that began last goes on.
 */
final class Ledger implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String name;
  private final String deadLetters;

  /**
   * @param client properties of any Kafka client
   * @param name of the group, and of the transactions
   */
  Ledger(Map<String, String> client, String name, String deadLetters) {
    this.name = name;
    this.deadLetters = deadLetters;
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put("transactional.id", name);
    properties.put("acks", "all");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    told(producer::initTransactions);
  }

  /** Notes where the group has come to, and writes dead letters. */
  void settle(Map<TopicPartition, Long> reached, List<DeadLetter> dead) {
    if (reached.isEmpty() && dead.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets =
        reached.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, at -> new OffsetAndMetadata(at.getValue())));
    told(
        () -> {
          producer.beginTransaction();
          for (DeadLetter letter : dead) {
            // What goes wrong with it is thrown by the commit.
            var unused = producer.send(new ProducerRecord<>(deadLetters, bytes(letter)));
          }
          producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(name));
          producer.commitTransaction();
        });
  }

  private void told(Runnable work) {
    try {
      work.run();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw Failure.configuration(
          "Cannot go on: another process has begun to deliver as "
              + name
              + "; run one of them at a time");
    } catch (KafkaException e) {
      throw Failure.engine(
          "Cannot note in Kafka how far "
              + name
              + " has come: "
              + e.getClass().getSimpleName()
              + "; look after Kafka and run it again, it goes on where it was");
    }
  }

  private static byte[] bytes(DeadLetter letter) {
    try {
      ByteBuffer buffer = DeadLetter.getEncoder().encode(letter);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
