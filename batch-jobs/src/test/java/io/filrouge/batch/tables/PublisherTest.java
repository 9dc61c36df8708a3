package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.domain.quality.DriftLimits;
import io.filrouge.domain.quality.RowCountLimits;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  @TempDir private Path folder;

  @Test
  void publishesNothingWhenARuleIsBrokenAndNamesTheRule() {
    LakeFixture fixture = new LakeFixture(folder);
    Publisher publisher = fixture.publisher("2026-01-01", "churn");

    publisher.replaceNight(ChurnScores.CONTRACT, "as_of_date", scores("('c1', 0.2), ('c2', 1.7)"));

    assertThatThrownBy(publisher::close)
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot publish scores/churn_scores for 2026-01-01:"
                + " churn_probability_within_0_and_1 (1 rows); see quality_results, mend the"
                + " input or the rule and run the night again")
        .extracting(failure -> ((Failure) failure).outcome().exitCode())
        .isEqualTo(4);
    assertThat(fixture.lake().has(ChurnScores.CONTRACT)).isFalse();
    assertThat(publisher.results())
        .anyMatch(
            result ->
                result.rule().equals("churn_probability_within_0_and_1")
                    && !result.isPassed()
                    && result.value() == 1);
  }

  @Test
  void refusesAKeyThatIsThereTwiceAndARequiredColumnThatIsEmpty() {
    LakeFixture fixture = new LakeFixture(folder);

    assertThatThrownBy(() -> publish(fixture, "2026-01-01", "('c1', 0.2), ('c1', 0.3)"))
        .hasMessageContaining("key_is_unique (1 rows)");
    assertThatThrownBy(() -> publish(fixture, "2026-01-01", "('c1', CAST(null AS DOUBLE))"))
        .hasMessageContaining("churn_probability_is_present (1 rows)");
  }

  @Test
  void tellsOfATableThatIsPublishedTwiceWhatWasFoundLast() {
    LakeFixture fixture = new LakeFixture(folder);
    Publisher publisher = fixture.publisher("2026-01-01", "churn");
    publisher.replaceNight(ChurnScores.CONTRACT, "as_of_date", scores("('c1', 0.2), ('c2', 0.2)"));
    publisher.replaceNight(ChurnScores.CONTRACT, "as_of_date", scores("('c1', 0.7)"));
    publisher.close();

    assertThat(publisher.results())
        .filteredOn(result -> result.rule().equals("rows_published"))
        .extracting(QualityResult::value)
        .containsExactly(1.0);
    assertThat(publisher.results()).extracting(QualityResult::rule).doesNotHaveDuplicates();
  }

  @Test
  void publishesNothingMoreAfterATableThatFailed() {
    LakeFixture fixture = new LakeFixture(folder);
    Publisher publisher = fixture.publisher("2026-01-01", "churn");
    publisher.replaceNight(ChurnScores.CONTRACT, "as_of_date", scores("('c1', 1.7)"));
    publisher.replaceNight(ChurnScores.CONTRACT, "as_of_date", scores("('c1', 0.7)"));

    assertThatThrownBy(publisher::close).isInstanceOf(Failure.class);
    assertThat(fixture.lake().has(ChurnScores.CONTRACT)).isFalse();

    publish(fixture, "2026-01-01", "('c1', 0.7)");
    assertThat(fixture.lake().has(ChurnScores.CONTRACT)).isTrue();
  }

  @Test
  void endsWithTheBrokenRuleAlsoWhereTheJobReadTheTableItself() {
    LakeFixture fixture = new LakeFixture(folder);

    assertThatThrownBy(
            () -> {
              try (Publisher publisher = fixture.publisher("2026-01-01", "churn")) {
                publisher.replaceNight(ChurnScores.CONTRACT, "as_of_date", scores("('c1', 1.7)"));
                publisher.lake().read(ChurnScores.CONTRACT);
              }
            })
        .isInstanceOf(Failure.class)
        .hasMessageContaining("churn_probability_within_0_and_1");
  }

  @Test
  void publishesWhatIsOnlyWarnedOfAndNotWhatHasLostItsRows() {
    LakeFixture fixture = new LakeFixture(folder);
    Found lastNight =
        new Found(LocalDate.parse("2025-12-31"))
            .value("scores/churn_scores", "rows_published", 4)
            .value("scores/churn_scores", "mean of churn_probability", 0.1)
            .value("scores/churn_scores", "deviation of churn_probability", 0.1);
    RowCountLimits rowCounts = new RowCountLimits(2, 0.1, 0.5, 0.5);
    Yardstick yardstick =
        new Yardstick(
            new QualityLimits(5, rowCounts, new DriftLimits(2, 0.25, 2, 0.5, 7)), lastNight);

    Publisher good =
        new Publisher(
            fixture.lake(), LakeFixture.night("2026-01-01"), "churn", Build.full(""), yardstick);
    good.replaceNight(
        ChurnScores.CONTRACT, "as_of_date", scores("('c1', 0.2), ('c2', 0.2), ('c3', 0.2)"));
    good.close();
    assertThat(fixture.lake().read(ChurnScores.CONTRACT).count()).isEqualTo(3);
    assertThat(good.results())
        .filteredOn(QualityResult::warns)
        .extracting(QualityResult::line)
        .containsExactly(
            "scores/churn_scores: row_count_steady (3 rows after 4 on 2025-12-31)",
            "scores/churn_scores: churn_probability_mean_as_before (mean 0.2000 after 0.1000, 1.41"
                + " standard deviations)");

    Publisher bad =
        new Publisher(
            fixture.lake(), LakeFixture.night("2026-01-01"), "churn", Build.full(""), yardstick);
    bad.replaceNight(ChurnScores.CONTRACT, "as_of_date", scores("('c1', 0.1)"));
    assertThatThrownBy(bad::close)
        .hasMessageContaining("row_count_steady (1 rows after 4 on 2025-12-31; if that is right,")
        .extracting(failure -> ((Failure) failure).outcome())
        .isEqualTo(Outcome.BROKEN_RULE);
    assertThat(fixture.lake().read(ChurnScores.CONTRACT).count()).isEqualTo(3);
  }

  @Test
  void refusesOtherCustomersThanThoseOfTheTableItWasMadeFrom() {
    LakeFixture fixture = new LakeFixture(folder);
    Dataset<Row> scores = scores("('c1', 0.2), ('c2', 0.2)");
    double customers =
        ((Number) scores.selectExpr(CustomerFeatures.CUSTOMERS).head().get(0)).doubleValue();
    Found sameCustomers =
        new Found(LocalDate.parse("2025-12-31"))
            .value("features/customer_features", "total of customers", customers);
    Yardstick yardstick = new Yardstick(QualityLimits.defaults(), sameCustomers);

    try (Publisher publisher =
        new Publisher(
            fixture.lake(), LakeFixture.night("2026-01-01"), "churn", Build.full(""), yardstick)) {
      publisher.replaceNight(ChurnScores.CONTRACT, "as_of_date", scores);
    }
    assertThatThrownBy(
            () -> {
              try (Publisher publisher =
                  new Publisher(
                      fixture.lake(),
                      LakeFixture.night("2026-01-01"),
                      "churn",
                      Build.full(""),
                      yardstick)) {
                publisher.replaceNight(
                    ChurnScores.CONTRACT, "as_of_date", scores("('c1', 0.2), ('c3', 0.2)"));
              }
            })
        .hasMessageContaining("customers_as_in_customer_features");
  }

  @Test
  void replacesOnlyItsOwnNight() {
    LakeFixture fixture = new LakeFixture(folder);
    publish(fixture, "2026-01-01", "('c1', 0.2)");
    publish(fixture, "2026-01-02", "('c1', 0.3), ('c2', 0.4)");
    publish(fixture, "2026-01-01", "('c1', 0.25)");

    assertThat(
            fixture.texts(ChurnScores.CONTRACT, "customer_id", "as_of_date", "churn_probability"))
        .containsExactlyInAnyOrder("c1 2026-01-01 0.25", "c1 2026-01-02 0.3", "c2 2026-01-02 0.4");
  }

  @Test
  void readsPublishedRowsWithoutTheEngine() {
    LakeFixture fixture = new LakeFixture(folder);
    publish(fixture, "2026-01-02", "('c1', 0.3), ('c2', 0.4)");
    java.util.List<TableRow> rows = new java.util.ArrayList<>();
    TableReader.open(new LakePlace(folder.toString(), Map.of()), ChurnScores.CONTRACT)
        .forEachWhere("customer_id", "c2", rows::add);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).value("churn_probability")).isEqualTo(0.4);
    assertThat(rows.get(0).value("as_of_date")).hasToString("2026-01-02");
  }

  @Test
  void saysWhatToDoWhereATableWasNeverPublished() {
    assertThatThrownBy(
            () ->
                TableReader.open(new LakePlace(folder.toString(), Map.of()), ChurnScores.CONTRACT))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Cannot open scores/churn_scores")
        .hasMessageContaining("run 'filrouge batch nightly' first");
  }

  private static void publish(LakeFixture fixture, String night, String values) {
    Dataset<Row> rows = scores(values).withColumn("as_of_date", LakeFixture.night(night).date());
    try (Publisher publisher = fixture.publisher(night, "churn")) {
      publisher.replaceNight(ChurnScores.CONTRACT, "as_of_date", rows);
    }
  }

  @Test
  void doesNotPublishAScoreThatHasGoneMad() {
    LakeFixture fixture = new LakeFixture(folder);
    Found lastNight =
        new Found(LocalDate.parse("2025-12-31")).value("scores/churn_scores", "rows_published", 4);
    for (String band : ChurnScores.CONTRACT.comparisons().bands().get(0).names()) {
      lastNight.value(
          "scores/churn_scores",
          "rows with churn_probability " + band,
          band.equals("below 0.1") ? 4 : 0);
    }
    Yardstick yardstick =
        new Yardstick(
            new QualityLimits(
                5, new RowCountLimits(2, 0.5, 0.5, 0.5), new DriftLimits(2, 0.25, 1, 0.5, 7)),
            lastNight);

    Publisher good =
        new Publisher(
            fixture.lake(), LakeFixture.night("2026-01-01"), "churn", Build.full(""), yardstick);
    good.replaceNight(
        ChurnScores.CONTRACT, "as_of_date", scores("('c1', 0), ('c2', 0.09), ('c3', 0.05)"));
    good.close();
    Publisher mad =
        new Publisher(
            fixture.lake(), LakeFixture.night("2026-01-01"), "churn", Build.full(""), yardstick);
    mad.replaceNight(
        ChurnScores.CONTRACT, "as_of_date", scores("('c1', 1), ('c2', 0.9), ('c3', 0.95)"));

    assertThatThrownBy(mad::close)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("churn_probability_bands_as_before")
        .hasMessageContaining("below 0.1 0 % after 100 %");
    assertThat(fixture.texts(ChurnScores.CONTRACT, "max(churn_probability)"))
        .containsExactly("0.09");
  }

  private static Dataset<Row> scores(String values) {
    return SparkFixture.rows(ChurnScores.CONTRACT, "customer_id, churn_probability", values)
        .withColumns(
            java.util.Map.of(
                "as_of_date", org.apache.spark.sql.functions.lit("2026-01-01").cast("date"),
                "model", org.apache.spark.sql.functions.lit("bg-nbd"),
                "horizon_days", org.apache.spark.sql.functions.lit(90),
                "calibration", org.apache.spark.sql.functions.lit("none"),
                "raw_probability", org.apache.spark.sql.functions.lit(0.5),
                "churn_percentile", org.apache.spark.sql.functions.lit(50.0),
                "eligibility", org.apache.spark.sql.functions.lit("scored")));
  }
}
