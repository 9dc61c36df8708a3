package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/** Who is in which segment, since when and why. */
public final class SegmentMemberships {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SEGMENTS,
              "segment_memberships",
              "One row a customer, segment and stay in it. A customer may be in several segments of a"
                  + " kind at once, such as a country and a region of geography.")
          .key("customer_id", "segment_type", "segment", "entered_on")
          .required("customer_id", TEXT, "the customer")
          .required(
              "segment_type",
              TEXT,
              "rfm, pareto, lifecycle, loyalty_tier, geography, demography, habits or interests")
          .required(
              "segment",
              TEXT,
              "the segment. rfm: name of the RFM segment; pareto: A, B or C; lifecycle: the stage;"
                  + " loyalty_tier: the tier as the programme says it; geography: country:FR,"
                  + " region:Bretagne, and urban, suburban or rural by the postcode; demography:"
                  + " age:under_18, age:18_24, age:25_34, age:35_44, age:45_54, age:55_64 or"
                  + " age:65_plus; habits: morning, afternoon, evening or night, weekend or weekday,"
                  + " channel:store, and channel_migrant:site>store for one who bought by site and"
                  + " now does by store; interests: category:Tea")
          .required("entered_on", DAY, "first night in it")
          .required("entered_reason", TEXT, "the rule that put the customer there")
          .optional("left_on", DAY, "first night not in it any more; empty: still in it")
          .optional(
              "left_reason",
              TEXT,
              "the rule that put the customer elsewhere or nowhere, or that the customer is no longer"
                  + " known")
          .oneOf(
              "segment_type",
              List.of(
                  "rfm",
                  "pareto",
                  "lifecycle",
                  "loyalty_tier",
                  "geography",
                  "demography",
                  "habits",
                  "interests"))
          .mustHold("stay_is_positive", "left_on is null or left_on > entered_on")
          .build();

  private SegmentMemberships() {}
}
