package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LoyaltyMovements;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Referrals;
import io.filrouge.batch.tables.Reviews;
import io.filrouge.batch.tables.ServiceCases;
import io.filrouge.batch.tables.SurveyAnswers;
import io.filrouge.batch.tables.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * What happened between the shop and its customers outside orders and sessions, all tables stacked
 * into the same few columns, so that one join finds the customers and one aggregation the figures.
 * A table that no source fills costs nothing.
 */
final class Happenings {
  /** The kind of a message is its channel; this is one of them. */
  static final String EMAIL = "email";

  static final String CASE = "case";
  static final String SOLUTION = "solution";
  static final String ANSWER = "answer";
  static final String REVIEW = "review";
  static final String REFERRAL = "referral";
  static final String POINTS = "points";

  /** The columns beside {@code customer_id} and {@code kind}; what does not apply is null. */
  private static final Map<String, DataType> COLUMNS =
      new TreeMap<>(
          Map.of(
              "source", ColumnTypes.TEXT,
              "id", ColumnTypes.TEXT,
              "happened_at", ColumnTypes.INSTANT,
              // Event of a message, name of a survey, tier after a movement, who was referred.
              "detail", ColumnTypes.TEXT,
              // Recommendation, rating or satisfaction.
              "score", ColumnTypes.NUMBER,
              "points", ColumnTypes.QUANTITY,
              // When a case that was solved had been opened.
              "opened_at", ColumnTypes.INSTANT));

  private final Lake lake;
  private final Night night;

  private Happenings(Lake lake, Night night) {
    this.lake = lake;
    this.night = night;
  }

  /**
   * Stacks what is there: {@code customer_id, kind, source, id, happened_at, detail, score, points,
   * opened_at}.
   *
   * @param customers {@code identifier, customer_id}, one row an identifier
   */
  static Optional<Dataset<Row>> of(Lake lake, Dataset<Row> customers, Night night) {
    return new Happenings(lake, night)
        .all().stream()
            .reduce(Dataset::unionAll)
            .map(rows -> rows.join(customers, "identifier").drop("identifier"));
  }

  private List<Dataset<Row>> all() {
    List<Dataset<Row>> all = new ArrayList<>();
    visible(MessageEvents.CONTRACT, "occurred_at")
        .map(rows -> stacked(rows, col("channel"), Map.of("detail", col("event_type"))))
        .ifPresent(all::add);
    visible(ServiceCases.CONTRACT, "opened_at")
        .ifPresent(
            cases -> {
              all.add(stacked(cases, lit(CASE), Map.of()));
              all.add(solutions(cases));
            });
    visible(SurveyAnswers.CONTRACT, "answered_at")
        .map(
            rows ->
                stacked(rows, lit(ANSWER), Map.of("detail", col("survey"), "score", col("score"))))
        .ifPresent(all::add);
    visible(Reviews.CONTRACT, "reviewed_at")
        .map(rows -> stacked(rows, lit(REVIEW), Map.of("score", col("rating"))))
        .ifPresent(all::add);
    visible(Referrals.CONTRACT, "referred_at")
        .map(rows -> stacked(rows, lit(REFERRAL), Map.of("detail", col("referred_identifier"))))
        .ifPresent(all::add);
    visible(LoyaltyMovements.CONTRACT, "occurred_at")
        .map(
            rows ->
                stacked(rows, lit(POINTS), Map.of("detail", col("tier"), "points", col("points"))))
        .ifPresent(all::add);
    return all;
  }

  /** What was solved after the night is open on it, and nobody has judged it yet. */
  private Dataset<Row> solutions(Dataset<Row> cases) {
    Dataset<Row> solved =
        cases
            .where(col("solved_at").lt(night.end()))
            .withColumns(
                Map.of("happened_at", col("solved_at"), "case_opened_at", col("happened_at")));
    return stacked(
        solved,
        lit(SOLUTION),
        Map.of("score", col("satisfaction"), "opened_at", col("case_opened_at")));
  }

  /** The rows of a table that had happened and were known by the night, if it was published. */
  private Optional<Dataset<Row>> visible(TableContract table, String happenedAt) {
    if (!lake.has(table)) {
      return Optional.empty();
    }
    boolean isByNight = table.partitionedBy().contains("taken_on");
    Column isSeen = isByNight ? night.seesTakenIn(happenedAt) : night.sees(happenedAt, "known_at");
    return Optional.of(
        lake.read(table)
            .where(isSeen)
            .withColumns(Map.of("happened_at", col(happenedAt), "id", col(idOf(table)))));
  }

  /** Happenings are named by their source and a number of their own. */
  private static String idOf(TableContract table) {
    return table.key().stream().filter(name -> !name.equals("source")).findFirst().orElseThrow();
  }

  private static Dataset<Row> stacked(
      Dataset<Row> rows, Column kind, Map<String, Column> particular) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("customer_identifier").as("identifier"));
    columns.add(kind.as("kind"));
    COLUMNS.forEach(
        (name, type) -> {
          boolean isOwn = List.of("source", "id", "happened_at").contains(name);
          Column value = isOwn ? col(name) : particular.getOrDefault(name, lit(null));
          columns.add(value.cast(type).as(name));
        });
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * A row each for {@link DailyActivity}, with a count for each of its kind.
   *
   * @param happenings as {@link #of} gives them
   */
  static Dataset<Row> daily(Dataset<Row> happenings) {
    Map<String, Column> counts = new TreeMap<>();
    counts.put("message_sent_count", countOf(message("sent")));
    counts.put("message_opened_count", countOf(message("opened")));
    counts.put("message_clicked_count", countOf(message("clicked")));
    counts.put("message_bounced_count", countOf(message("bounced")));
    counts.put("message_unsubscribed_count", countOf(message("unsubscribed")));
    counts.put("case_opened_count", countOf(is(CASE)));
    counts.put("case_solved_count", countOf(is(SOLUTION)));
    counts.put("survey_answer_count", countOf(is(ANSWER)));
    counts.put("review_count", countOf(is(REVIEW)));
    counts.put("referral_count", countOf(is(REFERRAL)));
    Column points = col("points");
    counts.put("points_earned", when(points.gt(0), points).otherwise(0));
    counts.put("points_spent", when(points.lt(0), abs(points)).otherwise(0));
    List<Column> columns = new ArrayList<>();
    columns.add(col("customer_id"));
    columns.add(to_date(col("happened_at")).as("activity_date"));
    counts.forEach((name, count) -> columns.add(count.as(name)));
    return happenings.select(columns.toArray(Column[]::new));
  }

  /** Whether a row is of a kind. */
  static Column is(String kind) {
    return col("kind").equalTo(kind);
  }

  /** Whether a row is of a message, by whichever channel. */
  static Column isMessage() {
    return col("kind").isin(MessageEvents.CHANNELS.toArray());
  }

  private static Column message(String event) {
    return isMessage().and(col("detail").equalTo(event));
  }

  private static Column countOf(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
