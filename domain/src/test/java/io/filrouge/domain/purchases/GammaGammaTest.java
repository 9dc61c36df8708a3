package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.api.Test;

class GammaGammaTest {

  private static final GammaGamma MODEL = new GammaGamma(6.25, 3.74, 15.44);

  @Test
  void expectsThePublishedMeanOfACustomer() {
    assertThat(MODEL.expectedSpend(2, 40)).isCloseTo(39.1404, offset(1e-3));
  }

  @Test
  void expectsThePopulationMeanWithoutARepeatPurchase() {
    assertThat(MODEL.populationMean()).isCloseTo(6.25 * 15.44 / 2.74, offset(1e-12));
    assertThat(MODEL.expectedSpend(0, 999)).isEqualTo(MODEL.populationMean());
  }

  @Test
  void comesCloserToTheCustomersOwnMeanWithEveryOrder() {
    double few = MODEL.expectedSpend(1, 100);
    double many = MODEL.expectedSpend(1000, 100);

    assertThat(MODEL.populationMean()).isLessThan(few);
    assertThat(few).isLessThan(many);
    assertThat(many).isCloseTo(100, offset(0.1));
  }

  @Test
  void givesQuantilesOfTheCustomersMean() {
    for (double probability : new double[] {0.001, 0.1, 0.5, 0.9, 0.999}) {
      double quantile = MODEL.spendQuantile(3, 50, probability);
      // The mean is at most m when the rate is at least p / m.
      double rate = 6.25 / quantile * (15.44 + 150);
      assertThat(RegularizedGamma.Q.value(3.74 + 3 * 6.25, rate))
          .isCloseTo(probability, offset(1e-6));
    }
  }

  @Test
  void takesANegativeMeanSpendForNothing() {
    assertThat(MODEL.expectedSpend(2, -5)).isEqualTo(MODEL.expectedSpend(2, 0)).isPositive();
  }

  @Test
  void approximatesTheTotalOfSeveralOrders() {
    SpendPosterior posterior = MODEL.posterior(0, 0);
    for (int orders : new int[] {1, 2, 10, 200}) {
      for (double total : new double[] {5, 20, 60, 300, 5000, 20000}) {
        double exact = RegularizedBeta.value(total / (total + 15.44), 6.25 * orders, 3.74);

        assertThat(posterior.probabilityOfTotalAtMost(orders, total))
            .isCloseTo(exact, offset(0.002));
      }
    }
  }

  @Test
  void approximatesTheTotalRoughlyAtTheEdgeOfItsBounds() {
    SpendPosterior posterior = new GammaGamma(0.8, 1.05, 20).posterior(0, 0);
    for (double total : new double[] {1, 5, 20, 100, 1000}) {
      double exact = RegularizedBeta.value(total / (total + 20), 0.8, 1.05);

      assertThat(posterior.probabilityOfTotalAtMost(1, total)).isCloseTo(exact, offset(0.02));
    }
  }

  @Test
  void refusesAnInfiniteMean() {
    assertThatThrownBy(() -> new GammaGamma(6, 1, 15))
        .hasMessage(
            "Cannot set parameter q: 1.0; give a number above 1, or mean spend is infinite");
    assertThatThrownBy(() -> MODEL.expectedSpend(2, Double.NaN))
        .hasMessage(
            "Cannot use repeat purchases and mean spend: 2, NaN; give 0 or more, and a finite amount");
  }
}
