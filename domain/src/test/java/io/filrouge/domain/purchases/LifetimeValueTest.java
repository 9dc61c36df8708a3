package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {

  private static final BgNbd PURCHASES = new BgNbd(0.2425945, 4.4136019, 0.7929199, 2.4258881);
  private static final GammaGamma SPEND = new GammaGamma(6.2496, 3.7442, 15.4435);

  @Test
  void isExpectedPurchasesTimesExpectedSpendWithoutADiscount() {
    ValueForecast forecast = year(0).forecast(2, 30.43, 38.86, 22.35);

    assertThat(forecast.expectedPurchases())
        .isCloseTo(PURCHASES.expectedPurchases(2, 30.43, 38.86, 52), offset(1e-9));
    assertThat(forecast.expectedSpend()).isCloseTo(SPEND.expectedSpend(2, 22.35), offset(1e-12));
    assertThat(forecast.value())
        .isCloseTo(forecast.expectedPurchases() * forecast.expectedSpend(), offset(1e-9));
  }

  @Test
  void discountsEachStepFromItsEnd() {
    LifetimeValue two = new LifetimeValue(PURCHASES, SPEND, 10, 6, 0.1);
    double first = PURCHASES.expectedPurchases(2, 30.43, 38.86, 6);
    double second = PURCHASES.expectedPurchases(2, 30.43, 38.86, 10) - first;

    // The second step is two thirds of one.
    assertThat(two.forecast(2, 30.43, 38.86, 22.35).value())
        .isCloseTo(
            SPEND.expectedSpend(2, 22.35) * (first / 1.1 + second / Math.pow(1.1, 1 + 2 / 3.0)),
            offset(1e-9));
  }

  /** The exact distribution, with the incomplete beta function in place of the approximation. */
  @Test
  void boundsTheValueByItsPredictiveDistribution() {
    for (int x : new int[] {1, 2, 5, 20, 200}) {
      ValueForecast forecast = year(0).forecast(x, 38, 38.86, 40);
      double atMostHigh = probabilityOfAtMost(forecast.high(), x);

      if (forecast.low() > 0) {
        assertThat(atMostHigh).as("x = %s", x).isCloseTo(0.9, offset(0.005));
        assertThat(probabilityOfAtMost(forecast.low(), x)).isCloseTo(0.1, offset(0.005));
      } else {
        assertThat(atMostHigh).as("x = %s", x).isCloseTo(0.8, offset(0.005));
        assertThat(PURCHASES.probabilityOfNoPurchase(x, 38, 38.86, 52)).isGreaterThan(0.1);
      }
    }
  }

  @Test
  void holdsTheValueWithinItsInterval() {
    for (int x : new int[] {0, 1, 3, 30, 3000}) {
      for (double recency : new double[] {0, 5, 38}) {
        ValueForecast forecast = year(0.01).forecast(x, recency, 38.86, 40);

        assertThat(forecast.low()).isNotNegative().isLessThanOrEqualTo(forecast.value());
        assertThat(forecast.high()).isFinite().isGreaterThanOrEqualTo(forecast.value());
      }
    }
  }

  @Test
  void forecastsANewCustomerFromThePopulation() {
    ValueForecast forecast = year(0).forecastOfNewCustomer();

    assertThat(forecast.expectedPurchases()).isCloseTo(1.44401, offset(1e-4));
    assertThat(forecast.expectedSpend()).isEqualTo(SPEND.populationMean());
    assertThat(forecast.high()).isGreaterThan(forecast.value());
  }

  @Test
  void isWorthNothingInAShopWithoutSpend() {
    LifetimeValue nothing = new LifetimeValue(new Rate(0.1), new MeanSpend(0, 1), 52, 4, 0);

    assertThat(nothing.forecast(3, 2, 5, 0))
        .isEqualTo(new ValueForecast(nothing.forecast(3, 2, 5, 0).expectedPurchases(), 0, 0, 0, 0));
  }

  @Test
  void refusesStepsWithoutLength() {
    assertThatThrownBy(() -> new LifetimeValue(PURCHASES, SPEND, 52, 0, 0))
        .hasMessage("Cannot set parameter step: 0.0; give a finite number above 0");
    assertThatThrownBy(() -> new LifetimeValue(PURCHASES, SPEND, 52, 4, -0.1))
        .hasMessage("Cannot discount by: -0.1; give 0 or more, such as 0.01 for 1 %");
  }

  private static LifetimeValue year(double discount) {
    return new LifetimeValue(PURCHASES, SPEND, 52, 4, discount);
  }

  private static double probabilityOfAtMost(double amount, int x) {
    PurchaseCounts counts = PURCHASES.purchaseCounts(x, 38, 38.86, 52);
    SpendPosterior spend = SPEND.posterior(x, 40);
    double probability = 1 - counts.probabilityOfMoreThan(0);
    for (int n = 1; n < 1500; n++) {
      double exactly = counts.probabilityOfMoreThan(n - 1) - counts.probabilityOfMoreThan(n);
      double share = amount / (amount + spend.gamma());
      probability += exactly * RegularizedBeta.value(share, spend.shape() * n, spend.q());
    }
    return probability;
  }
}
