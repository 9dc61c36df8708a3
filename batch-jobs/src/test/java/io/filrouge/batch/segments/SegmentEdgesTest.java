package io.filrouge.batch.segments;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SegmentEdgesTest {
  private static final String NIGHT = "2026-03-31";

  @Test
  void partsTenCustomersIntoFifthsAndLeavesProspectsOut() {
    FeatureRows features = FeatureRows.of(NIGHT).prospect("p1").prospect("p2").prospect("p3");
    IntStream.rangeClosed(1, 10)
        .forEach(i -> features.buyer("c" + i, 10 * i, i, Integer.toString(100 * i)));

    assertThat(values(QuintileEdges.of(features.table())))
        .containsOnly(
            Map.entry("recency_days 4-5", 20.0),
            Map.entry("recency_days 3-4", 40.0),
            Map.entry("recency_days 2-3", 60.0),
            Map.entry("recency_days 1-2", 80.0),
            Map.entry("frequency 1-2", 2.0),
            Map.entry("frequency 2-3", 4.0),
            Map.entry("frequency 3-4", 6.0),
            Map.entry("frequency 4-5", 8.0),
            Map.entry("monetary 1-2", 200.0),
            Map.entry("monetary 2-3", 400.0),
            Map.entry("monetary 3-4", 600.0),
            Map.entry("monetary 4-5", 800.0));
  }

  @Test
  void takesEdgesThatAreTheNearestRanksOfAllValues() {
    int customers = 137;
    Random random = new Random(42);
    FeatureRows features = FeatureRows.of(NIGHT);
    double[] amounts = new double[customers];
    for (int i = 0; i < customers; i++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextInt(4000) - 500, 2);
      amounts[i] = amount.doubleValue();
      features.buyer("c" + i, i % 20, 1 + i % 3, amount.toPlainString());
    }
    java.util.Arrays.sort(amounts);

    Map<String, Double> edges = values(QuintileEdges.of(features.table()));

    for (int fifth = 1; fifth <= 4; fifth++) {
      int rank = (int) Math.ceil(fifth * customers / 5.0);
      assertThat(edges.get("monetary " + fifth + "-" + (fifth + 1))).isEqualTo(amounts[rank - 1]);
    }
    assertThat(values(QuintileEdges.of(features.shuffled(3).table().repartition(5))))
        .isEqualTo(edges);
  }

  @Test
  void letsAReachToTheCustomerWhoCrossesFourFifthsOfTheTotal() {
    // 500 + 300 make just 80 %, so A ends at 300; 150 more makes 95 %, so B ends at 150.
    FeatureRows features =
        FeatureRows.of(NIGHT)
            .buyer("a", 1, 1, "500")
            .buyer("b", 1, 1, "300")
            .buyer("c", 1, 1, "150")
            .buyer("d", 1, 1, "50")
            .buyer("e", 1, 1, "-70")
            .prospect("p");

    assertThat(values(ParetoEdges.of(features.table())))
        .containsOnly(Map.entry("pareto A-B", 300.0), Map.entry("pareto B-C", 150.0));
  }

  @Test
  void agreesWithACumulativeSumOverSortedCustomers() {
    Random random = new Random(7);
    FeatureRows features = FeatureRows.of(NIGHT);
    List<BigDecimal> amounts =
        IntStream.range(0, 211)
            .mapToObj(i -> BigDecimal.valueOf((long) Math.exp(12 * random.nextDouble()), 2))
            .sorted(Comparator.reverseOrder())
            .toList();
    IntStream.range(0, amounts.size())
        .forEach(i -> features.buyer("c" + i, 1, 1, amounts.get(i).toPlainString()));

    assertThat(values(ParetoEdges.of(features.shuffled(1).table().repartition(3))))
        .containsOnly(
            Map.entry("pareto A-B", lastWithin(amounts, "0.80")),
            Map.entry("pareto B-C", lastWithin(amounts, "0.95")));
  }

  @Test
  void hasNoEdgesWithoutCustomers() {
    Dataset<Row> prospects = FeatureRows.of(NIGHT).prospect("p").table();

    assertThat(QuintileEdges.of(prospects).collectAsList()).isEmpty();
    assertThat(ParetoEdges.of(prospects).collectAsList()).isEmpty();
    assertThat(CategoryShares.of(prospects).collectAsList()).isEmpty();
  }

  @Test
  void tellsEachCategorysShareOfEverybodysSpend() {
    FeatureRows features =
        FeatureRows.of(NIGHT)
            .buyer("a", 1, 1, "50")
            .spent("tea", "50.10", "cups", "-7")
            .buyer("b", 1, 1, "30")
            .spent("cups", "19.90", "tea", "10")
            .buyer("c", 1, 1, "5")
            .prospect("p");

    assertThat(values(CategoryShares.of(features.table())))
        .containsOnly(
            Map.entry("category_share tea", 60.10 / 80),
            Map.entry("category_share cups", 19.90 / 80));
  }

  private static double lastWithin(List<BigDecimal> descending, String share) {
    BigDecimal total = descending.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal limit = total.multiply(new BigDecimal(share));
    BigDecimal above = BigDecimal.ZERO;
    BigDecimal last = null;
    for (BigDecimal amount : descending) {
      if (above.compareTo(limit) >= 0) {
        break;
      }
      last = amount;
      above = above.add(amount);
    }
    return last.doubleValue();
  }

  private static Map<String, Double> values(Dataset<Row> edges) {
    return edges.collectAsList().stream()
        .collect(toMap(row -> row.getString(0) + " " + row.getString(1), row -> row.getDouble(2)));
  }
}
