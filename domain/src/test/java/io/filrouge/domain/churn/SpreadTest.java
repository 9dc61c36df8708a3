package io.filrouge.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
  private static final int TENTHS = 10;
  private static final int WINDOWS = 400;

  /** Who came back stands first, as in the cells of outcomes; what came says nothing of tenths. */
  @Test
  void keepsCustomersTogetherOfWhomTheSameIsSaid() {
    Told told =
        new Told(new double[] {0.5, 0.5}, new double[] {0, 1}, new double[] {400_000, 600_000});

    // One share is one draw.
    assertThat(Spread.of(told)).isCloseTo(3.078 * LogOdds.of(0.6), within(1e-4));
  }

  @Test
  void isUnknownWithoutCustomers() {
    assertThat(Spread.of(new Told(new double[0], new double[0], new double[0]))).isNaN();
  }

  /**
   * Of all tenths of the windows that came next. Where nothing but chance is off, there is a little
   * too much: chance is in the common part, too.
   */
  @ParameterizedTest(name = "{0}: {1} customers, off by {2} in common and {3} by tenth")
  @CsvSource({
    "windows differ, 50000, 0.3, 0, 0.76, 0.84",
    "windows and tenths differ, 50000, 0.3, 0.1, 0.76, 0.88",
    "tenths differ, 50000, 0, 0.2, 0.76, 0.9",
    "chance alone, 50000, 0, 0, 0.76, 0.9",
    "chance alone in a small shop, 1000, 0, 0, 0.76, 0.9",
  })
  void holdsEightTenthsOfShares(
      String what, int customers, double common, double own, double least, double most) {
    SplittableRandom random = new SplittableRandom(3);
    int covered = 0;
    for (int window = 0; window < WINDOWS; window++) {
      Told last = window(random, customers, common, own);
      Told next = window(random, customers, common, own);
      double spread = Spread.of(last);
      for (int tenth = 0; tenth < TENTHS; tenth++) {
        double stayed = next.counts()[2 * tenth + 1] * TENTHS / customers;
        double said = next.said()[2 * tenth];
        covered +=
            Spread.end(said, spread, -1) <= stayed && stayed <= Spread.end(said, spread, 1) ? 1 : 0;
      }
    }
    assertThat((double) covered / (WINDOWS * TENTHS)).isBetween(least, most);
  }

  /** A tenth of the customers at each of ten probabilities, of which the truth is off. */
  private static Told window(SplittableRandom random, int customers, double common, double own) {
    double[] said = new double[2 * TENTHS];
    double[] came = new double[2 * TENTHS];
    double[] counts = new double[2 * TENTHS];
    double shift = common * random.nextGaussian();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      double probability = (tenth + 3.0) / (TENTHS + 5);
      double truth =
          LogOdds.toProbability(LogOdds.of(probability) + shift + own * random.nextGaussian());
      int stayed = 0;
      for (int i = 0; i < customers / TENTHS; i++) {
        stayed += random.nextDouble() < truth ? 1 : 0;
      }
      said[2 * tenth] = probability;
      said[2 * tenth + 1] = probability;
      came[2 * tenth + 1] = 1;
      counts[2 * tenth] = customers / TENTHS - stayed;
      counts[2 * tenth + 1] = stayed;
    }
    return new Told(said, came, counts);
  }
}
