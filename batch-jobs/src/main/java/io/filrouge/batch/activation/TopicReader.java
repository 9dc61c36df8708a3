package io.filrouge.batch.activation;

import io.filrouge.settings.Failure;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads the records of spans, without the header that names their schema. */
final class TopicReader implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  static final StructType SPAN =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("topic_id", DataTypes.StringType)
          .add("topic_partition", DataTypes.IntegerType)
          .add("from", DataTypes.LongType)
          .add("until", DataTypes.LongType);

  static final StructType RECORD =
      new StructType()
          .add("topic_id", DataTypes.StringType)
          .add("topic_partition", DataTypes.IntegerType)
          .add("topic_offset", DataTypes.LongType)
          .add("recorded_at", DataTypes.TimestampType)
          .add("record", DataTypes.BinaryType);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final TreeMap<String, String> client;
  private final byte[] header;

  /**
   * @param header with which every record must begin
   */
  TopicReader(Map<String, String> client, byte[] header) {
    this.client = new TreeMap<>(client);
    this.header = header;
  }

  static Row row(TopicSpan span) {
    return RowFactory.create(
        span.topic(), span.topicId(), span.partition(), span.from(), span.until());
  }

  @Override
  public Iterator<Row> call(Row row) {
    TopicSpan span =
        new TopicSpan(
            row.getString(0), row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4));
    TopicPartition partition = new TopicPartition(span.topic(), span.partition());
    List<Row> rows = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = TopicSpans.consumer(client)) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, span.from());
      long heardAt = System.nanoTime();
      for (long place = span.from(); place < span.until(); ) {
        consumer.poll(POLL).records(partition).stream()
            .filter(record -> record.offset() < span.until())
            .forEach(record -> rows.add(read(record, span)));
        long now = consumer.position(partition);
        if (now > place) {
          heardAt = System.nanoTime();
        } else if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
          throw Failure.engine(
              "Cannot read topic "
                  + span.topic()
                  + ": nothing came for "
                  + SILENCE.toSeconds()
                  + " s; look after Kafka and run it again");
        }
        place = now;
      }
    }
    return rows.iterator();
  }

  private Row read(ConsumerRecord<byte[], byte[]> record, TopicSpan span) {
    byte[] value = record.value();
    boolean isKnown =
        value != null
            && value.length >= header.length
            && Arrays.equals(value, 0, header.length, header, 0, header.length);
    if (!isKnown) {
      throw Failure.input(
          "Cannot read record "
              + record.offset()
              + " of partition "
              + record.partition()
              + " of topic "
              + record.topic()
              + ": it is of another schema; use a release of the batch that knows it");
    }
    return RowFactory.create(
        span.topicId(),
        span.partition(),
        record.offset(),
        new Timestamp(record.timestamp()),
        Arrays.copyOfRange(value, header.length, value.length));
  }
}
