package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.SegmentMemberships;
import io.filrouge.batch.tables.Validity;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who entered and left which segment: stays that one night after the other opens and closes. */
final class Memberships {
  static final String NOT_KNOWN = "merged or no longer known";
  private static final Validity STAYS = new Validity("customer_id", "entered_on", "left_on");

  /** The table as it stood before a night: what that night or later ones did is undone. */
  static Dataset<Row> before(Dataset<Row> memberships, Night night) {
    return STAYS
        .before(memberships, night)
        .withColumn("left_reason", when(col("left_on").isNotNull(), col("left_reason")));
  }

  /**
   * {@code segments.segment_memberships} after a night. A stay ends with the reason for the next
   * one; a customer who is gone leaves all segments.
   *
   * @param before the table before the night, as {@link #before} gives it
   * @param segments {@code segments.customer_segments} of the night
   */
  static Dataset<Row> advance(Dataset<Row> before, Dataset<Row> segments, Night night) {
    Column isSame = coalesce(col("segment").equalTo(col("today_segment")), lit(false));
    Column stay =
        when(
            col("segment").isNotNull(),
            stay(
                col("segment"),
                col("entered_on"),
                col("entered_reason"),
                when(not(isSame), night.date()),
                when(not(isSame), coalesce(col("today_reason"), lit(NOT_KNOWN)))));
    Column entry =
        when(
            col("today_segment").isNotNull().and(not(isSame)),
            stay(
                col("today_segment"),
                night.date(),
                col("today_reason"),
                lit(null).cast("date"),
                lit(null).cast("string")));
    Dataset<Row> opened =
        before
            .where(col("left_on").isNull())
            .select("customer_id", "segment_type", "segment", "entered_on", "entered_reason")
            .join(today(segments), new String[] {"customer_id", "segment_type"}, "full_outer")
            .select(
                col("customer_id"),
                col("segment_type"),
                explode(array_compact(array(stay, entry))).as("stay"))
            .select("customer_id", "segment_type", "stay.*");
    Dataset<Row> closed = before.where(col("left_on").isNotNull());
    return SegmentMemberships.CONTRACT.conform(closed.unionByName(opened));
  }

  /**
   * A row a customer and kind of segment. Prospects have rows without an RFM segment and class, so
   * that the reason is at hand when a customer's only order turns out not to be one.
   */
  private static Dataset<Row> today(Dataset<Row> segments) {
    return segments.select(
        col("customer_id"),
        expr(
            "stack(3,"
                + " 'rfm', rfm_segment, rfm_reason,"
                + " 'pareto', pareto_class, pareto_reason,"
                + " 'lifecycle', lifecycle_stage, lifecycle_reason)"
                + " AS (segment_type, today_segment, today_reason)"));
  }

  private static Column stay(
      Column segment, Column enteredOn, Column enteredReason, Column leftOn, Column leftReason) {
    return struct(
        segment.as("segment"),
        enteredOn.as("entered_on"),
        enteredReason.as("entered_reason"),
        leftOn.as("left_on"),
        leftReason.as("left_reason"));
  }

  private Memberships() {}
}
