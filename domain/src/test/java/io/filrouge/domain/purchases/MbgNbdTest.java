package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Predictions with given parameters against published values and identities, without any data. */
class MbgNbdTest {

  private static final MbgNbd CDNOW = new MbgNbd(0.524843, 6.183085, 0.891360, 1.614003);

  @Test
  void expectsPurchasesOfCustomerOneOfCdnow() {
    assertThat(CDNOW.expectedPurchases(2, 30.43, 38.86, 39)).isCloseTo(1.2627, offset(1e-3));
    assertThat(CDNOW.probabilityAlive(2, 30.43, 38.86)).isCloseTo(0.7061, offset(1e-3));
  }

  /** After the first purchase b / (a + b) are alive. */
  @Test
  void letsACustomerLeaveAfterTheFirstPurchase() {
    assertThat(CDNOW.probabilityAlive(0, 0, 0))
        .isCloseTo(1.614003 / (0.891360 + 1.614003), offset(1e-12));
    assertThat(CDNOW.probabilityAlive(0, 0, 500)).isLessThan(0.2);
  }

  @Test
  void givesNoPurchaseTheRatioOfTwoLikelihoods() {
    for (int x : new int[] {0, 1, 7, 300}) {
      double ratio = Math.exp(CDNOW.logLikelihood(x, 20, 66) - CDNOW.logLikelihood(x, 20, 40));

      assertThat(CDNOW.probabilityOfNoPurchase(x, 20, 40, 26)).isCloseTo(ratio, offset(1e-10));
    }
  }

  /**
   * What is known at T averages to what was known before: the expectation from now on is the
   * probability to stay silent until T times what is then expected, and the rest.
   */
  @Test
  void expectsOfAllWhatItExpectsOfEach() {
    PurchaseCounts counts = CDNOW.purchaseCounts(0, 0, 0, 52);
    double mean = 0;
    for (int n = 0; n < 3000; n++) {
      mean += counts.probabilityOfMoreThan(n);
    }

    assertThat(mean).isCloseTo(CDNOW.expectedPurchasesOfNewCustomer(52), withinPercentage(1e-3));
  }

  @Test
  void stepsOverTheSingularityAtOne() {
    double below = new MbgNbd(.25, 4, 0.9999999, 2.5).expectedPurchases(2, 30, 39, 39);
    double at = new MbgNbd(.25, 4, 1, 2.5).expectedPurchases(2, 30, 39, 39);
    double above = new MbgNbd(.25, 4, 1.0000001, 2.5).expectedPurchases(2, 30, 39, 39);

    assertThat(below).isCloseTo(above, offset(1e-6));
    assertThat(at).isCloseTo((below + above) / 2, offset(1e-9));
  }

  @Test
  void countsThousandsOfPurchases() {
    assertThat(CDNOW.expectedPurchases(5000, 38, 39, 52)).isFinite().isPositive();
    assertThat(CDNOW.probabilityAlive(5000, 38.99, 39)).isBetween(0.0, 1.0);
    assertThat(CDNOW.logLikelihood(5000, 38, 39)).isFinite();
  }
}
