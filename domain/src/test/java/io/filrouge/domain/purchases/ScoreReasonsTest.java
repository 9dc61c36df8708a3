package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reasons add up to the score, and point where anybody would point. */
class ScoreReasonsTest {
  private static final PurchaseModel MODEL = new BgNbd(0.2426, 4.4136, 0.7929, 2.4259);
  private static final ScoreReasons.ChurnRule RULE =
      (told, x, recency, age) -> MODEL.probabilityOfNoPurchase(x, recency, age, 26);
  private static final int[] OF_HISTORY = {
    ScoreReasons.RECENCY, ScoreReasons.FREQUENCY, ScoreReasons.AGE
  };
  private static final LifetimeValue VALUE =
      new LifetimeValue(MODEL, new GammaGamma(6.25, 3.74, 15.44), 52, 4, 0.01);
  private static final PurchaseCells BASE =
      PurchaseCells.of(
          new int[] {0, 1, 2, 6},
          new double[] {0, 10, 20, 30},
          new double[] {30, 20, 40, 40},
          new long[] {2, 3, 3, 1});

  private final TypicalCustomer typical = TypicalCustomer.of(BASE);
  private final ScoreReasons reasons = new ScoreReasons(typical);

  @Test
  void theTypicalCustomerIsTheMedianOfEachFigure() {
    assertThat(typical).isEqualTo(new TypicalCustomer(1, 0.5, 30));
    assertThat(TypicalCustomer.of(PurchaseCells.builder().build()))
        .isEqualTo(new TypicalCustomer(0, 0.5, 0));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 0, 39", "2, 30.43, 38.86", "200, 38, 40", "1, 0, 5", "26, 31, 31"})
  void addUpToTheScore(int x, double recency, double age) {
    double probability = MODEL.probabilityOfNoPurchase(x, recency, age, 26);
    double inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
    double churn =
        reasons.churnBase(RULE) + sum(reasons.ofChurn(RULE, OF_HISTORY, x, recency, age));
    assertThat(churn).isCloseTo(Math.log(inside / (1 - inside)), within(1e-6));

    double value =
        reasons.valueBase(VALUE) + sum(reasons.ofValue(VALUE, Origin.UNKNOWN, x, recency, age, 50));
    double expected = VALUE.expectation(x, recency, age, 50).value();
    assertThat(value).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
  }

  @Test
  void pointAtTheSilenceOfAFrequentBuyerAndAtWhatTheyUsedToBuy() {
    double[] silent = reasons.ofChurn(RULE, OF_HISTORY, 10, 10, 60);
    assertThat(silent[ScoreReasons.RECENCY]).isPositive();

    double[] faithful = reasons.ofChurn(RULE, OF_HISTORY, 10, 29, 30);
    assertThat(faithful[ScoreReasons.RECENCY]).isNegative();
    assertThat(faithful[ScoreReasons.FREQUENCY]).isNegative();

    double[] spender = reasons.ofValue(VALUE, Origin.UNKNOWN, 10, 29, 30, 500);
    assertThat(spender[ScoreReasons.SPEND]).isPositive();
    assertThat(spender[ScoreReasons.FREQUENCY]).isPositive();
  }

  @Test
  void sayNothingOfTheTypicalCustomer() {
    assertThat(reasons.ofChurn(RULE, OF_HISTORY, 1, 15, 30))
        .containsOnly(new double[] {0}, within(1e-12));
  }

  private static double sum(double[] contributions) {
    return Arrays.stream(contributions).sum();
  }
}
