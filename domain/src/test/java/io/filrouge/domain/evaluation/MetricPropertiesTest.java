package io.filrouge.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any customers, ties and all. */
class MetricPropertiesTest {

  private static final String SEED = "20261126";
  private static final double EXACT = 1e-9;

  @Property(seed = SEED)
  void customersCountedTogetherAreAsCustomersOneByOne(
      @ForAll("cells") double[][] cells, @ForAll Metric metric) {
    List<double[]> single = new ArrayList<>();
    for (double[] cell : cells) {
      for (int i = 0; i < cell[2]; i++) {
        single.add(Cells.row(cell[0], cell[1], 1));
      }
    }

    assertSame(Cells.of(metric, cells), Cells.of(metric, single.toArray(double[][]::new)));
  }

  @Property(seed = SEED)
  void theOrderOfRowsDecidesNothing(@ForAll("cells") double[][] cells, @ForAll Metric metric) {
    double[][] backwards = new double[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      backwards[i] = cells[cells.length - 1 - i];
    }

    assertSame(Cells.of(metric, cells), Cells.of(metric, backwards));
  }

  @Property(seed = SEED)
  void theAreaIsTheShareOfPairs(@ForAll("cells") double[][] cells) {
    double won = 0;
    double pairs = 0;
    for (double[] gone : cells) {
      for (double[] stayed : cells) {
        double both = gone[1] * (1 - stayed[1]) * gone[2] * stayed[2];
        pairs += both;
        won += both * (gone[0] > stayed[0] ? 1 : gone[0] == stayed[0] ? 0.5 : 0);
      }
    }

    assertSame(Cells.of(Metric.AUC, cells), won / pairs);
  }

  @Property(seed = SEED)
  void giniOfYesAndNoIsTwiceTheAreaLessOne(@ForAll("cells") double[][] cells) {
    assertSame(Cells.of(Metric.GINI, cells), 2 * Cells.of(Metric.AUC, cells) - 1);
  }

  @Property(seed = SEED)
  void ranksAreAllThatRankMetricsAskFor(@ForAll("cells") double[][] cells) {
    double[][] stretched = new double[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      stretched[i] = Cells.row(Math.exp(3 * cells[i][0]) - 7, cells[i][1], cells[i][2]);
    }

    for (Metric metric : List.of(Metric.AUC, Metric.GINI, Metric.SPEARMAN)) {
      assertSame(Cells.of(metric, cells), Cells.of(metric, stretched));
    }
  }

  @Property(seed = SEED)
  void whatForetellsTheOutcomeIsPerfect(@ForAll("cells") double[][] cells) {
    double[][] perfect = new double[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      perfect[i] = Cells.row(cells[i][1], cells[i][1], cells[i][2]);
    }

    assertThat(Cells.of(Metric.MAE, perfect)).isZero();
    assertThat(Cells.of(Metric.BRIER, perfect)).isZero();
    assertThat(Cells.of(Metric.CALIBRATION_ERROR, perfect)).isZero();
    assertThat(Cells.of(Metric.AUC, perfect))
        .satisfiesAnyOf(area -> assertThat(area).isNaN(), area -> assertThat(area).isEqualTo(1));
  }

  @Property(seed = SEED)
  void decilesRiseWithPredictionsAndHoldEverybody(@ForAll("cells") double[][] cells) {
    Sample sample = Cells.sample(cells);
    Reliability reliability = new Reliability(sample, Cells.counts(cells));

    long customers = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < Deciles.COUNT; i++) {
      customers += reliability.customers(i);
      if (reliability.customers(i) > 0) {
        assertThat(reliability.predicted(i)).isGreaterThan(last);
        last = reliability.predicted(i);
      }
    }
    long expected = 0;
    for (long count : Cells.counts(cells)) {
      expected += count;
    }
    assertThat(customers).isEqualTo(expected);
  }

  private static void assertSame(double one, double other) {
    if (Double.isNaN(other)) {
      assertThat(one).isNaN();
      return;
    }
    assertThat(one).isEqualTo(other, within(EXACT));
  }

  /** Predictions that are often equal, and yes or no. */
  @Provide
  Arbitrary<double[][]> cells() {
    Arbitrary<Double> predictions =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 4).map(i -> i / 4.0),
            Arbitraries.doubles().between(0, 1));
    return Combinators.combine(
            predictions, Arbitraries.integers().between(0, 1), Arbitraries.integers().between(1, 5))
        .as((predicted, actual, count) -> Cells.row(predicted, actual, count))
        .array(double[][].class)
        .ofMinSize(1)
        .ofMaxSize(12);
  }
}
