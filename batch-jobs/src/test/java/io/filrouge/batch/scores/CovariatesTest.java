package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.ModelEvaluations;
import io.filrouge.batch.tables.ScoreModels;
import io.filrouge.batch.tables.ScoreReasons;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop of ten months in which those who came by the store buy four times as often as those of the
 * site; orders name the channel and, but for some first ones, the country.
 */
class CovariatesTest {
  private static final String CUTOFF = "2025-09-30";
  private static final String AS_OF = "2025-12-15";
  private static final LocalDate OPENED = LocalDate.parse("2025-02-10");
  private static final int CUSTOMERS = 800;

  private static final String CONF =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      scores.churn.models = [purchases]
      sources.orders.shop {
        format = csv
        path = "%1$s/orders.csv"
        options { header = true }
        columns { order_id = order, customer_key = customer, ordered_at = at, amount = total
                  channel = channel, country = country }
      }
      sources.customer_records.crm {
        format = csv
        path = "%1$s/records.csv"
        options { header = true }
        columns { record_id = customer, customer_key = customer, country = country }
      }
      """;

  @TempDir private static Path folder;
  private static SmallShop shop;

  @BeforeAll
  static void openShop() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    int days = (int) (LocalDate.parse(AS_OF).toEpochDay() - OPENED.toEpochDay());
    StringBuilder orders = new StringBuilder("order,customer,at,total,channel,country\n");
    StringBuilder records = new StringBuilder("customer,country\n");
    int order = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      int came = random.nextInt(days);
      boolean isOfStore = i % 2 == 0;
      // Of everybody's later purchases some are made elsewhere: the first tells whence they came.
      double rate = -0.008 * Math.log(1 - random.nextDouble()) * (isOfStore ? 4 : 1);
      double leaves = came - 120 * Math.log(1 - random.nextDouble());
      for (int day = came; day <= days; day++) {
        if (day == came || (day <= leaves && random.nextDouble() < rate)) {
          String country = i % 8 < 2 ? "BE" : i % 8 == 7 && day == came ? "" : "FR";
          boolean isInStore = day == came ? isOfStore : random.nextInt(4) == 0;
          orders.append(
              "o%d,c%d,%s,%d,%s,%s\n"
                  .formatted(
                      order++,
                      i,
                      OPENED.plusDays(day),
                      10 + random.nextInt(40),
                      isInStore ? "store" : "site",
                      country));
        }
      }
      records.append("c%d,%s\n".formatted(i, "DE"));
    }
    Files.writeString(folder.resolve("orders.csv"), orders);
    Files.writeString(folder.resolve("records.csv"), records);
    shop = new SmallShop(CONF.formatted(folder), folder.resolve("lake")).run(AS_OF);
    shop.ltv(AS_OF);
    shop.churn(AS_OF);
  }

  @Test
  void theFirstPurchaseAloneSaysWhenceSomebodyCame() {
    assertThat(
            texts(
                CustomerFeatures.CONTRACT,
                "true",
                "concat_ws(' ', acquisition_channel, acquisition_country)"))
        .hasSize(CUSTOMERS)
        .containsOnly("store BE", "site BE", "store FR", "site FR", "site")
        .filteredOn(origin -> origin.startsWith("store"))
        .hasSize(CUSTOMERS / 2);
  }

  @Test
  void scoresANightByWhenceCustomersCameAndSaysHow() {
    assertThat(texts(LtvScores.CONTRACT, "true", "model LIKE '%nbd+covariates+gamma-gamma'"))
        .hasSize(CUSTOMERS)
        .containsOnly("true");
    assertThat(texts(ChurnScores.CONTRACT, "true", "model LIKE '%nbd+covariates'"))
        .containsOnly("true");
    assertThat(
            texts(
                ScoreModels.CONTRACT,
                "score IN ('ltv', 'churn') AND is_chosen",
                "concat_ws(' ', parameters['rate.channel.store'] BETWEEN 1.8 AND 6,"
                    + " standard_errors['rate.channel.store'] > 0,"
                    + " parameters['rate.country.BE'] BETWEEN 0.6 AND 1.6,"
                    + " parameters['leaving.channel.store'] > 0,"
                    + " note LIKE 'Chosen: there are no two quarters%')"))
        .containsExactly("true true true true true", "true true true true true");
  }

  @Test
  void whereSomebodyCameFromIsAReasonAndReasonsAddUp() {
    assertThat(texts(ScoreReasons.CONTRACT, "feature = 'origin' AND words LIKE '%BE%'", "words"))
        .hasSize(2 * CUSTOMERS / 4)
        .allMatch(words -> words.matches("came by (site|store) from BE in 2025: .*"));
    // A rare buyer's silence alarms less: those of the site may be worth more for it, too.
    assertThat(
            texts(
                ScoreReasons.CONTRACT,
                "feature = 'origin' AND score = 'ltv' AND words LIKE 'came by store%'",
                "words LIKE '%raises the value'"))
        .hasSize(CUSTOMERS / 2)
        .filteredOn("true"::equals)
        .hasSizeGreaterThan(CUSTOMERS * 9 / 20);
    assertThat(
            shop.lake()
                .read(ScoreReasons.CONTRACT)
                .groupBy("customer_id", "score")
                .agg(functions.sum("contribution").as("told"))
                .join(
                    shop.lake().read(LtvScores.CONTRACT).select("customer_id", "ltv_amount"),
                    "customer_id")
                .join(
                    shop.lake()
                        .read(ChurnScores.CONTRACT)
                        .select("customer_id", "churn_probability"),
                    "customer_id")
                .selectExpr(
                    "max(abs(told - if(score = 'ltv', ltv_amount, ln(churn_probability / (1 -"
                        + " churn_probability))))) < 1e-6")
                .head()
                .getBoolean(0))
        .isTrue();
  }

  @Test
  void aBackTestSpeaksOfItBesideTheOthers() {
    shop.evaluate(AS_OF, CUTOFF);

    assertThat(
            texts(
                ModelEvaluations.CONTRACT,
                "is_chosen AND metric IN ('bias', 'auc')",
                "concat_ws(' ', target, model LIKE '%+covariates%')"))
        .contains("orders true", "amount true", "no_purchase true");
    assertThat(
            texts(
                ModelEvaluations.CONTRACT,
                "target = 'orders' AND metric = 'gini'",
                "concat_ws(' ', model LIKE '%+covariates', value > 0.3)"))
        .contains("true true", "false true");
  }

  @Test
  void aPartOfTheCustomersTellsTheEffectsAndAllOfThemTheLevel() {
    ScoreSettings ofPart = settings("scores.choice.customers = 600");
    assertThat(shop.fits(AS_OF, ofPart).fits(ofPart))
        .filteredOn(ModelFit::isChosen)
        .singleElement()
        .satisfies(
            fit -> {
              assertThat(fit.model()).endsWith("+covariates");
              assertThat(fit.parameters().get("rate.channel.store")).isBetween(1.8, 6.0);
              assertThat(fit.customerCount()).isEqualTo(CUSTOMERS);
            });
  }

  @Test
  void canBeSwitchedOffAndRefusesSharesThatAreNone() {
    ScoreSettings without = settings("scores.covariates.enabled = false");
    PurchaseFits fits = shop.fits(AS_OF, without);

    assertThat(fits.areByOrigin()).isFalse();
    assertThat(fits.fits(without))
        .extracting(ModelFit::model)
        .contains("pareto-nbd")
        .noneMatch(model -> model.contains("+covariates"));
    assertThatThrownBy(() -> settings("scores.covariates.smallest-share = 2"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot tell customers apart: scores.covariates.smallest-share is 2.0; give a share"
                + " such as 0.02");
    assertThatThrownBy(() -> settings("scores.choice.customers = 0"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot choose a purchase model: scores.choice.customers is 0");
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
