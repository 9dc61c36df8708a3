package io.filrouge.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.purchases.GammaGamma;
import io.filrouge.domain.purchases.LifetimeValue;
import io.filrouge.domain.purchases.ParetoNbd;
import io.filrouge.domain.purchases.ValueForecast;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Customers who do as the models say: intervals of their value hold what comes as often as said.
 */
class ValueIntervalTest {
  private static final int CUSTOMERS = 8_000;
  private static final double HORIZON = 26;
  private static final ParetoNbd PURCHASES = new ParetoNbd(1, 8, 1, 100);
  private static final GammaGamma SPEND = new GammaGamma(1, 3, 40);
  private static final LifetimeValue VALUE =
      new LifetimeValue(PURCHASES, SPEND, HORIZON, HORIZON, 0);

  private final SplittableRandom random = new SplittableRandom(17);
  private double covered;
  private double judged;

  @Test
  void holdEightTenthsOfWhatComes() {
    for (int i = 0; i < CUSTOMERS; i++) {
      live();
    }
    assertThat(judged).isGreaterThan(CUSTOMERS / 2.0);
    assertThat(covered / judged).isBetween(0.78, 0.82);
  }

  /** Rates, lives and orders are exponential, with means of each customer's own. */
  private void live() {
    double age = 20 + 80 * random.nextDouble();
    double rate = exponential() / 8;
    double life = exponential() / (exponential() / 100);
    double spendRate = (exponential() + exponential() + exponential()) / 40;
    int x = 0;
    double last = 0;
    double before = 0;
    double after = 0;
    double at = exponential() / rate;
    while (at < Math.min(life, age + HORIZON)) {
      double spent = exponential() / spendRate;
      if (at <= age) {
        x++;
        last = at;
        before += spent;
      } else {
        after += spent;
      }
      at += exponential() / rate;
    }
    judge(x, last, age, x == 0 ? 0 : before / x, after);
  }

  /** Whoever buys nothing with more than 80 % has no interval of 80 %. */
  private void judge(int x, double recency, double age, double meanSpend, double came) {
    if (PURCHASES.probabilityOfNoPurchase(x, recency, age, HORIZON) < 0.75) {
      ValueForecast forecast = VALUE.forecast(x, recency, age, meanSpend);
      judged++;
      covered += forecast.low() <= came && came <= forecast.high() ? 1 : 0;
    }
  }

  private double exponential() {
    return -Math.log(1 - random.nextDouble());
  }
}
