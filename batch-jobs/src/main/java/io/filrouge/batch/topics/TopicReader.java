package io.filrouge.batch.topics;

import java.sql.Timestamp;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/** Reads the records of spans as they stand in the topic, a task a span. */
public final class TopicReader implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  private static final StructType SPAN =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("topic_id", DataTypes.StringType)
          .add("topic_partition", DataTypes.IntegerType)
          .add("from", DataTypes.LongType)
          .add("until", DataTypes.LongType);

  /** The record's place, when Kafka had it, and its value: null for a tombstone. */
  private static final StructType RECORD =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("topic_id", DataTypes.StringType)
          .add("topic_partition", DataTypes.IntegerType)
          .add("topic_offset", DataTypes.LongType)
          .add("recorded_at", DataTypes.TimestampType)
          .add("record", DataTypes.BinaryType);

  private final TreeMap<String, String> client;

  private TopicReader(Map<String, String> client) {
    this.client = new TreeMap<>(client);
  }

  /**
   * {@code topic, topic_id, topic_partition, topic_offset, recorded_at, record}: a row for each
   * record of some spans.
   *
   * @param client properties of any Kafka client; they may hold secrets
   */
  public static Dataset<Row> read(
      SparkSession spark, Map<String, String> client, List<TopicSpan> spans) {
    return spark
        .createDataFrame(spans.stream().map(TopicReader::row).toList(), SPAN)
        .repartition(Math.max(1, spans.size()))
        .flatMap(new TopicReader(client), Encoders.row(RECORD));
  }

  private static Row row(TopicSpan span) {
    return RowFactory.create(
        span.topic(), span.topicId(), span.partition(), span.from(), span.until());
  }

  @Override
  public Iterator<Row> call(Row row) {
    TopicSpan span =
        new TopicSpan(
            row.getString(0), row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4));
    SpanRecords records = new SpanRecords(client, span);
    TaskContext.get()
        .addTaskCompletionListener((TaskCompletionListener) context -> records.close());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Row next() {
        return read(records.next(), span);
      }
    };
  }

  private static Row read(ConsumerRecord<byte[], byte[]> record, TopicSpan span) {
    return RowFactory.create(
        span.topic(),
        span.topicId(),
        span.partition(),
        record.offset(),
        new Timestamp(record.timestamp()),
        record.value());
  }
}
