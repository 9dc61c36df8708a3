package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records, and waits until they are acknowledged. */
final class TopicWriter {
  private static final int PATIENCE_MILLIS = 20_000;

  /** Writes one record. */
  static void write(KafkaSettings kafka, String topic, String key, byte[] value)
      throws InterruptedException {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    writeAll(kafka, topic, List.of(new ProducerRecord<>(topic, keyBytes, value)));
  }

  /** Writes records of one topic, in their order. */
  static void writeAll(
      KafkaSettings kafka, String topic, List<ProducerRecord<byte[], byte[]>> records)
      throws InterruptedException {
    Properties properties = new Properties();
    properties.putAll(kafka.clientProperties());
    properties.put("acks", "all");
    properties.put("max.block.ms", Integer.toString(PATIENCE_MILLIS));
    properties.put("delivery.timeout.ms", Integer.toString(PATIENCE_MILLIS));
    properties.put("request.timeout.ms", Integer.toString(PATIENCE_MILLIS / 2));
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      List<Future<RecordMetadata>> written = new ArrayList<>();
      for (ProducerRecord<byte[], byte[]> record : records) {
        written.add(producer.send(record));
      }
      for (Future<RecordMetadata> each : written) {
        each.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw Refusal.of("write into topic " + topic, e)
          .orElseGet(
              () ->
                  Failure.input(
                      "Cannot write into topic "
                          + topic
                          + "; see that Kafka runs and the topic is there: bin/filrouge kafka status",
                      e));
    } finally {
      producer.close(Duration.ofSeconds(1));
    }
  }

  private TopicWriter() {}
}
