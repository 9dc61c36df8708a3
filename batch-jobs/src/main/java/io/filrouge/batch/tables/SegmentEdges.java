package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** The limits between quintiles and classes. */
public final class SegmentEdges {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SEGMENTS,
              "segment_edges",
              "The values at which RFM quintiles and Pareto classes part, and what interests are told"
                  + " against: each category's share of everybody's spend; each night.")
          .key("as_of_date", "dimension", "edge")
          .partitionedBy("as_of_date")
          .required("as_of_date", DAY, "the night")
          .required(
              "dimension", TEXT, "recency_days, frequency, monetary, pareto or category_share")
          .required(
              "edge",
              TEXT,
              "the two scores or classes it parts: 1-2 to 4-5, or A-B and B-C; for category_share"
                  + " the category")
          .required(
              "value",
              NUMBER,
              "the limit, in days, purchase days or money: the largest value of the lower quintile (of"
                  + " the better one for recency_days), or the smallest net amount of the class"
                  + " before; for category_share the share, 0 to 1, of the net amounts of all customers"
                  + " in which it is positive")
          .build();

  private SegmentEdges() {}
}
