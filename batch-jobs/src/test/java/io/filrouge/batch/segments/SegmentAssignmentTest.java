package io.filrouge.batch.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.segments.ParetoLimits;
import io.filrouge.domain.segments.Quintiles;
import io.filrouge.domain.segments.SegmentRules;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class SegmentAssignmentTest {
  private static final SegmentLimits LIMITS =
      new SegmentLimits(
          new Quintiles(10, 20, 30, 40),
          new Quintiles(1, 2, 3, 4),
          new Quintiles(50, 100, 150, 200),
          new ParetoLimits(150, 60),
          Map.of("Tea", 0.5, "Cups", 0.1));

  @Test
  void givesScoresClassStageAndTheirReasons() {
    FeatureRows features =
        FeatureRows.of("2026-03-31")
            .buyer("best", 10, 5, "250.5")
            .buyer("lost", 400, 1, "20")
            .buyer("middling", 25, 3, "100");

    assertThat(assigned(features))
        .containsExactly(
            "best | 5 5 5 champions | A | entrenchment",
            "lost | 1 1 1 lost | C | lapsed",
            "middling | 3 3 2 hibernating | B | entrenchment");
    assertThat(reasons(features))
        .contains(
            "recency 5, frequency 5, monetary 5: last purchase 10 days ago, 5 purchase days,"
                + " 250.50 net",
            "250.50 net (A from 150.00)",
            "bought on 5 days, last 10 days ago",
            "100.00 net (B from 60.00, A from 150.00)",
            "20.00 net (B from 60.00)",
            "no purchase for 400 days, usual gap after a first purchase 60 days"
                + " (lapsed from 5 gaps)");
  }

  @Test
  void callsThoseAmbassadorsWhoReferBuyersOrPromoteAndReviewWell() {
    FeatureRows features =
        FeatureRows.of("2026-03-31")
            .buyer("promoter", 10, 1, "100")
            .with("nps_score", 9.0)
            .with("review_count", 3L)
            .with("review_rating_mean", 4.5)
            .buyer("referrer", 10, 1, "100")
            .with("referral_converted_count", 2L)
            .buyer("reviewer", 10, 1, "100")
            .with("review_count", 3L)
            .with("review_rating_mean", 4.5);

    assertThat(assigned(features))
        .extracting(text -> text.replaceAll(" .* ", " "))
        .containsExactly("promoter ambassador", "referrer ambassador", "reviewer first_purchase");
    assertThat(reasons(features))
        .contains(
            "bought on 1 day, last 10 days ago, recommends with 9 (promoter from 9) and rates 4.5"
                + " in 3 reviews",
            "bought on 1 day, last 10 days ago, 2 people referred have bought");
  }

  @Test
  void putsThoseAtRiskSoonerWhoHaveACaseOpenOrWouldNotRecommend() {
    FeatureRows features =
        FeatureRows.of("2026-03-31")
            .buyer("ann", 60, 3, "100")
            .buyer("bob", 60, 3, "100")
            .with("open_case_count", 1L)
            .buyer("cid", 60, 3, "100")
            .with("nps_score", 2.0);

    assertThat(assigned(features))
        .extracting(text -> text.replaceAll(" .* ", " "))
        .containsExactly("ann entrenchment", "bob at_risk", "cid at_risk");
    assertThat(reasons(features))
        .contains(
            "no purchase for 60 days, usual gap 30 days (at risk from 1.5 gaps), 1 case open",
            "no purchase for 60 days, usual gap 30 days (at risk from 1.5 gaps), would not"
                + " recommend (2 of 10)");
  }

  @Test
  void givesProspectsAStageAndNoScores() {
    FeatureRows features = FeatureRows.of("2026-03-31").prospect("pat");

    assertThat(assigned(features)).containsExactly("pat | null null null null | null | prospect");
    assertThat(reasons(features)).containsOnly("no purchase yet");
  }

  @Test
  void putsEverybodyIntoCWhereNobodysNetAmountIsPositive() {
    SegmentLimits none = SegmentLimits.of(List.of());
    Row row =
        SegmentAssignment.assign(
                FeatureRows.of("2026-03-31").buyer("ann", 1, 1, "-5").table(),
                new SegmentLimits(
                    LIMITS.recency(),
                    LIMITS.frequency(),
                    LIMITS.monetary(),
                    none.pareto(),
                    Map.of()),
                SegmentRules.defaults())
            .head();

    assertThat(row.<String>getAs("pareto_class")).isEqualTo("C");
    assertThat(row.<String>getAs("pareto_reason")).isEqualTo("-5.00 net (nobody's is positive)");
  }

  @Test
  void tellsHabitsAndInterestsOfThoseWhoBuyOften() {
    FeatureRows features =
        FeatureRows.of("2026-03-31")
            .buyer("ann", 10, 6, "100")
            .with("preferred_daytime", "evening")
            .with("preferred_daytime_share", 0.5)
            .with("weekend_share", 0.0)
            .with("channel_order_count", 6L)
            .with("preferred_channel", "site")
            .with("preferred_channel_share", 0.5)
            .with("recent_channel", "store")
            .with("recent_channel_share", 1.0)
            .with("earlier_channel", "site")
            .with("earlier_channel_share", 1.0)
            .spent("Tea", "60", "Cups", "40")
            .prospect("pat");
    List<Row> rows = rows(features);

    assertThat(rows.get(0).<String>getList(rows.get(0).fieldIndex("habits")))
        .containsExactly("evening", "weekday", "channel_migrant:site>store");
    assertThat(rows.get(0).<Row>getList(rows.get(0).fieldIndex("interests")))
        .containsExactly(RowFactory.create("Cups", 0.4, 4.0));
    assertThat(rows.get(1).<String>getList(rows.get(1).fieldIndex("habits"))).isEmpty();
    assertThat(rows.get(1).<Row>getList(rows.get(1).fieldIndex("interests"))).isEmpty();
  }

  private static List<String> assigned(FeatureRows features) {
    return rows(features).stream()
        .map(
            row ->
                "%s | %s %s %s %s | %s | %s"
                    .formatted(
                        row.getAs("customer_id"),
                        row.getAs("rfm_recency"),
                        row.getAs("rfm_frequency"),
                        row.getAs("rfm_monetary"),
                        row.getAs("rfm_segment"),
                        row.getAs("pareto_class"),
                        row.getAs("lifecycle_stage")))
        .toList();
  }

  private static List<String> reasons(FeatureRows features) {
    return rows(features).stream()
        .flatMap(
            row ->
                List.of("rfm_reason", "pareto_reason", "lifecycle_reason").stream()
                    .map(row::<String>getAs))
        .toList();
  }

  private static List<Row> rows(FeatureRows features) {
    return SegmentAssignment.assign(features.table(), LIMITS, SegmentRules.defaults())
        .orderBy("customer_id")
        .collectAsList();
  }
}
