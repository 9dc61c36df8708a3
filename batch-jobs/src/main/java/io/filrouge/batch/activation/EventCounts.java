package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.batch.tables.QualityResult;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many events a publication holds.
 *
 * @param byType events published, by their type
 * @param withoutPerson events left out because they name neither a visitor nor a known customer
 */
public record EventCounts(Map<String, Long> byType, long withoutPerson) {
  static final String HAS_PERSON = "visitor_id IS NOT NULL OR customer_id IS NOT NULL";

  private static final String SUBJECT = "shop_events";

  static EventCounts of(Dataset<Row> events) {
    Map<String, Long> byType = new TreeMap<>();
    long withoutPerson = 0;
    List<Row> counts =
        events
            .selectExpr("event_type", HAS_PERSON + " AS has_person")
            .groupBy(col("event_type"), col("has_person"))
            .agg(count(lit(1)))
            .collectAsList();
    for (Row row : counts) {
      if (row.getBoolean(1)) {
        byType.put(row.getString(0), row.getLong(2));
      } else {
        withoutPerson += row.getLong(2);
      }
    }
    return new EventCounts(byType, withoutPerson);
  }

  /** Events published. */
  public long total() {
    return byType.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Makes sure that as many were sent as counted. */
  void requireAll(long sent) {
    if (sent != total()) {
      throw Failure.quality(
          "Cannot publish events: "
              + sent
              + " of "
              + total()
              + " were sent; run the job again, which sends the same ones");
    }
  }

  List<QualityResult> results(String job) {
    return List.of(
        QualityResult.count(job, SUBJECT, "events_read", total() + withoutPerson),
        QualityResult.count(job, SUBJECT, "events_published", total()),
        QualityResult.count(job, SUBJECT, "events_without_person", withoutPerson));
  }

  /** A line such as {@code 3 events (cart_item_added 2, order_placed 1)}. */
  @Override
  public String toString() {
    String types =
        byType.entrySet().stream()
            .map(type -> String.format(Locale.ROOT, "%s %,d", type.getKey(), type.getValue()))
            .collect(Collectors.joining(", "));
    String leftOut =
        withoutPerson == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d without a person left out", withoutPerson);
    return String.format(Locale.ROOT, "%,d events", total())
        + (types.isEmpty() ? "" : " (" + types + ")")
        + leftOut;
  }
}
