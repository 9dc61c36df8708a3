package io.filrouge.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {

  @ParameterizedTest
  @CsvSource({
    // (0.5 - 0.6) ln(0.5 / 0.6) + (0.5 - 0.4) ln(0.5 / 0.4)
    "500000, 500000, 600000, 400000, 0.040547",
    "500000, 500000, 800000, 200000, 0.415888",
    "500000, 500000, 500000, 500000, 0",
    "100000, 900000, 300000, 700000, 0.269985"
  })
  void sumsWhatSharesHaveMovedByTheirLogarithms(
      long beforeA, long beforeB, long nowA, long nowB, double expected) {
    assertThat(StabilityIndex.of(Map.of("a", beforeA, "b", beforeB), Map.of("a", nowA, "b", nowB)))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void staysFiniteWhereAValueIsNew() {
    double index = StabilityIndex.of(Map.of("a", 1000L), Map.of("a", 990L, "b", 10L));

    assertThat(index).isBetween(0.02, 0.04);
  }

  @Test
  void isTheSameBothWays() {
    Map<String, Long> one = Map.of("a", 700L, "b", 200L, "c", 100L);
    Map<String, Long> other = Map.of("a", 300L, "b", 300L, "d", 400L);

    assertThat(StabilityIndex.of(one, other))
        .isCloseTo(StabilityIndex.of(other, one), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 2, 11, 2, 0.5",
    "10, 2,  9, 2, -0.5",
    "10, 3, 14, 4, 1.131371",
    "10, 0, 10, 0, 0",
    "10, 0, 11, 0, 100",
    "10, 0,  9, 0, -100"
  })
  void tellsAShiftInUnitsOfWhatIsUsual(
      double mean, double deviation, double meanNow, double deviationNow, double expected) {
    assertThat(
            new Spread(mean, deviation).standardisedDifference(new Spread(meanNow, deviationNow)))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void warnsAboveTheLimits() {
    DriftLimits limits = DriftLimits.defaults();

    assertThat(limits.judgeIndex(0.25)).isEqualTo(Verdict.GOOD);
    assertThat(limits.judgeIndex(0.26)).isEqualTo(Verdict.WARN);
    assertThat(limits.judgeScore(0.25)).isEqualTo(Verdict.GOOD);
    assertThat(limits.judgeScore(1.9)).isEqualTo(Verdict.WARN);
    assertThat(limits.judgeScore(2.1)).isEqualTo(Verdict.FAIL);
    assertThat(limits.judgeDifference(-0.5)).isEqualTo(Verdict.GOOD);
    assertThat(limits.judgeDifference(-0.51)).isEqualTo(Verdict.WARN);
    assertThat(limits.compares(1, 499, 9000)).isFalse();
    assertThat(limits.compares(7, 9000, 500)).isTrue();
    assertThat(limits.compares(8, 9000, 500)).isFalse();
  }
}
