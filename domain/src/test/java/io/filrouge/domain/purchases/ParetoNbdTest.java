package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictions with given parameters against published values, without any data. */
class ParetoNbdTest {

  private static final ParetoNbd CDNOW = new ParetoNbd(0.553277, 10.577683, 0.606240, 11.668735);
  private static final ParetoNbd ROUND = new ParetoNbd(.55, 10.58, .61, 11.67);

  @Test
  void expectsPurchasesOfANewCustomer() {
    assertThat(CDNOW.expectedPurchasesOfNewCustomer(52)).isCloseTo(1.47343, offset(1e-4));
  }

  @Test
  void expectsPurchasesOfCustomerOneOfCdnow() {
    assertThat(CDNOW.expectedPurchases(2, 30.43, 38.86, 39)).isCloseTo(1.4551, offset(1e-3));
    assertThat(CDNOW.probabilityAlive(2, 30.43, 38.86)).isCloseTo(0.8692, offset(1e-3));
  }

  @Test
  void expectsPurchasesOfAFrequentBuyer() {
    assertThat(CDNOW.expectedPurchases(26, 30.857142857, 31, 52)).isCloseTo(25.455, offset(2e-3));
    assertThat(CDNOW.probabilityAlive(26, 30.857142857, 31)).isCloseTo(0.997873, offset(1e-5));
  }

  @Test
  void trustsTheSilenceOfAFrequentBuyerMore() {
    double[] expected = {.70623, .14424, .022507, .0030927};
    for (int i = 0; i < expected.length; i++) {
      assertThat(CDNOW.expectedPurchases(10 + 5 * i, 20, 39, 52))
          .isCloseTo(expected[i], withinPercentage(0.1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 30.43, 38.86, 6.501730538",
    "0, 0, 39, 0.4762998433",
    "7, 35, 39, 20.61660984",
  })
  void discountsAllPurchasesToCome(int x, double recency, double age, double expected) {
    ParetoNbd published = new ParetoNbd(.553, 10.578, .606, 11.669);

    assertThat(published.discountedPurchases(x, recency, age, Math.log(1.15) / 52))
        .isCloseTo(expected, withinPercentage(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "221, 103.42857, 103.57143, 0.999596052318",
    "254, 97.14286, 97.28571, 0.999558226123",
    "161, 94.71429, 98, 0.749487752258",
    "204, 98.57143, 99.42857, 0.994255079638",
  })
  void isStableForFrequentBuyers(int x, double recency, double age, double alive) {
    ParetoNbd model = new ParetoNbd(.5143, 2.8845, .2856, 14.1087);

    assertThat(model.probabilityAlive(x, recency, age)).isCloseTo(alive, withinPercentage(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "40, 5, 6, 1.88512818736e-3",
    "50, 1, 37, 1.41714429129e-96",
    "50, 4, 37, 6.7329748718e-60",
  })
  void isStableAtExtremeParameters(int x, double recency, double age, double alive) {
    ParetoNbd model = new ParetoNbd(10.465, .00798565181, 3.0516, 2.82);

    assertThat(model.probabilityAlive(x, recency, age)).isCloseTo(alive, withinPercentage(1e-8));
  }

  /**
   * At T = t_x the expectation is (r + x) times what does not depend on x, so the published value
   * for 133, which is off by 4e-8 of it, must follow from the one for 132.
   */
  @Test
  void expectsOfManyPurchases() {
    double of132 = ROUND.expectedPurchases(132, 200, 200, 10);
    double of133 = ROUND.expectedPurchases(133, 200, 200, 10);

    assertThat(of132).isCloseTo(6.2060517890, withinPercentage(1e-8));
    assertThat(of133).isCloseTo(6.2528724756, withinPercentage(1e-5));
    assertThat(of133 / of132).isCloseTo(133.55 / 132.55, withinPercentage(1e-12));
  }

  @Test
  void givesNoPurchaseTheRatioOfTwoLikelihoods() {
    for (int x : new int[] {0, 1, 7, 300}) {
      double ratio = Math.exp(CDNOW.logLikelihood(x, 20, 66) - CDNOW.logLikelihood(x, 20, 40));

      assertThat(CDNOW.probabilityOfNoPurchase(x, 20, 40, 26)).isCloseTo(ratio, offset(1e-10));
    }
  }

  @Test
  void stepsOverEqualScales() {
    double below = new ParetoNbd(.55, 10.5799999, .61, 10.58).logLikelihood(2, 30, 39);
    double at = new ParetoNbd(.55, 10.58, .61, 10.58).logLikelihood(2, 30, 39);
    double above = new ParetoNbd(.55, 10.5800001, .61, 10.58).logLikelihood(2, 30, 39);

    assertThat(at).isCloseTo((below + above) / 2, offset(1e-12));
  }

  @Test
  void isSurelyAliveAtTheMomentOfAPurchase() {
    assertThat(CDNOW.probabilityAlive(3, 39, 39)).isEqualTo(1);
    assertThat(CDNOW.probabilityAlive(0, 0, 0)).isEqualTo(1);
    assertThat(CDNOW.logLikelihood(3, 39, 39)).isFinite();
  }

  @Test
  void stepsOverTheSingularityAtOne() {
    double below = new ParetoNbd(.55, 10.58, 0.9999999, 11.67).expectedPurchases(2, 30, 39, 39);
    double at = new ParetoNbd(.55, 10.58, 1, 11.67).expectedPurchases(2, 30, 39, 39);
    double above = new ParetoNbd(.55, 10.58, 1.0000001, 11.67).expectedPurchases(2, 30, 39, 39);

    assertThat(below).isCloseTo(above, offset(1e-6));
    assertThat(at).isCloseTo((below + above) / 2, offset(1e-9));
  }

  @Test
  void countsThousandsOfPurchases() {
    assertThat(CDNOW.expectedPurchases(5000, 38, 39, 52)).isFinite().isPositive();
    assertThat(CDNOW.probabilityAlive(5000, 38.99, 39)).isBetween(0.0, 1.0);
    assertThat(CDNOW.logLikelihood(5000, 38, 39)).isFinite();
    assertThat(CDNOW.purchaseQuantile(5000, 38.99, 39, 52, 0.5)).isBetween(1000, 10_000);
  }

  @Test
  void waitsUntilAPurchaseIsAsLikelyAsNot() {
    double wait = CDNOW.weeksToNextPurchase(2, 30.43, 38.86, 520).orElseThrow();

    assertThat(CDNOW.probabilityOfNoPurchase(2, 30.43, 38.86, wait)).isCloseTo(0.5, offset(1e-9));
    assertThat(CDNOW.weeksToNextPurchase(2, 30.43, 38.86, wait - 0.1)).isEmpty();
    assertThat(CDNOW.weeksToNextPurchase(10, 5, 39, 1e6)).isEmpty();
  }
}
