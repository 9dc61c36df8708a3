package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.ModelEvaluations;
import io.filrouge.batch.tables.ScoreModels;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.season.Season;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop of three years in which three times as much is bought before Christmas as else. */
class SeasonTest {
  private static final String CUTOFF = "2025-09-30";
  private static final String AS_OF = "2025-12-30";
  private static final LocalDate OPENED = LocalDate.parse("2023-01-01");
  private static final int CUSTOMERS = 600;

  private static final String CONF =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      scores.churn.models = [purchases]
      sources.orders.website {
        format = csv
        path = "%s"
        options { header = true }
        columns { order_id = order, customer_key = customer, ordered_at = at, amount = total }
      }
      """;

  @TempDir private static Path folder;
  private static SmallShop shop;

  @BeforeAll
  static void openShop() throws IOException {
    Path orders = Files.writeString(folder.resolve("orders.csv"), orders());
    shop = new SmallShop(CONF.formatted(orders), folder.resolve("lake")).run(AS_OF);
  }

  private static String orders() {
    SplittableRandom random = new SplittableRandom(5);
    int days = (int) (LocalDate.parse(AS_OF).toEpochDay() - OPENED.toEpochDay());
    StringBuilder rows = new StringBuilder("order,customer,at,total\n");
    int order = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      int came = random.nextInt(days);
      for (int day = came; day <= days; day++) {
        LocalDate date = OPENED.plusDays(day);
        double chance = 0.012 * (date.getMonthValue() >= 10 ? 3 : 1);
        if (day == came || random.nextDouble() < chance) {
          rows.append("o%d,c%d,%s,%d\n".formatted(order++, i, date, 10 + random.nextInt(40)));
        }
      }
    }
    for (int day = 0; day <= days; day++) {
      rows.append("o%d,resale,%s,20\n".formatted(order++, OPENED.plusDays(day)));
    }
    return rows.toString();
  }

  @Test
  void scoresANightBySeasonAndSaysWhich() {
    shop.ltv(AS_OF);

    assertThat(texts(LtvScores.CONTRACT, "true", "model LIKE '%+season+%'"))
        .hasSize(CUSTOMERS + 1)
        .containsOnly("true");
    assertThat(
            texts(
                ScoreModels.CONTRACT,
                "score = 'season'",
                "concat_ws(' ', model, is_chosen, size(parameters),"
                    + " coalesce(parameters['week.48'] > 1.3, false))"))
        .containsExactlyInAnyOrder("none false 0 false", "week-of-year true 52 true");
    assertThat(
            texts(
                ScoreModels.CONTRACT,
                "score = 'ltv' AND model IN ('nbd', 'nbd+season')",
                "concat_ws(' ', model, is_chosen, note LIKE '%knows none%', size(parameters))"))
        .hasSize(2)
        .contains("nbd false true 2");
  }

  @Test
  void tellsHowModelsAndBaselinesForetoldTheLastQuarters() {
    shop.ltv(AS_OF);

    List<String> chosen = texts(ScoreModels.CONTRACT, "score = 'choice' AND is_chosen", "model");
    assertThat(chosen).hasSize(1);
    assertThat(texts(LtvScores.CONTRACT, "true", "model LIKE '" + chosen.get(0) + "+%'"))
        .containsOnly("true");
    assertThat(
            texts(
                ScoreModels.CONTRACT,
                "score = 'choice' AND NOT is_chosen",
                "concat_ws(' ', model, parameters['mae'] IS NOT NULL,"
                    + " parameters['log_score'] IS NOT NULL)"))
        .contains(
            "rate+season true true",
            "recency false false",
            "same-as-before true false",
            "same-season-last-year true false");
  }

  @Test
  void knowsAtACutoffTheSeasonThatANightThereWouldHaveKnown() {
    ScoreSettings settings = settings("");
    try (Kept kept = new Kept()) {
      CustomerBase past = shop.past(CUTOFF, AS_OF, kept).base();
      CustomerBase night =
          new CustomerBase(
              past.histories(),
              TimeUnit.WEEKS,
              LocalDate.parse(CUTOFF),
              new PurchaseDaysOfNight(shop.lake(), shop.night(AS_OF), "EUR"));

      Season ofPast = past.season(past.purchaseCells(), settings);
      assertThat(ofPast.isChosen()).as(ofPast.fits().toString()).isTrue();
      assertThat(night.season(night.purchaseCells(), settings).fits()).isEqualTo(ofPast.fits());
      // Who buys every day for resale is in no fit, and tells no season either.
      long known = past.histories().where("not is_prospect").count();
      assertThat(past.purchaseCells().customerCount()).isEqualTo(known - 1);
      assertThat(ofPast.fits()).extracting(ModelFit::customerCount).containsOnly(known - 1);

      ScoreSettings ofPart = settings("scores.season.customers = 300");
      long inPart =
          past.histories()
              .where("not is_prospect and not " + Cautions.IS_LEFT_OUT_OF_PURCHASES)
              .where(People.isInPart(300.0 / (known - 1)))
              .count();
      Season ofSome = past.season(past.purchaseCells(), ofPart);
      assertThat(inPart).isBetween(200L, 400L);
      assertThat(ofSome.fits()).extracting(ModelFit::customerCount).containsOnly(inPart);
      assertThat(night.season(night.purchaseCells(), ofPart).fits()).isEqualTo(ofSome.fits());
    }
  }

  @Test
  void missesTheQuarterByLessThanWithoutASeason() {
    shop.evaluate(AS_OF, CUTOFF);

    List<String> biases =
        texts(
            ModelEvaluations.CONTRACT,
            "target = 'orders' AND metric = 'bias' AND (is_chosen OR model = 'nbd')",
            "concat_ws(' ', model = 'nbd', abs(value) < 0.1)");
    assertThat(biases).containsExactlyInAnyOrder("true false", "false true");
    assertThat(
            texts(
                ModelEvaluations.CONTRACT,
                "target = 'orders' AND is_chosen",
                "model LIKE '%+season'"))
        .containsOnly("true");
  }

  @Test
  void takesAShopAtItsWordAndRefusesMonthsThatAreNone() {
    String months = "scores.season.months = [1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3]";
    ScoreSettings settings = settings(months);
    try (Kept kept = new Kept()) {
      CustomerBase base = shop.past(CUTOFF, AS_OF, kept).base();
      Season season = base.season(base.purchaseCells(), settings);
      assertThat(season.isChosen()).isTrue();
      assertThat(season.index().orElseThrow().speed(45)).isGreaterThan(1.9);
      Season off = base.season(base.purchaseCells(), settings("scores.season.enabled = false"));
      assertThat(off.isChosen()).isFalse();
    }
    assertThatThrownBy(() -> settings("scores.season.months = [1, 0]"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Cannot read scores.season.months: Cannot make a year of months");
  }

  private static ScoreSettings settings(String own) {
    return ScoreSettings.from(
        ConfigFactory.parseString(own)
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve());
  }

  private static List<String> texts(TableContract table, String where, String expression) {
    return shop.lake().read(table).where(where).selectExpr(expression).collectAsList().stream()
        .map(Row::mkString)
        .toList();
  }
}
