package io.filrouge.batch.segments;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerSegments;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.SegmentEdges;
import io.filrouge.batch.tables.SegmentMemberships;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.segments.SegmentRules;
import io.filrouge.settings.Failure;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Publishes {@code segment_edges}, {@code customer_segments} and {@code segment_memberships}. */
public final class SegmentsStep {
  private static final String NIGHT = "as_of_date";

  /** The features that put a customer into segments. */
  private static final String[] JUDGED_BY = {
    "customer_id",
    NIGHT,
    "is_prospect",
    "days_since_last_order",
    "purchase_day_count",
    "recency_days",
    "net_amount",
    "inter_purchase_days_deviation",
    "category_count",
    "referral_converted_count",
    "nps_score",
    "review_count",
    "review_rating_mean",
    "open_case_count",
    "loyalty_tier",
    "country",
    "region",
    "urbanity",
    "age_band",
    "preferred_daytime",
    "preferred_daytime_share",
    "weekend_share",
    "channel_order_count",
    "preferred_channel",
    "preferred_channel_share",
    "recent_channel",
    "recent_channel_share",
    "earlier_channel",
    "earlier_channel_share",
    "category_amounts"
  };

  /**
   * Reads the night's features and works each table out from the one published before it.
   *
   * @throws Failure when the features of other nights are there and this night's are not: going on
   *     would show every customer out
   */
  public static void publish(Publisher publisher, SegmentRules rules) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    requireFeatures(lake, night);
    Dataset<Row> features =
        publisher.keep(ofNight(lake, CustomerFeatures.CONTRACT, night).selectExpr(JUDGED_BY));

    Dataset<Row> edges =
        publisher.keep(
            QuintileEdges.of(features)
                .unionByName(ParetoEdges.of(features))
                .unionByName(CategoryShares.of(features))
                .withColumn(NIGHT, night.date()));
    publisher.replaceNight(SegmentEdges.CONTRACT, NIGHT, edges);
    SegmentLimits limits = SegmentLimits.of(edges.collectAsList());

    Dataset<Row> segments = publisher.keep(SegmentAssignment.assign(features, limits, rules));
    publisher.replaceNight(CustomerSegments.CONTRACT, NIGHT, segments);

    Dataset<Row> before = Memberships.before(lake.read(SegmentMemberships.CONTRACT), night);
    publisher.overwrite(
        SegmentMemberships.CONTRACT, Memberships.advance(before, segments, rules, night));
  }

  private static void requireFeatures(Lake lake, Night night) {
    boolean isThere = !ofNight(lake, CustomerFeatures.CONTRACT, night).isEmpty();
    if (!isThere && !lake.read(CustomerFeatures.CONTRACT).isEmpty()) {
      throw Failure.input(
          "Cannot find customer_features of "
              + night
              + ": only other nights are there; run the features job for this night first");
    }
  }

  private static Dataset<Row> ofNight(Lake lake, TableContract table, Night night) {
    return lake.read(table).where(col(NIGHT).equalTo(night.date()));
  }

  private SegmentsStep() {}
}
