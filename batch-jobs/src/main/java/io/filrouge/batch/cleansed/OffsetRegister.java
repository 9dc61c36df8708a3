package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.IngestedOffsets;
import io.filrouge.batch.tables.Publisher;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Which offsets every night took from topics, by the subject of the source. */
final class OffsetRegister {
  private final Publisher publisher;
  private final Map<String, List<TakenSpan>> taken = new HashMap<>();

  OffsetRegister(Publisher publisher) {
    this.publisher = publisher;
    publisher
        .lake()
        .read(IngestedOffsets.CONTRACT)
        .select(
            subject(),
            col("topic"),
            col("topic_id"),
            col("topic_partition"),
            col("from_offset"),
            col("until_offset"),
            col("lost_count"),
            col("taken_on"))
        .collectAsList()
        .forEach(this::add);
  }

  private void add(Row row) {
    taken
        .computeIfAbsent(row.getString(0), subject -> new ArrayList<>())
        .add(
            new TakenSpan(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getDate(7).toLocalDate()));
  }

  /** A row's source, as quality_results calls it. */
  static Column subject() {
    return concat_ws(".", col("entity"), col("source"));
  }

  /** What all nights took of a source. */
  List<TakenSpan> of(SourceConfig source) {
    return taken.getOrDefault(source.subject(), List.of());
  }

  /** What this night took when it was run before, of any source. */
  Map<String, List<TakenSpan>> ofNight() {
    Map<String, List<TakenSpan>> ofNight = new HashMap<>();
    taken.forEach(
        (subject, spans) -> {
          List<TakenSpan> own = TopicPlan.settled(spans, night()).own();
          if (!own.isEmpty()) {
            ofNight.put(subject, own);
          }
        });
    return ofNight;
  }

  /** Whether a topic is another one than earlier nights read under its name. */
  boolean isMadeAnew(SourceConfig source, List<TakenSpan> spans) {
    Set<String> earlier = new HashSet<>();
    of(source).stream()
        .filter(span -> span.takenOn().isBefore(night()) && span.topic().equals(source.path()))
        .forEach(span -> earlier.add(span.topicId()));
    return !earlier.isEmpty() && spans.stream().anyMatch(span -> !earlier.contains(span.topicId()));
  }

  /** Remembers what this night took, beside what sources took that are not there any more. */
  void note(Map<String, TopicPlan> plans) {
    Map<String, List<TakenSpan>> before = ofNight();
    Map<String, List<TakenSpan>> now = new HashMap<>(before);
    plans.forEach((subject, plan) -> now.put(subject, plan.all()));
    if (now.equals(before)) {
      return;
    }
    List<Row> rows = new ArrayList<>();
    now.forEach((subject, spans) -> spans.forEach(span -> rows.add(row(subject, span))));
    publisher.replaceNight(
        IngestedOffsets.CONTRACT,
        "taken_on",
        publisher.lake().spark().createDataFrame(rows, IngestedOffsets.CONTRACT.schema()));
  }

  private static Row row(String subject, TakenSpan span) {
    int end = subject.indexOf('.');
    return RowFactory.create(
        subject.substring(0, end),
        subject.substring(end + 1),
        span.topic(),
        span.topicId(),
        span.partition(),
        span.from(),
        span.until(),
        span.lost(),
        Date.valueOf(span.takenOn()));
  }

  private LocalDate night() {
    return publisher.night().asOf();
  }
}
