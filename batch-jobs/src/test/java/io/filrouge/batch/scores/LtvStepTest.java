package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.identity.IdentitySettings;
import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.ScoreModels;
import io.filrouge.batch.tables.ScoreReasons;
import io.filrouge.batch.tables.TableContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LtvStepTest {
  private static final ScoreSettings SETTINGS =
      ScoreSettings.from(ConfigFactory.parseResources("reference.conf").resolve());

  private static final IdentitySettings IDENTITY =
      IdentitySettings.from(ConfigFactory.parseResources("reference.conf").resolve());

  @TempDir private Path folder;

  @Test
  void scoresEverybodyAndMarksProspectsAsPrior() {
    LakeFixture fixture = new LakeFixture(folder);
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int days = 1 + (i * i) % 7;
      int age = 30 + i;
      int recency = days == 1 ? 0 : (age * (i % 10)) / 10 + 1;
      customers.add(
          "('c%d', false, %d, %d, %d, %s)"
              .formatted(i, days, Math.min(recency, age), age, days == 1 ? "null" : 20 + i % 13));
    }
    customers.add("('prospect', true, 0, null, null, null)");
    publishFeatures(fixture, customers);
    fixture.publish("2026-01-01", "ltv", night -> LtvStep.publish(night, SETTINGS, "EUR"));
    fixture.publish(
        "2026-01-01", "churn", night -> new ChurnStep(night, SETTINGS, IDENTITY, "EUR").publish());

    assertThat(fixture.texts(LtvScores.CONTRACT, "count(1)")).containsExactly("301");
    assertThat(
            fixture.lake().read(LtvScores.CONTRACT).where("eligibility = 'prior'").collectAsList())
        .extracting(row -> row.<String>getAs("customer_id"))
        .containsExactly("prospect");
    assertThat(fixture.texts(LtvScores.CONTRACT, "max(ltv_percentile)", "min(ltv_low) >= 0"))
        .containsExactly("100.0 true");
    assertThat(fixture.texts(ChurnScores.CONTRACT, "count(1)", "max(churn_percentile)"))
        .containsExactly("301 100.0");
    assertThat(
            fixture.lake().read(ScoreModels.CONTRACT).where("is_chosen").collectAsList().stream()
                .map(row -> row.<String>getAs("score")))
        .containsExactlyInAnyOrder("ltv", "spend", "season", "churn");
    assertThat(
            fixture
                .lake()
                .read(ScoreModels.CONTRACT)
                .where("score = 'ltv'")
                .collectAsList()
                .stream()
                .map(row -> row.<String>getAs("model")))
        .containsExactlyInAnyOrder("bg-nbd", "mbg-nbd", "pareto-nbd", "nbd", "rate");
    assertThat(fixture.texts(ScoreReasons.CONTRACT, "count(1)"))
        .containsExactly(String.valueOf(300 * (4 + 5)));
    assertThat(summed(fixture, "ltv", LtvScores.CONTRACT, "ltv_amount")).isLessThan(1e-6);
    assertThat(summed(fixture, "churn", ChurnScores.CONTRACT, "ln(p / (1 - p))")).isLessThan(1e-6);
    assertThat(
            fixture.texts(
                ScoreReasons.CONTRACT, "count_if(rank = 0 AND feature <> 'typical-customer')"))
        .containsExactly("0");
    assertThat(
            fixture
                .lake()
                .read(ScoreReasons.CONTRACT)
                .where("score = 'churn' AND feature = 'frequency' AND value = 1")
                .selectExpr("words LIKE 'bought on 1 day%'")
                .distinct()
                .collectAsList())
        .extracting(row -> row.getBoolean(0))
        .containsExactly(true);
  }

  /** The largest difference between a score and what its reasons add up to. */
  private static double summed(
      LakeFixture fixture, String score, TableContract table, String onItsScale) {
    Dataset<Row> told =
        fixture
            .lake()
            .read(ScoreReasons.CONTRACT)
            .where("score = '" + score + "'")
            .groupBy("customer_id")
            .agg(functions.sum("contribution").as("told"));
    Dataset<Row> scores = fixture.lake().read(table);
    if (score.equals("churn")) {
      scores = scores.withColumn("p", functions.expr("churn_probability"));
    }
    return told.join(scores, "customer_id")
        .selectExpr("max(abs(told - (" + onItsScale + ")) / (1 + abs(told)))")
        .head()
        .getDouble(0);
  }

  @Test
  void scoresChurnByTheTreesThatAnEarlierNightLearnt() {
    LakeFixture fixture = new LakeFixture(folder);
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      customers.add("('c%d', false, 2, %d, 150, 20)".formatted(i, i % 2 == 0 ? 10 : 149));
    }
    publishFeatures(fixture, customers);
    publishTrees(fixture, "2025-12-31", 3);
    ScoreSettings settings =
        ScoreSettings.from(
            ConfigFactory.parseString("scores.churn.learning.minimum-customers = 100")
                .withFallback(ConfigFactory.parseResources("reference.conf"))
                .resolve());
    fixture.publish(
        "2026-01-01", "churn", night -> new ChurnStep(night, settings, IDENTITY, "EUR").publish());

    assertThat(
            fixture
                .lake()
                .read(ChurnScores.CONTRACT)
                .selectExpr(
                    "model",
                    "calibration",
                    "eligibility",
                    "round(raw_probability, 4)",
                    "count(1) over ()")
                .distinct()
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactlyInAnyOrder(
            "boosted-trees platt scored 0.7685 200", "boosted-trees platt scored 0.31 200");
    assertThat(
            fixture
                .lake()
                .read(ScoreModels.CONTRACT)
                .where("as_of_date = DATE '2026-01-01' and is_chosen")
                .selectExpr("model", "fitted_as_of")
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactly("boosted-trees 2025-12-31");
    assertThat(fixture.texts(ScoreReasons.CONTRACT, "count(1)"))
        .containsExactly(String.valueOf(200 * 6));
    assertThat(summed(fixture, "churn", ChurnScores.CONTRACT, "ln(p / (1 - p))")).isLessThan(1e-6);
    assertThat(
            fixture
                .lake()
                .read(ScoreReasons.CONTRACT)
                .where("feature = 'returns'")
                .selectExpr("words")
                .distinct()
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("returned 0 % of what was bought: as is typical");
  }

  /** Trees of version 2 were learnt beside purchase models that knew no origins. */
  @Test
  void takesNoTreesThatWereLearntInAnotherWay() {
    LakeFixture fixture = new LakeFixture(folder);
    publishTrees(fixture, "2025-12-30", 2);
    publishTrees(fixture, "2025-12-31", 3);

    fixture.publish(
        "2025-12-31", "churn", night -> assertThat(ChurnMemory.earlier(night, SETTINGS)).isEmpty());
    fixture.publish(
        "2026-01-01",
        "churn",
        night -> assertThat(ChurnMemory.earlier(night, SETTINGS)).isPresent());
  }

  /** One tree: who was silent for ten weeks and less comes again. */
  private static void publishTrees(LakeFixture fixture, String night, int version) {
    Dataset<Row> trees =
        SparkFixture.rows(
            ScoreModels.CONTRACT,
            "as_of_date, score, model, is_chosen, parameters, standard_errors,"
                + " customer_count, is_converged, note, fitted_as_of",
            "(DATE '%s', 'churn', 'boosted-trees', true, %s, map(), 100L, true, 'learnt', DATE '%s')"
                .formatted(
                    night,
                    "map('voice', 1D, 'base', 0.2D, 'tree.00.00.figure', 1D, 'tree.00.00.value', 10D,"
                        + " 'tree.00.01.figure', -1D, 'tree.00.01.value', -1D, 'tree.00.02.figure',"
                        + " -1D, 'tree.00.02.value', 1D, 'platt.intercept', 0.5D, 'platt.slope', 1D,"
                        + " 'horizon-days', 90D, 'version', %dD)".formatted(version),
                    night));
    fixture.publish(
        night,
        "churn",
        publisher -> publisher.replaceNight(ScoreModels.CONTRACT, "as_of_date", trees));
  }

  @Test
  void fallsBackAndSaysSoWhereThereIsTooLittleData() {
    LakeFixture fixture = new LakeFixture(folder);
    publishFeatures(
        fixture, List.of("('c1', false, 1, 0, 10, null)", "('c2', false, 2, 5, 20, 30.0)"));
    fixture.publish("2026-01-01", "ltv", night -> LtvStep.publish(night, SETTINGS, "EUR"));

    assertThat(fixture.texts(LtvScores.CONTRACT, "model", "eligibility"))
        .containsOnly("rate+mean-spend fallback");
    assertThat(fixture.lake().read(ScoreModels.CONTRACT).where("note = ''").count()).isZero();
  }

  @Test
  void takesCareWithWholesaleAccountsAndHugeOrders() {
    LakeFixture fixture = new LakeFixture(folder);
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      customers.add(
          "('c%d', false, %d, %d, 200, %d)".formatted(i, 2 + i % 5, 20 + i % 170, 20 + i % 13));
    }
    customers.add("('daily', false, 180, 198, 200, 25)");
    customers.add("('daily and fell silent', false, 100, 110, 200, 25)");
    customers.add("('daily and for much', false, 180, 198, 200, 90000)");
    customers.add("('trader', false, 9, 198, 200, 90000)");
    customers.add("('once huge', false, 2, 100, 200, 90000)");
    customers.add("('paid nothing', false, 4, 100, 200, 0)");
    publishFeatures(
        fixture,
        customers,
        "gross_amount",
        "CASE customer_id WHEN 'paid nothing' THEN 0 ELSE 100000 END");
    fixture.publish("2026-01-01", "ltv", night -> LtvStep.publish(night, SETTINGS, "EUR"));

    assertThat(
            fixture
                .lake()
                .read(LtvScores.CONTRACT)
                .where("caution IS NOT NULL")
                .selectExpr("concat_ws(': ', customer_id, caution)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder(
            "daily: wholesale-by-days",
            "daily and fell silent: wholesale-by-days",
            "daily and for much: wholesale-by-days",
            "trader: wholesale-by-amount",
            "once huge: huge-order",
            "paid nothing: no-spend");
    // Accounts that buy daily are in no fit of purchases; who pays much again and again and who
    // paid
    // nothing in none of spend; and one huge order, which counts as 25 times what is typical, in
    // both.
    assertThat(fixture.texts(ScoreModels.CONTRACT, "score", "model", "customer_count"))
        .contains("ltv nbd 303", "spend gamma-gamma 303");
    assertThat(
            fixture.texts(
                LtvScores.CONTRACT,
                "max_by(monetary, customer_id = 'once huge')",
                "max_by(expected_order_amount, customer_id = 'once huge') < 650",
                "max_by(expected_order_amount, customer_id = 'trader') > 10000"))
        .containsExactly("90000.0 true true");
  }

  /** A shop for trade, of whose repeat buyers one in nine pays much: that is what they do. */
  @Test
  void leavesNobodyOutForWhatMoreThanOneInTwentyDoes() {
    LakeFixture fixture = new LakeFixture(folder);
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      boolean isTrade = i % 9 == 0;
      customers.add(
          "('c%d', false, %d, %d, 200, %d)"
              .formatted(i, isTrade ? 2 + i % 4 : 3, 20 + i, isTrade ? 5000 + i : 20 + i % 13));
    }
    publishFeatures(fixture, customers, "gross_amount", "100000");
    fixture.publish("2026-01-01", "ltv", night -> LtvStep.publish(night, SETTINGS, "EUR"));

    assertThat(fixture.texts(LtvScores.CONTRACT, "caution"))
        .contains("wholesale-by-amount", "huge-order");
    assertThat(
            fixture
                .lake()
                .read(ScoreModels.CONTRACT)
                .where("score = 'spend'")
                .selectExpr("customer_count")
                .distinct()
                .collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactly(90L);
    assertThat(
            fixture
                .lake()
                .read(LtvScores.CONTRACT)
                .where("caution = 'huge-order' AND expected_order_amount > 650")
                .count())
        .isPositive();
  }

  @Test
  void takesFirstPurchasesForTheMeanWhereNobodyCameBack() {
    LakeFixture fixture = new LakeFixture(folder);
    publishFeatures(
        fixture,
        List.of(
            "('c1', false, 1, 0, 10, null)",
            "('c2', false, 1, 0, 20, null)",
            "('prospect', true, 0, null, null, null)"),
        "net_amount",
        "CASE customer_id WHEN 'c1' THEN 20 WHEN 'c2' THEN 40 ELSE 0 END");
    fixture.publish("2026-01-01", "ltv", night -> LtvStep.publish(night, SETTINGS, "EUR"));

    assertThat(
            fixture.texts(
                ScoreModels.CONTRACT, "customer_count", "parameters['mean']", "is_chosen"))
        .contains("2 30.0 true");
    assertThat(fixture.texts(LtvScores.CONTRACT, "ltv_amount > 0", "ltv_high > ltv_low"))
        .containsOnly("true true");
  }

  @Test
  void finishesWithoutAnyCustomer() {
    LakeFixture fixture = new LakeFixture(folder);
    publishFeatures(fixture, List.of("('prospect', true, 0, null, null, null)"));
    fixture.publish("2026-01-01", "ltv", night -> LtvStep.publish(night, SETTINGS, "EUR"));
    fixture.publish(
        "2026-01-01", "churn", night -> new ChurnStep(night, SETTINGS, IDENTITY, "EUR").publish());

    assertThat(fixture.texts(LtvScores.CONTRACT, "ltv_amount", "eligibility"))
        .containsExactly("0.0 prior");
  }

  private static void publishFeatures(LakeFixture fixture, List<String> customers) {
    publishFeatures(fixture, customers, "net_amount", "net_amount");
  }

  private static void publishFeatures(
      LakeFixture fixture, List<String> customers, String column, String value) {
    Dataset<Row> rows =
        SparkFixture.rows(
                CustomerFeatures.CONTRACT,
                "customer_id, is_prospect, purchase_day_count, recency_days, age_days,"
                    + " repeat_net_mean",
                String.join(", ", customers))
            .withColumn("as_of_date", functions.lit("2026-01-01").cast("date"));
    for (var required : CustomerFeatures.CONTRACT.columns()) {
      if (!required.isNullable() && !required.name().equals("as_of_date")) {
        rows =
            rows.withColumn(
                required.name(),
                functions.coalesce(
                    functions.col(required.name()), functions.lit(0).cast(required.type())));
      }
    }
    rows = rows.withColumn(column, functions.expr(value));
    Dataset<Row> features = rows.withColumn("order_count", functions.col("purchase_day_count"));
    fixture.publish(
        "2026-01-01",
        "features",
        publisher -> publisher.replaceNight(CustomerFeatures.CONTRACT, "as_of_date", features));
  }
}
