package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictions with the parameters of the donations of Fader, Hardie and Shang 2010. */
class BgBbTest {

  private static final BgBb DONATIONS = new BgBb(1.203522, 0.749716, 0.656718, 2.783442);

  /** The paper's formulas in 40 digits (mpmath), by beta and hypergeometric functions. */
  @ParameterizedTest
  @CsvSource({
    "6, 6, 6, 0.930433594346, 3.75254457073, 0.0689609765877, 0.0768052379238, 5.90989515329",
    "0, 0, 6, 0.108133331476, 0.0728633620485, 0.0123285248042, 0.952192775255, 0.114752755659",
    "2, 4, 6, 0.589657261318, 1.05760367573, 0.145817261765, 0.519452612051, 1.66562361073",
    "5, 5, 6, 0.521975418631, 1.81294223972, 0.0653115658223, 0.490205805137, 2.85520887327",
    "300, 350, 400, 1.85069987765e-33, 6.91167953614e-33, 1.67469917948e-34, 1, 1.365167404e-32",
  })
  void agreesWithThePaperInManyDigits(
      int x,
      int recency,
      int occasions,
      double alive,
      double expected,
      double two,
      double none,
      double discounted) {
    assertThat(DONATIONS.probabilityAlive(x, recency, occasions))
        .isCloseTo(alive, withinPercentage(1e-8));
    assertThat(DONATIONS.expectedPurchases(x, recency, occasions, 5))
        .isCloseTo(expected, withinPercentage(1e-8));
    assertThat(DONATIONS.probabilityOfPurchases(x, recency, occasions, 5, 2))
        .isCloseTo(two, withinPercentage(1e-8));
    assertThat(DONATIONS.probabilityOfNoPurchase(x, recency, occasions, 5))
        .isCloseTo(none, withinPercentage(1e-8));
    assertThat(DONATIONS.discountedPurchases(x, recency, occasions, 0.1))
        .isCloseTo(discounted, withinPercentage(1e-8));
  }

  @Test
  void expectsPurchasesOfANewCustomer() {
    assertThat(DONATIONS.expectedPurchasesOfNewCustomer(6))
        .isCloseTo(2.22016975583, withinPercentage(1e-8));
  }

  @Test
  void givesNoPurchaseTheRatioOfTwoLikelihoods() {
    double ratio = Math.exp(DONATIONS.logLikelihood(2, 4, 11) - DONATIONS.logLikelihood(2, 4, 6));

    assertThat(DONATIONS.probabilityOfNoPurchase(2, 4, 6, 5)).isCloseTo(ratio, offset(1e-12));
  }

  @Test
  void countsEveryNumberOfPurchasesOnce() {
    double sum = 0;
    double mean = 0;
    for (int count = 0; count <= 12; count++) {
      double probability = DONATIONS.probabilityOfPurchases(3, 5, 6, 12, count);
      sum += probability;
      mean += count * probability;
    }

    assertThat(sum).isCloseTo(1, offset(1e-12));
    assertThat(mean).isCloseTo(DONATIONS.expectedPurchases(3, 5, 6, 12), offset(1e-12));
    assertThat(DONATIONS.probabilityOfPurchases(3, 5, 6, 12, 13)).isZero();
  }

  @Test
  void stepsOverTheSingularityAtOne() {
    double below = new BgBb(1.2, 0.75, 0.9999999, 2.8).expectedPurchases(2, 4, 6, 5);
    double at = new BgBb(1.2, 0.75, 1, 2.8).expectedPurchases(2, 4, 6, 5);
    double above = new BgBb(1.2, 0.75, 1.0000001, 2.8).expectedPurchases(2, 4, 6, 5);

    assertThat(at).isCloseTo((below + above) / 2, offset(1e-12));
  }

  @Test
  void staysFiniteOverThousandsOfOccasions() {
    assertThat(DONATIONS.probabilityAlive(4000, 4999, 5000)).isBetween(0.0, 1.0);
    assertThat(DONATIONS.probabilityAlive(1, 1, 5000)).isBetween(0.0, 1.0);
    assertThat(DONATIONS.expectedPurchases(4000, 5000, 5000, 5000)).isBetween(1.0, 5000.0);
    assertThat(DONATIONS.logLikelihood(4000, 4500, 5000)).isFinite();
  }

  @Test
  void refusesImpossibleHistories() {
    assertThatThrownBy(() -> DONATIONS.probabilityAlive(3, 2, 6))
        .hasMessage(
            "Cannot use purchases, the last one's occasion and the number of occasions: 3, 2, 6;"
                + " give 0 <= purchases <= last <= occasions, and last 0 without purchases");
    assertThatThrownBy(() -> DONATIONS.expectedPurchases(3, 3, 6, -1))
        .hasMessage("Cannot predict over occasions: -1; give 0 or more");
  }
}
