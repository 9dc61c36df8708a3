package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParetoLimitsTest {
  private static final ParetoLimits LIMITS = new ParetoLimits(500, 20);

  @Test
  void givesTheClassByNetValueWithTheLimitsThemselvesInTheHigherClass() {
    assertThat(LIMITS.of(500)).isEqualTo(ParetoClass.A);
    assertThat(LIMITS.of(499.99)).isEqualTo(ParetoClass.B);
    assertThat(LIMITS.of(20)).isEqualTo(ParetoClass.B);
    assertThat(LIMITS.of(19.99)).isEqualTo(ParetoClass.C);
  }

  @Test
  void putsEverybodyWhoseNetValueIsNotPositiveIntoC() {
    assertThat(LIMITS.of(0)).isEqualTo(ParetoClass.C);
    assertThat(LIMITS.of(-100)).isEqualTo(ParetoClass.C);
  }

  @Test
  void leavesNobodyInBWhereOneValueCrossesBothLimits() {
    assertThat(new ParetoLimits(7, 7).of(7)).isEqualTo(ParetoClass.A);
  }

  @Test
  void refusesLimitsThatAreNotPositiveOrOutOfOrder() {
    assertThatThrownBy(() -> new ParetoLimits(1, 2))
        .hasMessage(
            "Cannot build Pareto limits: A from 1.0, B from 2.0; give positive values, the larger"
                + " first");
    assertThatThrownBy(() -> new ParetoLimits(1, 0)).hasMessageContaining("B from 0.0");
  }
}
