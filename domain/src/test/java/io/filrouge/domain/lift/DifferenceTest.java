package io.filrouge.domain.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals as they were published, and what bounds them. */
class DifferenceTest {

  /** Table II of Newcombe 1998, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0"
  })
  void conversionsDifferAsPublished(
      long buyers, long entries, long heldOutBuyers, long heldOut, double low, double high) {
    Difference difference =
        Difference.ofConversion(
                new Arm(entries, buyers, 0, 0), new Arm(heldOut, heldOutBuyers, 0, 0))
            .orElseThrow();

    assertThat(difference.low()).isCloseTo(low, within(1e-4));
    assertThat(difference.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void amountsDifferByTheMeansOfAllEntries() {
    // 10, 0, 20 against 0, 5: variances 100 and 12.5.
    Difference difference =
        Difference.ofAmount(new Arm(3, 2, 30, 500), new Arm(2, 1, 5, 25)).orElseThrow();

    double error = 1.959963984540054 * Math.sqrt(100.0 / 3 + 12.5 / 2);
    assertThat(difference.value()).isCloseTo(7.5, within(1e-12));
    assertThat(difference.low()).isCloseTo(7.5 - error, within(1e-12));
    assertThat(difference.high()).isCloseTo(7.5 + error, within(1e-12));
  }

  @Test
  void nothingIsSaidWhereOneGroupIsMissing() {
    Arm some = new Arm(5, 1, 10, 100);

    assertThat(Difference.ofConversion(some, Arm.NONE)).isEmpty();
    assertThat(Difference.ofConversion(Arm.NONE, some)).isEmpty();
    assertThat(Difference.ofAmount(some, new Arm(1, 1, 3, 9))).isEmpty();
  }
}
