package io.filrouge.batch.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.report.figures.SegmentMove;
import io.filrouge.batch.report.figures.StageFlow;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.SegmentMemberships;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds up what changed in {@code segment_memberships} on a night. */
final class SegmentChanges {
  // Reasons tell figures of one customer; those that differ in nothing else are one reason.
  private static final String FIGURES = "[0-9]+([.,:][0-9]+)*";

  private final Column hasEntered;
  private final Column hasLeft;
  private final Dataset<Row> changes;

  SegmentChanges(Lake lake, Night night) {
    hasEntered = col("entered_on").equalTo(night.date());
    hasLeft = coalesce(col("left_on").equalTo(night.date()), lit(false));
    changes = lake.read(SegmentMemberships.CONTRACT).where(hasEntered.or(hasLeft));
  }

  /** Customers by the stage that they left and the one that they entered. */
  List<StageFlow> flows() {
    return changes
        .where(col("segment_type").equalTo("lifecycle"))
        .groupBy("customer_id")
        .agg(
            coalesce(max(when(hasLeft, col("segment"))), lit("")).as("before"),
            coalesce(max(when(hasEntered, col("segment"))), lit("")).as("now"))
        .groupBy("before", "now")
        .agg(count(lit(1)))
        .orderBy("before", "now")
        .collectAsList()
        .stream()
        .map(row -> new StageFlow(row.getString(0), row.getString(1), row.getLong(2)))
        .toList();
  }

  /** Entries and exits by segment and reason. */
  List<SegmentMove> moves() {
    Column reason = when(hasEntered, col("entered_reason")).otherwise(col("left_reason"));
    return changes
        .select(
            col("segment_type"),
            col("segment"),
            hasEntered.as("is_entry"),
            coalesce(reason, lit("")).as("reason"))
        .groupBy(
            col("segment_type"),
            col("segment"),
            col("is_entry"),
            regexp_replace(col("reason"), lit(FIGURES), lit("#")).as("pattern"))
        .agg(min("reason").as("reason"), count(lit(1)).as("customers"))
        .select("segment_type", "segment", "is_entry", "reason", "customers")
        .orderBy("segment_type", "segment", "is_entry", "reason")
        .collectAsList()
        .stream()
        .map(
            row ->
                new SegmentMove(
                    row.getString(0),
                    row.getString(1),
                    row.getBoolean(2),
                    row.getString(3),
                    row.getLong(4)))
        .toList();
  }
}
