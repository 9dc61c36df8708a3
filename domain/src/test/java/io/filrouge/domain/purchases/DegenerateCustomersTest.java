package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Customers of whom little or something odd is known have a value and a probability like others.
 */
class DegenerateCustomersTest {
  private static final List<PurchaseModel> PURCHASES =
      List.of(
          new BgNbd(0.24, 4.4, 0.8, 2.4),
          new MbgNbd(0.52, 6.2, 0.9, 1.6),
          new ParetoNbd(0.55, 10.6, 0.6, 11.7),
          new Nbd(0.38, 12),
          new Rate(0.03));
  private static final List<SpendModel> SPEND =
      List.of(new GammaGamma(6.25, 3.74, 15.44), new MeanSpend(30, 0.5));

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bought for the first time today, 0, 0, 0, 0",
    "bought twice in two days, 1, 0.142857, 0.142857, 20",
    "sent back more than was bought, 3, 20, 30, -50",
    "spent nothing, 3, 20, 30, 0",
    "made one huge order, 1, 5, 30, 1e9",
    "buys every day for resale, 2000, 299.9, 300, 100000",
    "bought once decades ago, 0, 0, 2000, 0"
  })
  void haveFiniteScores(String who, int x, double recency, double age, double meanSpend) {
    for (PurchaseModel purchases : PURCHASES) {
      assertThat(purchases.probabilityOfNoPurchase(x, recency, age, 13)).isBetween(0.0, 1.0);
      for (SpendModel spend : SPEND) {
        ValueForecast forecast =
            new LifetimeValue(purchases, spend, 52, 4.345, 0.01)
                .forecast(x, recency, age, meanSpend);
        assertThat(forecast.value()).as(purchases.name()).isBetween(0.0, 1e12);
        assertThat(forecast.low()).as(purchases.name()).isBetween(0.0, forecast.value());
        assertThat(forecast.high()).as(purchases.name()).isBetween(forecast.value(), 1e12);
        assertThat(forecast.expectedSpend()).as(spend.name()).isBetween(0.0, 1e12);
        assertThat(forecast.expectedPurchases()).as(purchases.name()).isBetween(0.0, 1e6);
      }
    }
  }
}
