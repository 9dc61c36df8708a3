package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseCountsTest {

  private static final BgNbd BG_NBD = new BgNbd(0.2425945, 4.4136019, 0.7929199, 2.4258881);
  private static final ParetoNbd PARETO_NBD =
      new ParetoNbd(0.553277, 10.577683, 0.606240, 11.668735);
  private static final Nbd NBD = new Nbd(0.384766, 12.072022);

  @Test
  void hasTheModelsOwnExpectation() {
    for (int x : new int[] {0, 1, 2, 8, 29, 400}) {
      assertThat(mean(BG_NBD.purchaseCounts(x, 30, 39, 52)))
          .isCloseTo(BG_NBD.expectedPurchases(x, 30, 39, 52), withinPercentage(0.001));
      assertThat(mean(NBD.purchaseCounts(x, 30, 39, 52)))
          .isCloseTo(NBD.expectedPurchases(x, 30, 39, 52), withinPercentage(0.001));
      assertThat(mean(PARETO_NBD.purchaseCounts(x, 38, 39, 52)))
          .isCloseTo(PARETO_NBD.expectedPurchases(x, 38, 39, 52), withinPercentage(0.001));
    }
  }

  @Test
  void hasTheModelsOwnProbabilityOfNoPurchase() {
    for (int x : new int[] {0, 1, 2, 8, 29, 400}) {
      assertThat(BG_NBD.purchaseCounts(x, 30, 39, 52).probabilityOfMoreThan(0))
          .isCloseTo(1 - BG_NBD.probabilityOfNoPurchase(x, 30, 39, 52), offset(1e-12));
      assertThat(PARETO_NBD.purchaseCounts(x, 30, 39, 52).probabilityOfMoreThan(0))
          .isCloseTo(1 - PARETO_NBD.probabilityOfNoPurchase(x, 30, 39, 52), offset(1e-10));
    }
  }

  /** Equation 8 of Fader, Hardie and Lee 2005 for a new customer, term by term. */
  @Test
  void agreesWithThePublishedProbabilities() {
    PurchaseCounts counts = new BgNbd(.5, 4, .8, 2.5).purchaseCounts(0, 0, 0, 8);

    assertThat(counts.probabilityOfMoreThan(0))
        .isCloseTo(1 - Math.pow(1 / 3.0, 0.5), offset(1e-12));
    // P(X = 1) = B(.8, 3.5)/B(.8, 2.5) .5 (1/3)^.5 (2/3) + .8/3.3 [1 - (1/3)^.5]
    double stays = 2.5 / 3.3;
    double one =
        stays * .5 * Math.pow(1 / 3.0, 0.5) * 2 / 3 + .8 / 3.3 * (1 - Math.pow(1 / 3.0, 0.5));
    assertThat(counts.probabilityOfMoreThan(0) - counts.probabilityOfMoreThan(1))
        .isCloseTo(one, offset(1e-12));
  }

  /** The chance to reach purchase n + 1 while alive, integrated over its moment (mpmath). */
  @ParameterizedTest
  @CsvSource({
    "2, 30, 39, 52, 0, 0.623264755006",
    "2, 30, 39, 52, 1, 0.433344626724",
    "2, 30, 39, 52, 5, 0.0714948848761",
    "2, 30, 39, 52, 20, 1.42889776282e-5",
    "400, 38, 39, 52, 100, 0.140144491728",
    "400, 38, 39, 52, 350, 0.109331923954",
    "400, 38, 39, 52, 450, 0.0158764447602",
    "0, 0, 10, 520, 0, 0.303961416471",
    "0, 0, 10, 520, 3, 0.140212988424",
    "0, 0, 10, 520, 40, 0.0101138226258",
  })
  void countsUntilACustomerLeaves(
      int x, double recency, double age, double horizon, int n, double expected) {
    assertThat(PARETO_NBD.purchaseCounts(x, recency, age, horizon).probabilityOfMoreThan(n))
        .isCloseTo(expected, offset(1e-8));
  }

  @Test
  void goesOnWhereTheTableEnds() {
    PurchaseCounts counts = new BgNbd(2, 1, 0.5, 20).purchaseCounts(0, 0, 0, 2000);

    double before = counts.probabilityOfMoreThan(511);
    double after = counts.probabilityOfMoreThan(512);
    double later = counts.probabilityOfMoreThan(513);
    assertThat(before - after).isCloseTo(after - later, withinPercentage(1));
    assertThat(after).isLessThan(before);
  }

  @Test
  void countsTensOfThousandsOfPurchases() {
    PurchaseCounts counts = NBD.purchaseCounts(10_000, 9, 10, 520);
    double expected = NBD.expectedPurchases(10_000, 9, 10, 520);

    assertThat((double) counts.quantile(0.5)).isCloseTo(expected, withinPercentage(1));
    assertThat(counts.quantile(0.1)).isLessThan(counts.quantile(0.9));
  }

  @Test
  void givesTheSmallestNumberNotExceeded() {
    PurchaseCounts counts = BG_NBD.purchaseCounts(8, 30, 39, 52);
    for (double probability : new double[] {0.01, 0.1, 0.5, 0.9, 0.99, 0.99999999}) {
      int quantile = counts.quantile(probability);

      assertThat(1 - counts.probabilityOfMoreThan(quantile)).isGreaterThanOrEqualTo(probability);
      if (quantile > 0) {
        assertThat(1 - counts.probabilityOfMoreThan(quantile - 1)).isLessThan(probability);
      }
    }
  }

  @Test
  void refusesAQuantileAtOne() {
    assertThatThrownBy(() -> BG_NBD.purchaseQuantile(1, 1, 1, 1, 1))
        .hasMessage(
            "Cannot give the quantile at probability: 1.0;"
                + " give a number between 0 and 1, both excluded");
  }

  private static double mean(PurchaseCounts counts) {
    double mean = 0;
    for (int n = 0; n < 5000; n++) {
      mean += counts.probabilityOfMoreThan(n);
    }
    return mean;
  }
}
