package io.filrouge.batch.topics;

import java.time.Duration;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/** Sends the rows of one part to a topic, one after the other, and waits until all are there. */
final class TopicWriter implements ForeachPartitionFunction<Row> {
  private static final long serialVersionUID = 1;

  private final String topic;
  private final TreeMap<String, Object> properties;
  private final LongAccumulator sent;

  /**
   * @param properties of the producer
   * @param sent hears how many were acknowledged
   */
  TopicWriter(String topic, TreeMap<String, Object> properties, LongAccumulator sent) {
    this.topic = topic;
    this.properties = properties;
    this.sent = sent;
  }

  @Override
  public void call(Iterator<Row> rows) throws Exception {
    if (!rows.hasNext()) {
      return;
    }
    AtomicReference<Exception> refused = new AtomicReference<>();
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try (producer) {
      long count = 0;
      while (rows.hasNext() && refused.get() == null) {
        Row row = rows.next();
        producer.send(
            new ProducerRecord<>(topic, (byte[]) row.get(0), (byte[]) row.get(1)),
            (where, failure) -> {
              if (failure != null) {
                refused.compareAndSet(null, failure);
              }
            });
        count++;
      }
      if (refused.get() == null) {
        producer.flush();
      }
      if (refused.get() != null) {
        producer.close(Duration.ZERO);
        throw refused.get();
      }
      sent.add(count);
    }
  }
}
