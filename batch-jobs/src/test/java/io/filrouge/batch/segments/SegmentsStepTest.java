package io.filrouge.batch.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerSegments;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.SegmentEdges;
import io.filrouge.batch.tables.SegmentMemberships;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.segments.SegmentRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsStepTest {
  private static final FeatureRows MONDAY =
      FeatureRows.of("2026-03-30")
          .prospect("pat")
          .buyer("ann", 5, 4, "400")
          .with("country", "FR")
          .with("region", "Bretagne")
          .with("urbanity", "rural")
          .with("age_band", "25_34")
          .with("loyalty_tier", "silver")
          .spent("Tea", "300", "Cups", "100")
          .buyer("bob", 150, 1, "80")
          .buyer("cid", 2, 1, "20");
  private static final FeatureRows TUESDAY =
      FeatureRows.of("2026-03-31")
          .buyer("pat", 0, 1, "15")
          .buyer("ann", 6, 5, "440")
          .with("country", "FR")
          .with("age_band", "25_34")
          .with("loyalty_tier", "gold")
          .with("preferred_daytime", "morning")
          .with("preferred_daytime_share", 0.8)
          .with("weekend_share", 0.8)
          .spent("Tea", "300", "Cups", "140")
          .buyer("bob", 151, 1, "80")
          .spent("Books", "760");

  @TempDir Path folder;

  @Test
  void followsCustomersOverTwoNightsAndRunsThemAgain() {
    Lake lake = new Lake(SparkFixture.spark(), folder.toString());
    run(lake, MONDAY, "2026-03-30");
    List<Row> monday = rows(lake, SegmentMemberships.CONTRACT);
    run(lake, TUESDAY, "2026-03-31");
    List<List<Row>> tuesday = allRows(lake);

    assertThat(stages(lake))
        .containsExactly(
            "ann entrenchment 2026-03-30 null",
            "bob first_purchase 2026-03-30 2026-03-31",
            "bob at_risk 2026-03-31 null",
            "cid first_purchase 2026-03-30 2026-03-31",
            "pat prospect 2026-03-30 2026-03-31",
            "pat first_purchase 2026-03-31 null");
    assertThat(segmentsOf(lake, "ann"))
        .containsExactly(
            "demography age:25_34 2026-03-30 null",
            "geography country:FR 2026-03-30 null",
            "geography region:Bretagne 2026-03-30 2026-03-31",
            "geography rural 2026-03-30 2026-03-31",
            "habits morning 2026-03-31 null",
            "habits weekend 2026-03-31 null",
            "interests category:Cups 2026-03-31 null",
            "interests category:Tea 2026-03-31 null",
            "lifecycle entrenchment 2026-03-30 null",
            "loyalty_tier gold 2026-03-31 null",
            "loyalty_tier silver 2026-03-30 2026-03-31",
            "pareto A 2026-03-30 null",
            "rfm loyal_customers 2026-03-30 null");
    assertThat(rows(lake, CustomerSegments.CONTRACT)).hasSize(7);
    assertThat(rows(lake, SegmentEdges.CONTRACT)).hasSize(28 + 2 + 3);

    run(lake, TUESDAY.shuffled(9), "2026-03-31");
    assertThat(allRows(lake)).isEqualTo(tuesday);

    run(lake, MONDAY, "2026-03-30");
    assertThat(rows(lake, SegmentMemberships.CONTRACT)).isEqualTo(monday);
  }

  @Test
  void refusesANightWithoutFeaturesRatherThanShowEverybodyOut() {
    Lake lake = new Lake(SparkFixture.spark(), folder.toString());
    run(lake, MONDAY, "2026-03-30");
    Publisher publisher = publisher(lake, "2026-04-01");

    assertThatThrownBy(() -> SegmentsStep.publish(publisher, SegmentRules.defaults()))
        .hasMessage(
            "Cannot find customer_features of 2026-04-01: only other nights are there; run the"
                + " features job for this night first");
  }

  private static void run(Lake lake, FeatureRows features, String night) {
    try (Publisher publisher = publisher(lake, night)) {
      publisher.replaceNight(CustomerFeatures.CONTRACT, "as_of_date", features.table());
      SegmentsStep.publish(publisher, SegmentRules.defaults());
    }
  }

  private static Publisher publisher(Lake lake, String night) {
    return new Publisher(
        lake, new Night(LocalDate.parse(night), ZoneId.of("Europe/Paris")), "segments");
  }

  private static List<String> stages(Lake lake) {
    return rows(lake, SegmentMemberships.CONTRACT).stream()
        .filter(row -> row.getAs("segment_type").equals("lifecycle"))
        .sorted(
            java.util.Comparator.comparing((Row row) -> row.<String>getAs("customer_id"))
                .thenComparing(row -> row.getAs("entered_on").toString()))
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.getAs("customer_id"),
                        row.getAs("segment"),
                        row.getAs("entered_on"),
                        row.getAs("left_on")))
        .toList();
  }

  private static List<String> segmentsOf(Lake lake, String customer) {
    return rows(lake, SegmentMemberships.CONTRACT).stream()
        .filter(row -> row.getAs("customer_id").equals(customer))
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.getAs("segment_type"),
                        row.getAs("segment"),
                        row.getAs("entered_on"),
                        row.getAs("left_on")))
        .toList();
  }

  private static List<List<Row>> allRows(Lake lake) {
    return List.of(
        rows(lake, SegmentEdges.CONTRACT),
        rows(lake, CustomerSegments.CONTRACT),
        rows(lake, SegmentMemberships.CONTRACT));
  }

  private static List<Row> rows(Lake lake, TableContract table) {
    return lake.read(table)
        .orderBy(
            table.key().stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new))
        .collectAsList();
  }
}
