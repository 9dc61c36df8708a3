package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Predictions with given parameters against published values, without any data. */
class BgNbdTest {

  private static final BgNbd CDNOW = new BgNbd(0.2425945, 4.4136019, 0.7929199, 2.4258881);
  private static final BgNbd ROUND = new BgNbd(0.25, 4, 0.8, 2.5);

  @Test
  void expectsPurchasesOfANewCustomer() {
    assertThat(CDNOW.expectedPurchasesOfNewCustomer(52)).isCloseTo(1.44401, offset(1e-4));
  }

  @Test
  void expectsPurchasesOfCustomerOneOfCdnow() {
    assertThat(CDNOW.expectedPurchases(2, 30.43, 38.86, 39)).isCloseTo(1.2259, offset(1e-3));
    assertThat(CDNOW.probabilityAlive(2, 30.43, 38.86)).isCloseTo(0.7266, offset(1e-3));
  }

  @Test
  void expectsPurchasesOfAFrequentBuyer() {
    assertThat(CDNOW.expectedPurchases(26, 30.857142857, 31, 52)).isCloseTo(25.757, offset(2e-3));
    assertThat(CDNOW.probabilityAlive(26, 30.857142857, 31)).isCloseTo(0.968854, offset(1e-5));
  }

  @Test
  void trustsTheSilenceOfAFrequentBuyerMore() {
    double[] expected = {.34746, .042834, .0041590, .00035837};
    for (int i = 0; i < expected.length; i++) {
      assertThat(CDNOW.expectedPurchases(10 + 5 * i, 20, 39, 52))
          .isCloseTo(expected[i], withinPercentage(0.1));
    }
  }

  @Test
  void givesTheProbabilityOfNoPurchaseOfANewCustomer() {
    BgNbd published = new BgNbd(.243, 4.414, .793, 2.426);

    assertThat(published.probabilityOfNoPurchase(0, 0, 0, 39)).isCloseTo(0.5737864, offset(1e-6));
  }

  @Test
  void givesTheLogLikelihoodOfOneCustomer() {
    assertThat(ROUND.logLikelihood(0, 0, 40)).isCloseTo(-0.59947382, offset(1e-4));
    assertThat(ROUND.logLikelihood(200, 38, 40)).isCloseTo(100.7957, offset(1e-4));
  }

  @Test
  void givesNoPurchaseTheRatioOfTwoLikelihoods() {
    for (int x : new int[] {0, 1, 7, 300}) {
      double ratio = Math.exp(ROUND.logLikelihood(x, 20, 40 + 26) - ROUND.logLikelihood(x, 20, 40));

      assertThat(ROUND.probabilityOfNoPurchase(x, 20, 40, 26)).isCloseTo(ratio, offset(1e-10));
    }
  }

  @Test
  void isSurelyAliveWithoutARepeatPurchase() {
    assertThat(CDNOW.probabilityAlive(0, 0, 500)).isEqualTo(1);
  }

  @Test
  void stepsOverTheSingularityAtOne() {
    double below = new BgNbd(.25, 4, 0.9999999, 2.5).expectedPurchases(2, 30, 39, 39);
    double at = new BgNbd(.25, 4, 1, 2.5).expectedPurchases(2, 30, 39, 39);
    double above = new BgNbd(.25, 4, 1.0000001, 2.5).expectedPurchases(2, 30, 39, 39);

    assertThat(below).isCloseTo(above, offset(1e-6));
    assertThat(at).isCloseTo((below + above) / 2, offset(1e-9));
  }

  @Test
  void expectsTheSameForOneHorizonAsForSeveral() {
    double[] horizons = {0, 4, 13, 52, 520};
    double[] together = CDNOW.expectedPurchases(3, 20, 39, horizons);

    for (int i = 0; i < horizons.length; i++) {
      assertThat(together[i])
          .isCloseTo(CDNOW.expectedPurchases(3, 20, 39, horizons[i]), offset(1e-10));
    }
  }

  @Test
  void waitsUntilAPurchaseIsAsLikelyAsNot() {
    double wait = CDNOW.weeksToNextPurchase(2, 30.43, 38.86, 520).orElseThrow();

    assertThat(CDNOW.probabilityOfNoPurchase(2, 30.43, 38.86, wait)).isCloseTo(0.5, offset(1e-12));
    assertThat(CDNOW.weeksToNextPurchase(2, 30.43, 38.86, wait - 0.1)).isEmpty();
  }

  @Test
  void givesNoDateToACustomerWhoHasProbablyLeft() {
    assertThat(CDNOW.probabilityAlive(10, 5, 39)).isLessThan(0.5);
    assertThat(CDNOW.weeksToNextPurchase(10, 5, 39, 1e6)).isEmpty();
  }

  @Test
  void refusesImpossibleHistories() {
    assertThatThrownBy(() -> CDNOW.probabilityAlive(2, 40, 39))
        .hasMessage(
            "Cannot use a purchase history with recency and age: 40.0, 39.0;"
                + " give 0 <= recency <= age, both finite");
    assertThatThrownBy(() -> CDNOW.probabilityAlive(-1, 0, 39))
        .hasMessage("Cannot use a purchase history with repeat purchases: -1; give 0 or more");
    assertThatThrownBy(() -> CDNOW.expectedPurchases(0, 0, 39, Double.NaN))
        .hasMessage("Cannot predict over a horizon: NaN; give a finite time of 0 or more");
    assertThatThrownBy(() -> new BgNbd(1, 1, 0, 1))
        .hasMessage("Cannot set parameter a: 0.0; give a finite number above 0");
  }
}
