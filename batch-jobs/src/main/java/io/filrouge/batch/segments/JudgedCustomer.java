package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.filrouge.domain.segments.ChannelUse;
import io.filrouge.domain.segments.Facet;
import io.filrouge.domain.segments.Favourite;
import io.filrouge.domain.segments.Interest;
import io.filrouge.domain.segments.Placement;
import io.filrouge.domain.segments.SegmentRules;
import io.filrouge.domain.segments.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** A row of {@link SegmentAssignment} as the domain's placements take it. */
record JudgedCustomer(Row row) {
  private static final List<String> HABITS =
      List.of(
          "purchase_day_count",
          "preferred_daytime",
          "preferred_daytime_share",
          "weekend_share",
          "channel_order_count",
          "preferred_channel",
          "preferred_channel_share",
          "recent_channel",
          "recent_channel_share",
          "earlier_channel",
          "earlier_channel_share");

  private static final List<String> ALL =
      Stream.concat(
              HABITS.stream(),
              Stream.of(
                  "rfm_segment",
                  "rfm_reason",
                  "pareto_class",
                  "pareto_reason",
                  "lifecycle_stage",
                  "lifecycle_reason",
                  "loyalty_tier",
                  "country",
                  "region",
                  "urbanity",
                  "age_band",
                  "interests"))
          .toList();

  /** The columns that {@link #habits} looks at. */
  static Column habitColumns() {
    return struct(HABITS.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** The columns that {@link #placements} looks at. */
  static Column columns() {
    return struct(ALL.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** The names of those columns. */
  static List<String> names() {
    return ALL;
  }

  /** All that the night says of the customer. */
  List<Placement> placements(SegmentRules rules) {
    List<Placement> placements = new ArrayList<>();
    placements.add(placement(Facet.RFM, "rfm_segment", "rfm_reason"));
    placements.add(placement(Facet.PARETO, "pareto_class", "pareto_reason"));
    placements.add(placement(Facet.LIFECYCLE, "lifecycle_stage", "lifecycle_reason"));
    placements.addAll(
        new Traits(
                row.getAs("country"),
                row.getAs("region"),
                row.getAs("urbanity"),
                row.getAs("age_band"),
                row.getAs("loyalty_tier"))
            .placements());
    placements.addAll(habits(rules));
    List<Interest> interests =
        row.<Row>getList(row.fieldIndex("interests")).stream()
            .map(told -> new Interest(told.getString(0), told.getDouble(1), told.getDouble(2)))
            .toList();
    placements.addAll(rules.interests().placements(row.getAs("purchase_day_count"), interests));
    return placements;
  }

  /** What the night says of the customer's habits. */
  List<Placement> habits(SegmentRules rules) {
    return rules
        .habits()
        .placements(
            row.<Long>getAs("purchase_day_count"),
            favourite("preferred_daytime"),
            row.getAs("weekend_share"),
            new ChannelUse(
                row.<Long>getAs("channel_order_count"),
                favourite("preferred_channel"),
                favourite("recent_channel"),
                favourite("earlier_channel")));
  }

  private Placement placement(Facet facet, String segment, String reason) {
    return new Placement(facet, row.getAs(segment), row.getAs(reason));
  }

  private Favourite favourite(String column) {
    String name = row.getAs(column);
    return name == null ? null : new Favourite(name, row.<Double>getAs(column + "_share"));
  }
}
