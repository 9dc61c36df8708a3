package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.ScoreModels;
import io.filrouge.batch.tables.ScoreReasons;
import io.filrouge.batch.tables.TableContract;
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

/** A shop in which who sends things back does not come again, which no purchase model can see. */
class ChurnStepTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-06-30");
  private static final LocalDate NEXT_NIGHT = NIGHT.plusDays(1);
  private static final LocalDate FIRST_DAY = LocalDate.parse("2025-12-01");
  private static final int CUSTOMERS = 900;

  private static final String CONF =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      scores.churn.horizon = 60 d
      scores.churn.learning { minimum-customers = 300, dates = 1 }
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
    shop = new SmallShop(CONF.formatted(orders), folder.resolve("lake"));
    shop.run(NIGHT.toString()).churn(NIGHT.toString());
  }

  private static String orders() {
    SplittableRandom random = new SplittableRandom(4);
    StringBuilder rows = new StringBuilder("order,customer,at,total\n");
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      LocalDate day = FIRST_DAY.plusDays(random.nextInt(150));
      for (int order = 0; !day.isAfter(NIGHT); order++) {
        String start = "o%d-%d,c%d,%s,".formatted(customer, order, customer, day);
        rows.append(start).append("20\n");
        boolean isReturned = random.nextInt(4) == 0;
        if (isReturned) {
          rows.append(start.replaceFirst(",", "r,")).append("-20\n");
        }
        if (random.nextDouble() < (isReturned ? 0.8 : 0.1)) {
          break;
        }
        day = day.plusDays(5 + random.nextInt(40));
      }
    }
    return rows.toString();
  }

  @Test
  void learnsWhatThePurchaseModelCannotSeeAndWritesDownWhatItLearnt() {
    assertThat(models(NIGHT, "model = 'boosted-trees'", "fitted_as_of", "customer_count > 300"))
        .containsExactly("2026-06-30 true");
    assertThat(models(NIGHT, "is_chosen", "model"))
        .hasSize(1)
        .first()
        .asString()
        .contains("boosted-trees");
    assertThat(
            shop.lake()
                .read(ChurnScores.CONTRACT)
                .where("as_of_date = DATE '" + NIGHT + "'")
                .where("eligibility = 'scored' and churn_probability between 0.0 and 1.0")
                .where("raw_probability between 0.0 and 1.0")
                .count())
        .isEqualTo(CUSTOMERS);
    Row told =
        shop.lake()
            .read(ScoreReasons.CONTRACT)
            .where("as_of_date = DATE '" + NIGHT + "'")
            .where("score = 'churn' and feature = 'returns'")
            .selectExpr(
                "avg(if(value > 0.1, contribution, null)) > avg(if(value < 0.1, contribution, null))",
                "max(words)")
            .head();
    assertThat(told.getBoolean(0)).isTrue();
    assertThat(told.getString(1)).contains(" % of what was bought: ");
  }

  @Test
  void isTheSameWhenItIsRunAgainAndServesTheNightsAfter() {
    List<String> models = all(ScoreModels.CONTRACT, NIGHT);
    List<String> scores = all(ChurnScores.CONTRACT, NIGHT);

    shop.churn(NIGHT.toString());
    assertThat(all(ScoreModels.CONTRACT, NIGHT)).isEqualTo(models);
    assertThat(all(ChurnScores.CONTRACT, NIGHT)).isEqualTo(scores);

    shop.features(NEXT_NIGHT.toString()).churn(NEXT_NIGHT.toString());
    assertThat(models(NEXT_NIGHT, "model = 'boosted-trees'", "fitted_as_of", "parameters", "note"))
        .isEqualTo(models(NIGHT, "model = 'boosted-trees'", "fitted_as_of", "parameters", "note"));
  }

  private static List<String> models(LocalDate night, String condition, String... columns) {
    return shop
        .lake()
        .read(ScoreModels.CONTRACT)
        .where("as_of_date = DATE '" + night + "' and score = 'churn'")
        .where(condition)
        .selectExpr(columns)
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static List<String> all(TableContract table, LocalDate night) {
    return shop
        .lake()
        .read(table)
        .where("as_of_date = DATE '" + night + "'")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
