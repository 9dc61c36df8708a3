package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiscountedPurchasesTest {

  private static final double RATE = Math.log(1.15) / 52;

  /** Where nobody leaves it is a perpetuity: the rate of purchases over the discount rate. */
  @Test
  void isAPerpetuityWhereNobodyLeaves() {
    assertThat(new Nbd(0.384766, 12.072022).discountedPurchases(2, 30, 38, RATE))
        .isCloseTo(2.384766 / 50.072022 / RATE, withinPercentage(1e-10));
  }

  @Test
  void addsUpWhatShortStepsHold() {
    List<PurchaseModel> models =
        List.of(
            new BgNbd(0.2425945, 4.4136019, 0.7929199, 2.4258881),
            new MbgNbd(0.524843, 6.183085, 0.891360, 1.614003),
            new ParetoNbd(0.553277, 10.577683, 0.606240, 11.668735));
    for (PurchaseModel model : models) {
      double rate = 0.05;
      double[] horizons = new double[20_001];
      for (int i = 0; i < horizons.length; i++) {
        horizons[i] = i / 20.0;
      }
      double[] expected = model.expectedPurchases(3, 30, 38, horizons);
      double sum = 0;
      for (int i = 1; i < horizons.length; i++) {
        sum += (expected[i] - expected[i - 1]) * Math.exp(-rate * (horizons[i] - 0.025));
      }

      assertThat(model.discountedPurchases(3, 30, 38, rate))
          .as(model.name())
          .isCloseTo(sum, withinPercentage(1e-4));
    }
  }

  @Test
  void refusesToDiscountByNothing() {
    assertThatThrownBy(() -> new Rate(1).discountedPurchases(0, 0, 0, 0))
        .hasMessage("Cannot set parameter discount rate: 0.0; give a finite number above 0");
  }
}
