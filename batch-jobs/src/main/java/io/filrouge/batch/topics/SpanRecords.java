package io.filrouge.batch.topics;

import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The records of one span, fetched as they are asked for. */
final class SpanRecords implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final TopicSpan span;
  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Queue<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
  private long place;
  private boolean isClosed;

  SpanRecords(Map<String, String> client, TopicSpan span) {
    this.span = span;
    this.partition = new TopicPartition(span.topic(), span.partition());
    this.place = span.from();
    this.consumer = TopicBounds.consumer(client);
    consumer.assign(List.of(partition));
    consumer.seek(partition, place);
  }

  @Override
  public boolean hasNext() {
    long heardAt = System.nanoTime();
    while (fetched.isEmpty() && place < span.until()) {
      consumer.poll(POLL).records(partition).stream()
          .filter(record -> record.offset() < span.until())
          .forEach(fetched::add);
      long now = consumer.position(partition);
      if (now == place && System.nanoTime() - heardAt > SILENCE.toNanos()) {
        throw Failure.engine(
            "Cannot read topic "
                + span.topic()
                + ": nothing came for "
                + SILENCE.toSeconds()
                + " s; look after Kafka and run it again");
      }
      heardAt = now == place ? heardAt : System.nanoTime();
      place = now;
    }
    if (fetched.isEmpty()) {
      close();
    }
    return !fetched.isEmpty();
  }

  @Override
  public ConsumerRecord<byte[], byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return fetched.remove();
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      consumer.close();
    }
  }
}
