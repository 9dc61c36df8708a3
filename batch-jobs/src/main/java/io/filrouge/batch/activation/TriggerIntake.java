package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TriggerCancellations;
import io.filrouge.batch.tables.TriggerDecisions;
import io.filrouge.batch.topics.KafkaTopic;
import io.filrouge.batch.topics.TopicBounds;
import io.filrouge.batch.topics.TopicReader;
import io.filrouge.batch.topics.TopicSpan;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.settings.KafkaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.avro.functions;

/**
 * Takes what the stream decided into the lake, each record once.
 *
 * <p>As with files, a night takes in whatever is there; a row counts from the night by whose end it
 * was decided. Each row says at which offset its record stood, so that how far a topic has been
 * read is committed with what was read. Records that came twice and end a night are read again by
 * the next, and are duplicates again. A night that is run again goes on from there and keeps what
 * it had taken; the topic may have forgotten it meanwhile.
 */
public final class TriggerIntake {
  private final Map<TableContract, TopicOf> topics;
  private final KafkaSettings kafka;

  private record TopicOf(String name, Schema schema) {}

  private TriggerIntake(KafkaSettings kafka) {
    this.kafka = kafka;
    this.topics =
        kafka == null
            ? Map.of()
            : Map.of(
                TriggerDecisions.CONTRACT,
                new TopicOf(kafka.topics().triggerDecisions(), TriggerDecision.getClassSchema()),
                TriggerCancellations.CONTRACT,
                new TopicOf(
                    kafka.topics().triggerCancellations(), TriggerCancellation.getClassSchema()));
  }

  /** Takes nothing unless {@code activation.from-kafka} says so. */
  public static TriggerIntake from(Config config) {
    return new TriggerIntake(
        config.getBoolean("activation.from-kafka") ? KafkaSettings.from(config) : null);
  }

  /** Whether it takes anything. */
  public boolean isOn() {
    return kafka != null;
  }

  /** Publishes the night's rows of the two tables, where any are new. */
  public void run(Publisher publisher) {
    topics.forEach((table, topic) -> take(publisher, table, topic));
  }

  private void take(Publisher publisher, TableContract table, TopicOf topic) {
    Map<String, String> client = kafka.clientProperties();
    String topicId = new KafkaTopic(topic.name(), client).requireThere();
    Lake lake = publisher.lake();
    Dataset<Row> taken = lake.read(table);
    List<TopicSpan> spans =
        TopicSpan.behind(
            next(taken, topicId),
            topic.name(),
            topicId,
            new TopicBounds(client, topic.name()).now());
    Dataset<Row> read = publisher.keep(read(lake, spans, client, topic, publisher));
    Column[] key = table.key().stream().map(name -> col(name)).toArray(Column[]::new);
    String[] names = table.key().toArray(String[]::new);
    Dataset<Row> fresh =
        publisher.keep(
            read.groupBy(key)
                .agg(
                    max_by(
                            struct(
                                Stream.of(read.columns()).map(c -> col(c)).toArray(Column[]::new)),
                            struct(col("topic_partition"), col("topic_offset")))
                        .as("row"))
                .select("row.*")
                .join(taken.select(key), names, "left_anti"));
    note(publisher, topic, read.count(), fresh.count());
    if (!fresh.isEmpty() || !lake.has(table)) {
      publisher.replaceNight(
          table,
          "taken_on",
          taken
              .where(col("taken_on").equalTo(publisher.night().date()))
              .unionByName(table.conform(fresh)));
    }
  }

  private static Map<Integer, Long> next(Dataset<Row> taken, String topicId) {
    Map<Integer, Long> next = new HashMap<>();
    taken
        .where(col("topic_id").equalTo(topicId))
        .groupBy("topic_partition")
        .agg(max("topic_offset"))
        .collectAsList()
        .forEach(row -> next.put(row.getInt(0), row.getLong(1) + 1));
    return next;
  }

  private static Dataset<Row> read(
      Lake lake,
      List<TopicSpan> spans,
      Map<String, String> client,
      TopicOf topic,
      Publisher publisher) {
    Dataset<Row> records = TopicReader.read(lake.spark(), client, spans);
    return records
        .map(
            new TriggerRecord(AvroValues.header(topic.schema()), records.schema()),
            Encoders.row(records.schema()))
        .withColumn("record", functions.from_avro(col("record"), topic.schema().toString()))
        .select("record.*", "topic_id", "topic_partition", "topic_offset", "recorded_at")
        .withColumn("taken_on", publisher.night().date());
  }

  private static void note(Publisher publisher, TopicOf topic, long read, long kept) {
    String job = publisher.job();
    publisher.note(QualityResult.count(job, topic.name(), "records_read", read));
    publisher.note(QualityResult.count(job, topic.name(), "records_kept", kept));
    publisher.note(QualityResult.count(job, topic.name(), "records_duplicate", read - kept));
  }
}
