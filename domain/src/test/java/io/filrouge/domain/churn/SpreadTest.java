package io.filrouge.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {

  /** Who came back stands first, as in the cells of outcomes; what came says nothing of tenths. */
  @Test
  void keepsCustomersTogetherOfWhomTheSameIsSaid() {
    Told told =
        new Told(new double[] {0.5, 0.5}, new double[] {0, 1}, new double[] {400_000, 600_000});

    assertThat(Spread.of(told)).isCloseTo(LogOdds.of(0.6), within(1e-4));
  }

  @Test
  void isUnknownWithoutCustomers() {
    assertThat(Spread.of(new Told(new double[0], new double[0], new double[0]))).isNaN();
  }
}
