package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.StagedTopicRecords;
import io.filrouge.batch.topics.KafkaTopic;
import io.filrouge.batch.topics.TopicBounds;
import io.filrouge.batch.topics.TopicReader;
import io.filrouge.batch.topics.TopicSpan;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Takes the records of topics into the lake, each once.
 *
 * <p>The records are staged as they came before any is judged, and which offsets they are is
 * registered last, as of files: a night that is killed between the two reads them again. A night
 * that is run again judges what it staged, whatever the topic still holds.
 */
final class TakenTopics {
  private final Publisher publisher;
  private final OffsetRegister register;
  private final List<SourceConfig> sources;
  private final KafkaSettings kafka;
  private final Map<String, TopicPlan> plans = new HashMap<>();

  /**
   * @param sources those of format kafka
   * @param kafka where they are; null where there are none
   */
  TakenTopics(Publisher publisher, List<SourceConfig> sources, KafkaSettings kafka) {
    this.publisher = publisher;
    this.register = new OffsetRegister(publisher);
    this.sources = sources;
    this.kafka = kafka;
  }

  /**
   * Finds which offsets the night takes, and stages what it has not got yet.
   *
   * @throws Failure of exit code 3 when Kafka or a topic is not there, or when the records that the
   *     night took before are not kept any more
   */
  void stage() {
    for (SourceConfig source : sources) {
      plans.put(source.subject(), plan(source));
    }
    Dataset<Row> fresh = null;
    for (SourceConfig source : sources) {
      List<TopicSpan> spans = plans.get(source.subject()).toRead();
      if (!spans.isEmpty()) {
        Dataset<Row> read = read(source, spans);
        fresh = fresh == null ? read : fresh.unionByName(read);
      }
    }
    if (fresh != null) {
      // Rows beyond what is registered are those of a run that was killed: they are read again.
      Dataset<Row> own =
          publisher.lake().read(StagedTopicRecords.CONTRACT).where(isOf(register.ofNight()));
      publisher.replaceNight(
          StagedTopicRecords.CONTRACT,
          "taken_on",
          StagedTopicRecords.CONTRACT
              .conform(own)
              .unionByName(StagedTopicRecords.CONTRACT.conform(fresh)));
    }
  }

  /** The staged records of a source that the night judges, read in a session. */
  Dataset<Row> records(SparkSession session, SourceConfig source) {
    return publisher
        .lake()
        .in(session)
        .read(StagedTopicRecords.CONTRACT)
        .where(isOf(Map.of(source.subject(), plans.get(source.subject()).all())));
  }

  /** Notes what had gone from the topics before it was taken. */
  void report() {
    for (SourceConfig source : sources) {
      List<TakenSpan> all = plans.get(source.subject()).all();
      long lost = all.stream().mapToLong(TakenSpan::lost).sum();
      if (lost > 0) {
        String where =
            all.stream()
                .filter(span -> span.lost() > 0)
                .map(TakenSpan::lostOffsets)
                .collect(Collectors.joining(", "));
        warn(source, "offsets_lost", lost, "gone before they were taken: " + where);
      }
      if (register.isMadeAnew(source, all)) {
        warn(
            source,
            "topic_made_anew",
            1,
            source.path()
                + " is another topic of that name: what the former one got since the night before is"
                + " not known");
      }
    }
  }

  /** Remembers which offsets the night took. */
  void register() {
    if (!sources.isEmpty()) {
      register.note(plans);
    }
  }

  private TopicPlan plan(SourceConfig source) {
    LocalDate night = publisher.night().asOf();
    List<TakenSpan> taken = register.of(source);
    requireKept(source, TopicPlan.settled(taken, night));
    if (TopicPlan.isSettled(taken, night)) {
      return TopicPlan.settled(taken, night);
    }
    Map<String, String> client = kafka.clientProperties();
    String topicId = new KafkaTopic(source.path(), client).requireThere();
    TopicBounds bounds = new TopicBounds(client, source.path());
    Instant endOfDay = night.plusDays(1).atStartOfDay(publisher.night().zone()).toInstant();
    return TopicPlan.of(
        taken,
        night,
        source.path(),
        topicId,
        TopicPlan.wasRun(taken, night) ? bounds.before(endOfDay) : bounds.now());
  }

  // What maintenance has let go cannot be judged again, and must not be taken for nothing.
  private void requireKept(SourceConfig source, TopicPlan before) {
    if (before.own().stream().allMatch(span -> span.from() == span.until())) {
      return;
    }
    LocalDate night = publisher.night().asOf();
    if (publisher
        .lake()
        .read(StagedTopicRecords.CONTRACT)
        .where(col("taken_on").leq(publisher.night().date()))
        .isEmpty()) {
      throw Failure.input(
          "Cannot run the ingest of "
              + night
              + " again: the records that it took from topic "
              + source.path()
              + " have been let go (maintenance.keep-topic-records); its rows are as they were, and"
              + " the jobs after it can be run for that night one by one");
    }
  }

  private Dataset<Row> read(SourceConfig source, List<TopicSpan> spans) {
    return TopicReader.read(publisher.lake().spark(), kafka.clientProperties(), spans)
        .withColumn("entity", lit(source.entity().wireName()))
        .withColumn("source", lit(source.name()))
        .withColumn("taken_on", publisher.night().date());
  }

  /** Whether a staged record of the night is one of these spans, by the subject of the source. */
  private Column isOf(Map<String, List<TakenSpan>> spans) {
    Column isOneOf = lit(false);
    for (Map.Entry<String, List<TakenSpan>> ofSource : spans.entrySet()) {
      for (TakenSpan span : ofSource.getValue()) {
        isOneOf =
            isOneOf.or(
                OffsetRegister.subject()
                    .equalTo(ofSource.getKey())
                    .and(col("topic_id").equalTo(span.topicId()))
                    .and(col("topic_partition").equalTo(span.partition()))
                    .and(col("topic_offset").between(span.from(), span.until() - 1)));
      }
    }
    return col("taken_on").equalTo(publisher.night().date()).and(isOneOf);
  }

  private void warn(SourceConfig source, String rule, long value, String words) {
    publisher.note(
        new QualityResult(publisher.job(), source.subject(), rule, "warn", false, value, words));
  }
}
