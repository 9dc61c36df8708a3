package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.SegmentMemberships;
import io.filrouge.batch.tables.Validity;
import io.filrouge.domain.segments.SegmentRules;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who entered and left which segment: stays that one night after the other opens and closes. */
final class Memberships {
  private static final Validity STAYS = new Validity("customer_id", "entered_on", "left_on");

  /** The table as it stood before a night: what that night or later ones did is undone. */
  static Dataset<Row> before(Dataset<Row> memberships, Night night) {
    return STAYS
        .before(memberships, night)
        .withColumn("left_reason", when(col("left_on").isNotNull(), col("left_reason")));
  }

  /**
   * {@code segments.segment_memberships} after a night. A stay ends with the reason for what took
   * its place; a customer who is gone leaves all segments.
   *
   * <p>Stays meet the night as one row a customer, so that one exchange of each serves however many
   * segments there are, and their reasons are told after it.
   *
   * @param before the table before the night, as {@link #before} gives it
   * @param judged the customers of the night, as {@link SegmentAssignment#assign} gives them
   */
  static Dataset<Row> advance(
      Dataset<Row> before, Dataset<Row> judged, SegmentRules rules, Night night) {
    var stays = udf(new StayJudgement(rules, night.asOf()), StayJudgement.SCHEMA);
    Dataset<Row> open =
        before
            .where(col("left_on").isNull())
            .select(
                col("customer_id"),
                struct("segment_type", "segment", "entered_on", "entered_reason").as("stay"))
            .repartition(col("customer_id"))
            .groupBy("customer_id")
            .agg(collect_list("stay").as("open"));
    Dataset<Row> today = judged.select(col("customer_id"), JudgedCustomer.columns().as("judged"));
    Dataset<Row> moved =
        open.join(today, new String[] {"customer_id"}, "full_outer")
            .select(col("customer_id"), explode(stays.apply(col("open"), col("judged"))).as("stay"))
            .select("customer_id", "stay.*");
    Dataset<Row> closed = before.where(col("left_on").isNotNull());
    return SegmentMemberships.CONTRACT.conform(closed.unionByName(moved));
  }

  private Memberships() {}
}
