package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customer bases that no model likes still get a model, finite numbers and a reason. */
class PurchaseModelSelectionTest {

  private static final MinimumData ANYTHING = new MinimumData(0, 0);

  @Test
  void fallsBackToTheRateOfAnEmptyShop() {
    var selection = fit(PurchaseCells.builder().build());

    assertFallsBackToRate(selection);
    assertThat(selection.fits().get(0).note()).isEqualTo("Not fitted: no repeat buyer.");
  }

  @Test
  void fallsBackToTheRateOfOneCustomer() {
    assertFallsBackToRate(fit(PurchaseCells.builder().add(3, 10, 20).build()));
  }

  @Test
  void fallsBackToTheRateOfOneTimeBuyers() {
    var selection = fit(PurchaseCells.builder().add(0, 0, 20, 5000).add(0, 0, 30, 1000).build());

    assertFallsBackToRate(selection);
    assertThat(selection.model().expectedPurchases(0, 0, 20, 52)).isBetween(1e-9, 1e-3);
  }

  @Test
  void fallsBackToTheRateWithoutAnyAge() {
    var selection = fit(PurchaseCells.builder().add(1, 0, 0, 50).add(0, 0, 0, 500).build());

    assertFallsBackToRate(selection);
    assertThat(selection.fits().get(0).note()).isEqualTo("Not fitted: no customer has any age.");
  }

  @Test
  void fallsBackToTheRateWhereAllAreIdentical() {
    var selection = fit(PurchaseCells.builder().add(4, 30, 40, 1000).build());

    assertFallsBackToRate(selection);
    assertThat(fit(selection, "nbd").note())
        .startsWith("The fit runs to the boundary: r grows without bound");
  }

  @Test
  void saysHowMuchDataIsMissing() {
    PurchaseCells cells = PurchaseCells.builder().add(0, 0, 20, 200).add(1, 3, 20, 12).build();

    var fewRepeats = PurchaseModelSelection.fit(cells, MinimumData.DEFAULT);
    var fewCustomers = PurchaseModelSelection.fit(cells, new MinimumData(1000, 1));

    assertFallsBackToRate(fewRepeats);
    assertThat(fewRepeats.fits())
        .extracting(ModelFit::note)
        .containsExactly(
            "Not fitted: 12 repeat buyers, at least 30 are needed.",
            "Not fitted: 12 repeat buyers, at least 30 are needed.",
            "Not fitted: 12 repeat buyers, at least 30 are needed.",
            "Not fitted: 12 repeat buyers, at least 30 are needed.",
            "Chosen: the pooled rate needs no fit.");
    assertThat(fewRepeats.fits().get(0).logLikelihood()).isNull();
    assertThat(fewCustomers.fits().get(0).note())
        .isEqualTo("Not fitted: 212 customers, at least 1000 are needed.");
  }

  @Test
  void fallsBackToNbdWhereNobodyLeaves() {
    // Recency close to age whatever the rate: customers who differ in pace, none of whom falls
    // silent.
    PurchaseCellsBuilder builder = PurchaseCells.builder();
    for (int x = 0; x < 30; x++) {
      builder.add(x, x == 0 ? 0 : 40, 40, 200 - 6L * x);
    }
    var selection = fit(builder.build());

    assertThat(selection.model().name()).isEqualTo("nbd");
    for (ModelFit leaving : selection.fits().subList(0, 3)) {
      assertThat(leaving.isConverged()).isFalse();
      assertThat(leaving.note())
          .startsWith("The fit runs to the boundary: ")
          .contains("nobody leaves");
    }
    assertSound(selection);
  }

  /**
   * Purchases a moment apart speak so much against regular ones that they are no likelier than NBD.
   */
  @Test
  void doesNotPreferRegularBuyersToNbd() {
    PurchaseCellsBuilder builder = PurchaseCells.builder();
    for (int x = 0; x < 30; x++) {
      builder.add(x, x == 0 ? 0 : 40, 40, 200 - 6L * x);
    }
    PurchaseCells cells = builder.build();
    var selection = fit(cells.withLogIntervals(-10 * cells.purchaseCount()));

    assertThat(selection.model().name()).isEqualTo("nbd");
    assertThat(fit(selection, "mbg-cnbd-k").isChosen()).isFalse();
    assertThat(fit(selection, "mbg-cnbd-k").note()).doesNotContain("becomes NBD");
  }

  @Test
  void survivesACustomerWithTenThousandPurchases() {
    PurchaseCellsBuilder builder = PurchaseCells.builder().add(10_000, 39.5, 40);
    for (int x = 0; x < 20; x++) {
      builder.add(x, x == 0 ? 0 : 20 + x / 2.0, 40, 300 / (x + 1));
    }

    assertSound(fit(builder.build()));
  }

  @Test
  void survivesExtremeUnitsOfTime() {
    for (double unit : new double[] {1e-6, 7, 1e6}) {
      PurchaseCellsBuilder builder = PurchaseCells.builder();
      for (int x = 0; x < 12; x++) {
        builder.add(x, x == 0 ? 0 : unit * (5 + 2 * x), unit * 40, 600 / (x + 1) / (x + 1));
      }

      assertSound(fit(builder.build()));
    }
  }

  static void assertSound(PurchaseModelSelection.Selection selection) {
    assertThat(selection.models())
        .extracting(PurchaseModel::name)
        .as("all that hold can be predicted with")
        .containsExactlyElementsOf(
            selection.fits().stream().filter(ModelFit::isConverged).map(ModelFit::model).toList());
    assertThat(selection.models()).contains(selection.model());
    assertThat(selection.fits())
        .extracting(ModelFit::model)
        .containsExactly("bg-nbd", "mbg-nbd", "pareto-nbd", "nbd", "rate");
    List<ModelFit> chosen = selection.fits().stream().filter(ModelFit::isChosen).toList();
    assertThat(chosen).extracting(ModelFit::model).containsExactly(selection.model().name());
    for (ModelFit fit : selection.fits()) {
      assertThat(fit.score()).isEqualTo("purchases");
      assertThat(fit.note()).isNotBlank();
      for (Map<String, Double> numbers : List.of(fit.parameters(), fit.standardErrors())) {
        assertThat(numbers.values()).allMatch(value -> Math.abs(value) < 1e12);
      }
    }
    PurchaseModel model = selection.model();
    for (int x : new int[] {0, 1, 10_000}) {
      assertThat(model.expectedPurchases(x, 20, 40, 52)).isFinite().isNotNegative();
      assertThat(model.probabilityAlive(x, 20, 40)).isBetween(0.0, 1.0);
      assertThat(model.probabilityOfNoPurchase(x, 20, 40, 52)).isBetween(0.0, 1.0);
      assertThat(model.purchaseQuantile(x, 20, 40, 52, 0.9)).isNotNegative();
    }
    assertThat(model.expectedPurchasesOfNewCustomer(52)).isFinite().isPositive();
  }

  static ModelFit fit(PurchaseModelSelection.Selection selection, String model) {
    return selection.fits().stream()
        .filter(fit -> fit.model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  private static void assertFallsBackToRate(PurchaseModelSelection.Selection selection) {
    assertThat(selection.model()).isInstanceOf(Rate.class);
    assertSound(selection);
  }

  private static PurchaseModelSelection.Selection fit(PurchaseCells cells) {
    return PurchaseModelSelection.fit(cells, ANYTHING);
  }
}
