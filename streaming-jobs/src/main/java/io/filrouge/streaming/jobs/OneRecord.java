package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes one record, and waits until it is acknowledged. */
final class OneRecord {
  private static final int PATIENCE_MILLIS = 20_000;

  static void write(KafkaSettings kafka, String topic, String key, byte[] value)
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
      producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    } catch (ExecutionException | KafkaException e) {
      throw Failure.input(
          "Cannot write into topic "
              + topic
              + "; see that Kafka runs and the topic is there: bin/filrouge kafka status",
          e);
    } finally {
      producer.close(Duration.ofSeconds(1));
    }
  }

  private OneRecord() {}
}
