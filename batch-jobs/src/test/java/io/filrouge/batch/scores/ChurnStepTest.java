package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.ScoreModels;
import io.filrouge.batch.tables.ScoreReasons;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.churn.ChurnFigures;
import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.churn.ChurnModel;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
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

  /** Whose mean repeat purchase is beyond 1,000 comes again. */
  private static final Map<String, Double> TREE =
      Map.ofEntries(
          Map.entry("voice", 1.0),
          Map.entry("base", 0.2),
          Map.entry("tree.00.00.figure", 6.0),
          Map.entry("tree.00.00.value", PurchaseTraits.spendLevel(1000)),
          Map.entry("tree.00.01.figure", -1.0),
          Map.entry("tree.00.01.value", 1.0),
          Map.entry("tree.00.02.figure", -1.0),
          Map.entry("tree.00.02.value", -1.0),
          Map.entry("horizon-days", 60.0),
          Map.entry("version", 3.0));

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
    // The repeat purchases of this one count as 500, 25 times what is typical.
    rows.append("huge-1,huge,2026-01-10,20\nhuge-2,huge,2026-03-10,9000\n");
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
        .isEqualTo(CUSTOMERS + 1);
    Row told =
        shop.lake()
            .read(ScoreReasons.CONTRACT)
            .where("as_of_date = DATE '" + NIGHT + "'")
            .where("score = 'churn' and feature = 'returns'")
            .selectExpr(
                "avg(if(value > 0.1, contribution, null)) > avg(if(value < 0.1, contribution,"
                    + " null))",
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

  /** By a tree that tells who spends beyond 1,000 from all others. */
  @Test
  void saysOfHugeOrdersWhatIsSaidOfThemAtAnEvaluation() {
    LocalDate night = NIGHT.plusDays(20);
    publishTree(night.minusDays(1));
    shop.features(night.toString()).churn(night.toString());

    try (Kept kept = new Kept()) {
      ScoreSettings settings = shop.scoreSettings();
      PastBase past = shop.past(night.toString(), night.toString(), kept);
      ChurnModel model = ChurnModel.of(TREE);
      PurchaseFits fits = PurchaseFits.of(past.base(), settings);
      PurchaseModel purchases = fits.model();
      List<Double> told = new ArrayList<>();
      for (Outcomes.Counted cell : past.outcomes(fits).cells()) {
        double probability =
            model.probability(purchases, ChurnFigures.of(cell.outcome()), settings.churnHorizon());
        told.addAll(Collections.nCopies((int) cell.count(), probability));
      }
      assertThat(
              shop
                  .lake()
                  .read(ChurnScores.CONTRACT)
                  .where("as_of_date = DATE '" + night + "'")
                  .collectAsList()
                  .stream()
                  .map(row -> row.<Double>getAs("churn_probability"))
                  .sorted()
                  .toList())
          .hasSize(CUSTOMERS + 1)
          .isEqualTo(told.stream().sorted().toList());
    }
  }

  @Test
  void learnsFromNoMoreCustomersThanItMayAndReadsNoRowOfOthers() throws IOException {
    ScoreSettings some = shop.scoreSettings("scores.churn.learning.customers-per-date = 400");
    Learned learned = shop.learn(NIGHT.toString(), some);
    Matcher counts =
        Pattern.compile(
                "^Looked at some customers, picked by a hash of their ids: (\\d+) of (\\d+) who")
            .matcher(learned.note());

    assertThat(counts.find()).as(learned.note()).isTrue();
    int looked = Integer.parseInt(counts.group(1));
    int all = Integer.parseInt(counts.group(2));
    assertThat(looked).isBetween(340, 460).isLessThan(all);
    assertThat(learned.rowCount()).isPositive().isLessThanOrEqualTo(looked);

    SmallShop ofSample = shopOfSampleAlone(400.0 / all);
    Learned fromSample = ofSample.learn(NIGHT.toString(), some);
    assertThat(fromSample.note()).isEqualTo(learned.note());
    assertThat(fromSample.rowCount()).isEqualTo(learned.rowCount());
    assertThat(fromSample.chosen().parameters()).isEqualTo(learned.chosen().parameters());
  }

  @Test
  void looksAtEverybodyWhereThereAreNoMoreThanItMay() {
    Learned learned = shop.learn(NIGHT.toString(), shop.scoreSettings());

    assertThat(learned.note()).startsWith("Brier score");
    assertThat(List.of(learned.note())).isEqualTo(models(NIGHT, "model = 'boosted-trees'", "note"));
  }

  /** The same lake without what others did. */
  private static SmallShop shopOfSampleAlone(double share) throws IOException {
    Path whole = folder.resolve("lake");
    Path lake = folder.resolve("lake-of-sample");
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, lake.resolve(whole.relativize(file)));
      }
    }
    String sampled =
        People.sample(shop.people(NIGHT.toString()), share).identifiers().collectAsList().stream()
            .map(row -> "'" + row.getString(0) + "'")
            .collect(Collectors.joining(", "));
    SmallShop ofSample = new SmallShop(CONF.formatted(folder.resolve("orders.csv")), lake);
    for (TableContract table : List.of(StagedOrderLines.CONTRACT, IdentifierSightings.CONTRACT)) {
      String identifier =
          table == StagedOrderLines.CONTRACT ? "customer_identifier" : "primary_identifier";
      long before = ofSample.lake().read(table).count();
      SparkFixture.spark()
          .sql(
              "DELETE FROM delta.`%s/%s` WHERE %s NOT IN (%s)"
                  .formatted(lake, table.path(), identifier, sampled));
      assertThat(ofSample.lake().read(table).count()).isPositive().isLessThan(before);
    }
    return ofSample;
  }

  private static void publishTree(LocalDate night) {
    String parameters =
        TREE.entrySet().stream()
            .map(entry -> "'%s', %sD".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    Dataset<Row> tree =
        SparkFixture.rows(
            ScoreModels.CONTRACT,
            "as_of_date, score, model, is_chosen, parameters, standard_errors,"
                + " customer_count, is_converged, note, fitted_as_of",
            "(DATE '%1$s', 'churn', 'boosted-trees', true, map(%2$s), map(), 100L, true, 'a tree', DATE '%1$s')"
                .formatted(night, parameters));
    try (Publisher publisher = new Publisher(shop.lake(), shop.night(night.toString()), "churn")) {
      publisher.replaceNight(ScoreModels.CONTRACT, "as_of_date", tree);
    }
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
