package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class NbdTest {

  private static final Nbd MODEL = new Nbd(0.384766, 12.072022);

  @Test
  void expectsThePosteriorRateTimesTheHorizon() {
    // (r + x) / (alpha + T) x h
    assertThat(MODEL.expectedPurchases(2, 30, 38, 39))
        .isCloseTo(2.384766 / 50.072022 * 39, offset(1e-12));
    assertThat(MODEL.expectedPurchasesOfNewCustomer(52))
        .isCloseTo(0.384766 / 12.072022 * 52, offset(1e-12));
  }

  @Test
  void looksAtRecencyInNothing() {
    assertThat(MODEL.probabilityAlive(2, 1, 38)).isEqualTo(1);
    assertThat(MODEL.expectedPurchases(2, 1, 38, 39))
        .isEqualTo(MODEL.expectedPurchases(2, 38, 38, 39));
  }

  @Test
  void givesNoPurchaseTheRatioOfTwoLikelihoods() {
    // (alpha + T)^(r + x) / (alpha + T + h)^(r + x)
    assertThat(MODEL.probabilityOfNoPurchase(2, 30, 38, 39))
        .isCloseTo(Math.pow(50.072022 / 89.072022, 2.384766), offset(1e-12));
  }

  @Test
  void waitsUntilAPurchaseIsAsLikelyAsNot() {
    double wait = MODEL.weeksToNextPurchase(2, 30, 38, 520).orElseThrow();

    assertThat(MODEL.probabilityOfNoPurchase(2, 30, 38, wait)).isCloseTo(0.5, offset(1e-12));
  }

  @Test
  void isWhatBgNbdBecomesWhereNobodyLeaves() {
    BgNbd nearly = new BgNbd(0.384766, 12.072022, 1e-3, 1e6);

    assertThat(nearly.expectedPurchases(2, 30, 38, 39))
        .isCloseTo(MODEL.expectedPurchases(2, 30, 38, 39), offset(1e-6));
    assertThat(nearly.purchaseQuantile(2, 30, 38, 39, 0.9))
        .isEqualTo(MODEL.purchaseQuantile(2, 30, 38, 39, 0.9));
  }
}
