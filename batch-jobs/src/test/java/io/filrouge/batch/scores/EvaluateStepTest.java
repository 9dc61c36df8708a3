package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.ModelCalibrations;
import io.filrouge.batch.tables.ModelCurves;
import io.filrouge.batch.tables.ModelEvaluations;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop of a few people, each of whom is one of the questions that a back-test must answer. */
class EvaluateStepTest {
  private static final String CUTOFF = "2026-03-31";
  private static final String AS_OF = "2026-06-30";

  private static final String ORDERS =
      """
      order,customer,at,total,known,email
      a1,anna,2026-01-05,10,2026-01-05,
      a2,anna,2026-03-01,20,2026-03-01,
      a3,anna,2026-04-10,30,2026-04-10,
      a4,anna,2026-04-10,5,2026-04-10,
      b1,ben,2026-02-01,40,2026-02-01,
      b2,ben,2026-03-15,50,2026-04-20,
      c1,cleo,2026-01-10,15,2026-01-10,cleo@example.org
      c2,cleo-at-work,2026-02-20,25,2026-02-20,
      c3,cleo-at-work,2026-05-01,25,2026-05-01,cleo@example.org
      c4,cleo-again,2026-05-20,7,2026-05-20,cleo@example.org
      d1,dora,2026-04-05,99,2026-04-05,
      e1,emil,2026-03-20,100,2026-03-20,
      e2,emil,2026-06-29,60,2026-07-02,
      f1,fritz,2026-01-01,70,2026-01-01,
      f2,fritz,2026-03-10,80,2026-03-10,
      f3,fritz,2026-04-15,-80,2026-04-15,
      """;

  private static final String CONF =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv
        path = "%s"
        options { header = true }
        columns {
          order_id = order, customer_key = customer, ordered_at = at, amount = total
          known_at = known, email = "nullif(email, '')"
        }
      }
      """;

  @TempDir private static Path folder;
  private static SmallShop shop;

  @BeforeAll
  static void openShop() throws IOException {
    Path orders = Files.writeString(folder.resolve("orders.csv"), ORDERS);
    shop = new SmallShop(CONF.formatted(orders), folder.resolve("lake")).run(AS_OF);
  }

  @Test
  void knowsAtTheCutoffOnlyWhatWasKnownThen() {
    try (Kept kept = new Kept()) {
      PastBase past = shop.past(CUTOFF, AS_OF, kept);

      // Orders and days of repeat, mean, as before; then what came. Ben's second order was not
      // known
      // yet, and nobody knew that cleo and cleo-at-work are one, nor what fritz would send back.
      assertThat(
              texts(
                  past,
                  "x",
                  "recency_days",
                  "age_days",
                  "mean_spend",
                  "orders_before",
                  "amount_before",
                  "orders",
                  "amount"))
          .as("anna, ben, cleo with her new account, cleo at work, emil, fritz")
          .containsExactlyInAnyOrder(
              "1 55 85 20.0 1 20.0 1 35.0",
              "0 0 58 0.0 0 0.0 0 0.0",
              "0 0 80 0.0 0 0.0 1 7.0",
              "0 0 39 0.0 0 0.0 1 25.0",
              "0 0 11 0.0 0 0.0 0 0.0",
              "1 68 89 80.0 1 80.0 0 0.0");
    }
  }

  @Test
  void comparesModelsAndBaselinesWithWhatCame() {
    CutoffEvaluation evaluation = shop.evaluate(AS_OF, CUTOFF).get(0);

    assertThat(evaluation.customerCount()).isEqualTo(6);
    assertThat(evaluation.horizonDays()).isEqualTo(91);
    assertThat(rows("metric = 'actual_total'", "target", "model", "value", "low"))
        .containsExactlyInAnyOrder(
            "orders rate 3.0 null",
            "orders same-as-before 3.0 null",
            "amount rate+mean-spend 67.0 null",
            "amount same-as-before+own-spend 67.0 null",
            "no_purchase rate 3.0 null",
            "no_purchase same-as-before 3.0 null");
    assertThat(rows("metric = 'predicted_total' and model like 'same%'", "target", "value"))
        .containsExactlyInAnyOrder("orders 2.0", "amount 100.0", "no_purchase 4.0");
    // Those who stayed away were silent for 58, 11 and 21 days, those who did not for 30, 80 and
    // 39.
    assertThat(rows("model = 'recency' and metric = 'auc'", "round(value, 6)"))
        .containsExactly("0.222222");
    assertThat(rows("is_chosen and metric = 'bias'", "model"))
        .containsExactlyInAnyOrder("rate", "rate", "rate+mean-spend");
  }

  @Test
  void drawsCurvesThatEndInTheTotals() {
    shop.evaluate(AS_OF, CUTOFF);

    List<String> totals =
        rows("target = 'orders' and model = 'rate' and metric like '%total'", "metric", "value");
    Row end = curves("curve = 'weeks' and model = 'rate'").orderBy(col("position").desc()).first();
    assertThat(end.<Double>getAs("position")).isEqualTo(91);
    assertThat(totals)
        .containsExactlyInAnyOrder(
            "actual_total " + end.getAs("observed"), "predicted_total " + end.getAs("predicted"));
    assertThat(curves("curve = 'weeks' and model = 'rate'").count()).isEqualTo(13);
    assertThat(
            curves("curve = 'frequency' and model = 'rate'")
                .selectExpr("sum(customer_count)", "sum(customer_count * observed)")
                .first())
        .hasToString("[6,3.0]");
    assertThat(curves("curve = 'gain' and position = 1").select("observed").collectAsList())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getDouble(0)).isEqualTo(1));
  }

  @Test
  void isTheSameWhenItIsRunAgainAndLeavesOtherWindowsAlone() {
    shop.evaluate(AS_OF, "2026-02-28", CUTOFF);
    List<String> evaluations = all(ModelEvaluations.CONTRACT);
    List<String> calibrations = all(ModelCalibrations.CONTRACT);
    List<String> curves = all(ModelCurves.CONTRACT);

    shop.evaluate(AS_OF, CUTOFF, CUTOFF);

    assertThat(all(ModelEvaluations.CONTRACT)).isEqualTo(evaluations);
    assertThat(all(ModelCalibrations.CONTRACT)).isEqualTo(calibrations).isNotEmpty();
    assertThat(all(ModelCurves.CONTRACT)).isEqualTo(curves).isNotEmpty();
  }

  @Test
  void refusesWhatCannotBeEvaluated() {
    assertFails(Outcome.WRONG_CONFIGURATION, AS_OF, AS_OF)
        .hasMessage(
            "Cannot evaluate at cutoff 2026-06-30: it is not before --as-of 2026-06-30, so nothing"
                + " has happened since; give an earlier --cutoff or a later --as-of");
    assertFails(Outcome.UNREADABLE_INPUT, "2026-06-29", CUTOFF)
        .hasMessageMatching(
            "Cannot evaluate up to 2026-06-29: lake .* holds no customers of that night; run"
                + " 'filrouge batch nightly --as-of 2026-06-29' first");
    assertFails(Outcome.UNREADABLE_INPUT, AS_OF, "2025-12-31")
        .hasMessage(
            "Cannot evaluate at cutoff 2025-12-31: nobody had bought by then; give a later one");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertFails(
      Outcome outcome, String asOf, String cutoff) {
    return assertThatThrownBy(() -> shop.evaluate(asOf, cutoff))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.outcome()).isEqualTo(outcome));
  }

  private static List<String> texts(PastBase past, String... columns) {
    return past.customers().selectExpr(columns).collectAsList().stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static List<String> rows(String condition, String... columns) {
    return shop
        .lake()
        .read(ModelEvaluations.CONTRACT)
        .where("as_of_date = DATE '" + CUTOFF + "'")
        .where(condition)
        .selectExpr(columns)
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static Dataset<Row> curves(String condition) {
    return shop.lake()
        .read(ModelCurves.CONTRACT)
        .where("as_of_date = DATE '" + CUTOFF + "'")
        .where(condition);
  }

  private static List<String> all(TableContract table) {
    return shop.lake().read(table).collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
