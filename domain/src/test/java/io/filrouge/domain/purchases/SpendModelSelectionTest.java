package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

/** Shops whose spend Gamma-Gamma cannot describe still get a mean. */
class SpendModelSelectionTest {

  private static final MinimumData ANYTHING = new MinimumData(0, 0);

  @Test
  void expectsNothingOfAnEmptyShop() {
    SpendModel model = fallback(SpendCells.builder().build());

    assertThat(model.populationMean()).isZero();
    assertThat(model.spendQuantile(0, 0, 0.9)).isZero();
  }

  @Test
  void takesTheMeanOfFirstOrdersWhereNobodyCameBack() {
    SpendModel model = fallback(SpendCells.builder().add(0, 20, 3).add(0, 40).build());

    assertThat(model.populationMean()).isEqualTo(25);
  }

  @Test
  void averagesOneCustomerWithItself() {
    SpendModel model = fallback(SpendCells.builder().add(3, 30).build());

    assertThat(model.expectedSpend(3, 30)).isEqualTo(30);
    assertThat(model.spendQuantile(3, 30, 0.1)).isLessThan(30);
    assertThat(model.spendQuantile(3, 30, 0.9)).isGreaterThan(30);
  }

  @Test
  void countsThePopulationAsOneOrder() {
    MeanSpend model = new MeanSpend(20, 0.5);

    assertThat(model.expectedSpend(0, 999)).isEqualTo(20);
    assertThat(model.expectedSpend(1, 40)).isEqualTo(30);
    assertThat(model.expectedSpend(3, 40)).isEqualTo(35);
  }

  @Test
  void leavesRepeatBuyersWithoutSpendOutOfTheFit() {
    SpendCells.Builder cells = SpendCells.builder().add(2, 0, 500).add(1, -4, 20).add(0, 10, 900);
    var selection = SpendModelSelection.fit(cells.build(), ANYTHING);

    assertThat(selection.fits().get(0).note())
        .isEqualTo("Not fitted: 0 repeat buyers with spend, at least 1 are needed.");
    assertThat(selection.fits().get(0).customerCount()).isZero();
  }

  @Test
  void detectsThatEverybodySpendsTheSame() {
    var selection =
        SpendModelSelection.fit(
            SpendCells.builder().add(1, 10, 80).add(4, 10, 30).build(), ANYTHING);

    assertThat(selection.model().name()).isEqualTo("mean-spend");
    assertThat(selection.model().expectedSpend(4, 10)).isEqualTo(10);
    assertThat(selection.fits().get(0).isConverged()).isFalse();
    assertThat(selection.fits().get(0).note()).startsWith("The fit runs to the boundary: ");
  }

  /** Evenly spaced quantiles of the means of customers whose q is 0.7. */
  @Test
  void detectsThatTheMeanWouldBeInfinite() {
    SpendCells.Builder cells = SpendCells.builder();
    for (int x : new int[] {1, 2, 5}) {
      BetaDistribution share = BetaDistribution.of(6.0 * x, 0.7);
      for (int i = 1; i < 100; i++) {
        double y = share.inverseCumulativeProbability(i / 100.0);
        cells.add(x, 15.0 / x * y / (1 - y));
      }
    }
    var selection = SpendModelSelection.fit(cells.build(), ANYTHING);

    assertThat(selection.model().name()).isEqualTo("mean-spend");
    assertThat(selection.fits().get(0).parameters().get("q")).isBetween(0.6, 0.8);
    assertThat(selection.fits().get(0).note())
        .isEqualTo("q is not above 1: the expected mean spend is infinite.");
  }

  private static SpendModel fallback(SpendCells cells) {
    var selection = SpendModelSelection.fit(cells, MinimumData.DEFAULT);

    assertThat(selection.model().name()).isEqualTo("mean-spend");
    assertThat(selection.fits()).extracting(ModelFit::isChosen).containsExactly(false, true);
    assertThat(selection.fits()).allMatch(fit -> fit.score().equals("spend"));
    return selection.model();
  }
}
