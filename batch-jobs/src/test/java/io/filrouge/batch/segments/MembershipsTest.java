package io.filrouge.batch.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerSegments;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.SegmentMemberships;
import io.filrouge.domain.segments.SegmentRules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

class MembershipsTest {
  private static final String MONDAY = "2026-03-30";
  private static final String TUESDAY = "2026-03-31";

  private static final List<String> UNKNOWN =
      List.of(
          "country",
          "region",
          "urbanity",
          "age_band",
          "loyalty_tier",
          "preferred_daytime",
          "preferred_channel",
          "recent_channel",
          "earlier_channel");
  private static final List<String> NO_NUMBERS =
      List.of(
          "preferred_daytime_share",
          "weekend_share",
          "preferred_channel_share",
          "recent_channel_share",
          "earlier_channel_share");

  @Test
  void opensAStayInEachKindOfSegment() {
    assertThat(texts(night(MONDAY, none(), "'ann', 'champions', 'A', 'loyalty', 'monday'")))
        .containsExactly(
            "ann lifecycle loyalty 2026-03-30 (lifecycle monday) to null (null)",
            "ann pareto A 2026-03-30 (pareto monday) to null (null)",
            "ann rfm champions 2026-03-30 (rfm monday) to null (null)");
  }

  @Test
  void endsAStayWithTheReasonForTheNextAndKeepsTheOthersAsTheyWere() {
    Dataset<Row> monday = night(MONDAY, none(), "'ann', 'champions', 'A', 'loyalty', 'monday'");

    assertThat(texts(night(TUESDAY, monday, "'ann', 'at_risk', 'A', 'at_risk', 'tuesday'")))
        .containsExactly(
            "ann lifecycle loyalty 2026-03-30 (lifecycle monday) to 2026-03-31 (lifecycle tuesday)",
            "ann lifecycle at_risk 2026-03-31 (lifecycle tuesday) to null (null)",
            "ann pareto A 2026-03-30 (pareto monday) to null (null)",
            "ann rfm champions 2026-03-30 (rfm monday) to 2026-03-31 (rfm tuesday)",
            "ann rfm at_risk 2026-03-31 (rfm tuesday) to null (null)");
  }

  @Test
  void showsACustomerWhoIsGoneOutOfAllSegments() {
    Dataset<Row> monday =
        night(
            MONDAY,
            none(),
            "'ann', 'lost', 'C', 'lapsed', 'monday'), ('bob', null, null, 'prospect', 'monday'");

    assertThat(texts(night(TUESDAY, monday, "'ann', 'lost', 'C', 'lapsed', 'tuesday'")))
        .filteredOn(text -> text.startsWith("bob"))
        .containsExactly(
            "bob lifecycle prospect 2026-03-30 (lifecycle monday) to 2026-03-31"
                + " (merged or no longer known)");
  }

  @Test
  void saysWhyWhereACustomerTurnsOutToHaveNoPurchase() {
    Dataset<Row> monday = night(MONDAY, none(), "'ann', 'lost', 'C', 'lapsed', 'monday'");

    assertThat(texts(night(TUESDAY, monday, "'ann', null, null, 'prospect', 'no purchase'")))
        .containsExactly(
            "ann lifecycle lapsed 2026-03-30 (lifecycle monday) to 2026-03-31"
                + " (lifecycle no purchase)",
            "ann lifecycle prospect 2026-03-31 (lifecycle no purchase) to null (null)",
            "ann pareto C 2026-03-30 (pareto monday) to 2026-03-31 (pareto no purchase)",
            "ann rfm lost 2026-03-30 (rfm monday) to 2026-03-31 (rfm no purchase)");
  }

  @Test
  void givesTheSameWhenANightIsRunAgainOrWithItsRowsInAnotherOrder() {
    String ann = "'ann', 'champions', 'A', 'loyalty', 'monday'";
    String bob = "'bob', 'lost', 'C', 'lapsed', 'monday'";
    Dataset<Row> monday = night(MONDAY, none(), ann + "), (" + bob);
    Dataset<Row> tuesday =
        night(
            TUESDAY,
            monday,
            "'ann', 'at_risk', 'B', 'at_risk', 'tuesday'), ('cid', 'lost', 'C', 'lapsed', 'x'");

    assertThat(
            texts(
                night(
                    TUESDAY,
                    tuesday.repartition(3),
                    "'cid', 'lost', 'C', 'lapsed', 'x'), ('ann', 'at_risk', 'B', 'at_risk', 'tuesday'")))
        .isEqualTo(texts(tuesday));
    assertThat(texts(night(MONDAY, tuesday, bob + "), (" + ann))).isEqualTo(texts(monday));
  }

  private static Dataset<Row> night(String date, Dataset<Row> table, String customers) {
    Night night = new Night(LocalDate.parse(date), ZoneId.of("Europe/Paris"));
    Dataset<Row> judged =
        SparkFixture.rows(
                CustomerSegments.CONTRACT,
                "customer_id, rfm_segment, pareto_class, lifecycle_stage, lifecycle_reason",
                "(" + customers + ")")
            .selectExpr(
                "customer_id",
                "rfm_segment",
                "concat('rfm ', lifecycle_reason) AS rfm_reason",
                "pareto_class",
                "concat('pareto ', lifecycle_reason) AS pareto_reason",
                "lifecycle_stage",
                "concat('lifecycle ', lifecycle_reason) AS lifecycle_reason",
                "0L AS purchase_day_count",
                "0L AS channel_order_count",
                "array() AS interests");
    for (String trait : UNKNOWN) {
      judged = judged.withColumn(trait, functions.lit(null).cast("string"));
    }
    for (String number : NO_NUMBERS) {
      judged = judged.withColumn(number, functions.lit(null).cast("double"));
    }
    return Memberships.advance(
        Memberships.before(table, night), judged, SegmentRules.defaults(), night);
  }

  private static Dataset<Row> none() {
    return SparkFixture.spark().createDataFrame(List.of(), SegmentMemberships.CONTRACT.schema());
  }

  private static List<String> texts(Dataset<Row> memberships) {
    return memberships
        .orderBy("customer_id", "segment_type", "entered_on", "segment")
        .collectAsList()
        .stream()
        .map(
            row ->
                "%s %s %s %s (%s) to %s (%s)"
                    .formatted(
                        row.getAs("customer_id"),
                        row.getAs("segment_type"),
                        row.getAs("segment"),
                        row.getAs("entered_on"),
                        row.getAs("entered_reason"),
                        row.getAs("left_on"),
                        row.getAs("left_reason")))
        .toList();
  }
}
