package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.ProductRecommendations;
import io.filrouge.batch.tables.Products;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A shop in which tea goes with cups and wine with cheese, and everybody buys bread; ann has bought
 * tea of late, bob wine.
 */
class RecommendationStepTest {
  private static final String NIGHT = "2026-03-31";

  @TempDir Path folder;
  private LakeFixture lake;
  private final List<String> lines = new ArrayList<>();
  private String linesAreOf = NIGHT;

  @BeforeEach
  void opensTheShop() {
    lake = new LakeFixture(folder);
    for (int i = 0; i < 6; i++) {
      buys("t" + i, "2026-03-01", "tea", "cups", "bread");
      buys("w" + i, "2026-03-01", "wine", "cheese", "bread");
      buys("l" + i, "2025-06-01", "tea", "lamp");
    }
    buys("ann", "2026-03-20", "tea");
    buys("bob", "2026-03-20", "wine", "bread");
  }

  @Test
  void offersWhatGoesWithThePurchasesThenWhatSellsWell() {
    publish("most = 3");
    assertThat(offers("ann"))
        .containsExactly(
            "1 cups item-to-item bought by customers who bought The tea",
            "2 bread item-to-item bought by customers who bought The tea",
            "3 wine best-sellers sells well");
    // Bread is what bob bought lately, and the lamp is not sold any more.
    assertThat(offers("bob"))
        .startsWith("1 cheese item-to-item bought by customers who bought The wine")
        .noneMatch(offer -> offer.contains(" bread ") || offer.contains(" lamp "));
    assertThat(offers("pat"))
        .containsExactly(
            "1 bread best-sellers sells well",
            "2 tea best-sellers sells well",
            "3 wine best-sellers sells well");
    assertThat(offers("kim"))
        .startsWith("1 tea category-best-sellers sells well in the favourite category hot drinks");
  }

  @Test
  void scoresByTheShrunkCosineOfTheBuyers() {
    publish("shrinkage = 2");
    // Tea: 6 + 6 + ann; cups: 6, all of them with tea.
    double cups = 6 / Math.sqrt(13 * 6) * 6 / (6 + 2);
    assertThat(
            lake.texts(
                ProductRecommendations.CONTRACT,
                "customer_id",
                "product_id",
                "abs(score - " + cups + "D) < 1e-9"))
        .contains("ann cups true");
  }

  @Test
  void countsNoMoreThanTheLatestProductsOfAnAccountThatBoughtThousands() {
    String[] all = new String[3000];
    for (int i = 0; i < all.length; i++) {
      all[i] = "x" + i;
    }
    for (int reseller = 0; reseller < 3; reseller++) {
      buys("r" + reseller, "2026-03-25", all);
    }
    publish("products-per-customer = 4, not-again-within = 0 d");
    // x0, x1, x10 and x100 are the first by name of one day's.
    assertThat(offers("r0"))
        .hasSize(5)
        .filteredOn(offer -> offer.contains("item-to-item"))
        .allMatch(offer -> offer.matches("\\d x(0|1|10|100) .*"));
  }

  @Test
  void countsPairsOfSomeCustomersAndOffersWhatComesOfThemToAll() {
    for (int i = 0; i < 60; i++) {
      buys("m" + i, "2026-03-01", "tea", "cups");
    }
    // Some 15 of 80: the fewer tell of a likeness, the less it is worth.
    publish("customers-for-likeness = 15");
    assertThat(offers("ann"))
        .startsWith("1 cups item-to-item bought by customers who bought The tea");
    List<String> some = all();
    publish("customers-for-likeness = 15");
    assertThat(all()).isEqualTo(some);
    publish("customers-for-likeness = 80");
    List<String> everybody = all();
    assertThat(everybody).isNotEqualTo(some);
    publish("");
    assertThat(all()).isEqualTo(everybody);
  }

  @Test
  void leavesOutWhatWasGivenBackAndWhatTheNightDoesNotKnowYet() {
    lines.add(line("ann", "2026-03-21", "wine", 0));
    buys("ann", "2026-04-01", "cups");
    publish("");
    assertThat(offers("ann"))
        .contains("1 cups item-to-item bought by customers who bought The tea")
        .noneMatch(offer -> offer.contains("cheese item-to-item"));
  }

  @Test
  void remembersWhatIsNotToBeOfferedAgainAndWhatSellsForLongerThanItsHistory() {
    buys("ann", "2026-03-01", "bread");
    publish("history = 20 d");
    assertThat(offers("ann")).isNotEmpty().noneMatch(offer -> offer.contains(" bread "));
    // Within the history nobody but Ann and Bob bought anything: no cups.
    assertThat(offers("pat"))
        .startsWith("1 bread best-sellers sells well")
        .anyMatch(offer -> offer.contains(" cups best-sellers "));
    assertThat(offers("t1")).noneMatch(offer -> offer.contains("item-to-item"));
  }

  @Test
  void findsSomethingForWhoBoughtAllThatSellsBest() {
    String[] best = new String[30];
    for (int i = 0; i < best.length; i++) {
      best[i] = "y" + i;
    }
    for (int i = 0; i < 14; i++) {
      buys("z" + i, "2026-03-02", best);
    }
    buys("ann", "2026-03-20", best);
    publish("");
    assertThat(offers("ann")).anyMatch(offer -> offer.contains(" wine best-sellers "));
  }

  @Test
  void neitherOffersNorGoesByWhatIsExceptedByNumberOrCategory() {
    publish("except = [bread, china]");
    assertThat(all())
        .isNotEmpty()
        .noneMatch(row -> row.contains(" bread ") || row.contains(" cups "));
    assertThat(offers("bob"))
        .startsWith("1 cheese item-to-item bought by customers who bought The wine");
    assertThat(offers("pat")).startsWith("1 tea best-sellers sells well");
  }

  @Test
  void aNightRunAgainGivesTheSameRows() {
    publish("");
    List<String> first = all();
    publish("");
    assertThat(all()).isEqualTo(first);
    assertThat(first).hasSizeGreaterThan(20);
  }

  @Test
  void refusesANightThatTheLakeKnowsThePurchasesOfNoMore() {
    publish("");
    List<String> first = all();
    linesAreOf = "2026-04-01";
    assertThatThrownBy(() -> publish(""))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessageStartingWith(
            "Cannot find products to offer for 2026-03-31: cleansed/order_lines of lake ")
        .hasMessageEndingWith(
            " is not of this night; run 'filrouge batch nightly --as-of 2026-03-31'");
    assertThat(all()).isEqualTo(first);
    publish("enabled = false");
  }

  @Test
  void makesNoneUnlessTheyAreWanted() {
    publish("enabled = false");
    assertThat(lake.lake().has(ProductRecommendations.CONTRACT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "most = 0",
        "products-per-customer = 10000",
        "customers-for-likeness = 0",
        "shrinkage = -1"
      })
  void refusesWhatWouldNotDo(String block) {
    assertThatThrownBy(() -> settings(block))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(
            "Cannot use scores.recommendations." + block.substring(0, block.indexOf(' ')));
  }

  private void publish(String block) {
    put(
        OrderLines.CONTRACT,
        "customer_id, order_date, product_id, category, net_amount, is_purchase",
        String.join(",", lines));
    put(
        Products.CONTRACT,
        "product_id, product_name, category",
        "('tea', 'The tea', 'hot drinks'), ('wine', 'The wine', 'drinks'), ('cups', null, 'china')");
    put(
        CustomerFeatures.CONTRACT,
        "customer_id, as_of_date, favourite_category",
        "('ann', DATE '2026-03-31', 'hot drinks'), ('bob', DATE '2026-03-31', 'drinks'),"
            + " ('pat', DATE '2026-03-31', null), ('kim', DATE '2026-03-31', 'hot drinks'),"
            + " ('r0', DATE '2026-03-31', null), ('t1', DATE '2026-03-31', 'china'),"
            + " ('gone', DATE '2026-03-30', null)");
    lake.publish(
        NIGHT, "segments", publisher -> RecommendationStep.publish(publisher, settings(block)));
  }

  private static RecommendationSettings settings(String block) {
    return RecommendationSettings.from(
        ConfigFactory.parseString("scores.recommendations { " + block + " }")
            .withFallback(ConfigFactory.parseString("scores.recommendations.enabled = true"))
            .withFallback(ConfigFactory.parseResources("reference.conf")));
  }

  private List<String> offers(String customer) {
    return lake
        .lake()
        .read(ProductRecommendations.CONTRACT)
        .where("customer_id = '" + customer + "'")
        .orderBy("rank")
        .select("rank", "product_id", "model", "reason")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private List<String> all() {
    return lake
        .texts(
            ProductRecommendations.CONTRACT, ProductRecommendations.CONTRACT.schema().fieldNames())
        .stream()
        .sorted()
        .toList();
  }

  private void buys(String customer, String day, String... products) {
    for (String product : products) {
      lines.add(line(customer, day, product, 10));
    }
  }

  private static String line(String customer, String day, String product, int amount) {
    String category = product.equals("cups") ? "'china'" : "null";
    return "('%s', DATE '%s', '%s', %s, %d, true)"
        .formatted(customer, day, product, category, amount);
  }

  private void put(TableContract table, String columns, String values) {
    SparkFixture.rows(table, columns, values)
        .write()
        .format("delta")
        .mode("overwrite")
        .option("userMetadata", "{\"as_of\":\"" + linesAreOf + "\"}")
        .save(lake.lake().location(table));
  }
}
