package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Who is in which segment, since when and why. */
public final class SegmentMemberships {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SEGMENTS,
              "segment_memberships",
              "One row a customer, kind of segment and stay in it.")
          .key("customer_id", "segment_type", "entered_on")
          .required("customer_id", TEXT, "the customer")
          .required("segment_type", TEXT, "rfm, pareto or lifecycle")
          .required("segment", TEXT, "the segment")
          .required("entered_on", DAY, "first night in it")
          .required("entered_reason", TEXT, "the rule that put the customer there")
          .optional("left_on", DAY, "first night not in it any more; empty: still in it")
          .optional(
              "left_reason",
              TEXT,
              "the rule that put the customer elsewhere, or that the customer is no longer known")
          .mustHold("stay_is_positive", "left_on is null or left_on > entered_on")
          .build();

  private SegmentMemberships() {}
}
