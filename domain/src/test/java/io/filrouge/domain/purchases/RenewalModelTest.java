package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class RenewalModelTest {

  private static final RenewalModel HIGH_END = new ShiftedBetaGeometric(0.668, 3.806);
  private static final RenewalModel WEIBULL =
      new BetaDiscreteWeibull(0.45561403, 0.77932557, 1.28345124);

  /** The rate of renewal is (beta + t - 1) / (alpha + beta + t - 1). */
  @Test
  void renewsMoreTheLongerASubscriberHasStayed() {
    assertThat(HIGH_END.probabilityOfStaying(0, 1)).isCloseTo(3.806 / 4.474, offset(1e-12));
    assertThat(HIGH_END.probabilityOfStaying(4, 1)).isCloseTo(7.806 / 8.474, offset(1e-12));
    assertThat(HIGH_END.probabilityOfLeaving(4, 1)).isCloseTo(0.668 / 8.474, offset(1e-12));
    assertThat(HIGH_END.probabilityOfStaying(4, 0)).isEqualTo(1);
    assertThat(HIGH_END.probabilityOfLeaving(4, 0)).isZero();
  }

  /** Fader and Hardie 2010 by its hypergeometric function (scipy). */
  @Test
  void discountsAllRenewalsToCome() {
    assertThat(HIGH_END.discountedRenewals(0, 0.1)).isCloseTo(5.414856048374, offset(1e-9));
    assertThat(HIGH_END.discountedRenewals(1, 0.1)).isCloseTo(5.901753167753, offset(1e-9));
    assertThat(HIGH_END.discountedRenewals(4, 0.1)).isCloseTo(6.897057397746, offset(1e-9));
    assertThat(WEIBULL.discountedRenewals(3, 0.1)).isCloseTo(5.688653456629, offset(1e-6));
    assertThat(new GeometricRenewals(0.2).discountedRenewals(3, 0.1))
        .isCloseTo(0.8 / (1 - 0.8 / 1.1), offset(1e-12));
  }

  @Test
  void expectsRenewalsAsTheyAddUp() {
    double sum = WEIBULL.probabilityOfStaying(2, 1) + WEIBULL.probabilityOfStaying(2, 2);

    assertThat(WEIBULL.expectedRenewals(2, 2)).isCloseTo(sum, offset(1e-15));
    assertThat(WEIBULL.probabilityOfStaying(0, 12)).isCloseTo(0.177331393, offset(1e-8));
  }

  @Test
  void isTheShiftedBetaGeometricWhereTimeCountsAsItIs() {
    RenewalModel same = new BetaDiscreteWeibull(0.668, 3.806, 1);
    for (int t = 0; t < 2000; t += 7) {
      assertThat(same.logSurvival(t)).isCloseTo(HIGH_END.logSurvival(t), offset(1e-12));
    }
  }

  @Test
  void staysFiniteAtExtremeParameters() {
    RenewalModel[] models = {
      new BetaDiscreteWeibull(9000, 1e-4, 9000),
      new BetaDiscreteWeibull(1e-4, 9000, 1e-4),
      new BetaDiscreteWeibull(9000, 9000, 5),
      new ShiftedBetaGeometric(1e-4, 9000),
      new ShiftedBetaGeometric(9000, 1e-4),
    };
    for (RenewalModel model : models) {
      for (int survived : new int[] {0, 1, 5, 5000}) {
        assertThat(model.probabilityOfStaying(survived, 2)).isBetween(0.0, 1.0);
        assertThat(model.probabilityOfLeaving(survived, 2)).isBetween(0.0, 1.0);
        assertThat(model.discountedRenewals(survived, 0.1)).isBetween(0.0, 11.0001);
      }
    }
  }

  @Test
  void addsUpCohorts() {
    SurvivorCounts both = SurvivorCounts.of(10, 8, 7).plus(SurvivorCounts.of(20, 15));

    assertThat(both.periods()).isEqualTo(2);
    assertThat(both.customerCount()).isEqualTo(30);
    assertThat(both.lost(1)).isEqualTo(7);
    assertThat(both.lostCount()).isEqualTo(8);
    assertThat(both.kept(1)).isEqualTo(15);
    assertThat(both.kept(2)).isEqualTo(7);
    assertThat(new GeometricRenewals(0.5).logLikelihood(both))
        .isCloseTo(-(7 + 15 + 2 * 8) * Math.log(2), withinPercentage(1e-9));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> SurvivorCounts.of(5, 6))
        .hasMessage(
            "Cannot count survivors: [5, 6]; give the size of the cohort and then numbers that never"
                + " rise nor fall below 0");
    assertThatThrownBy(() -> HIGH_END.probabilityOfStaying(-1, 2))
        .hasMessage("Cannot look at periods: -1; give 0 or more");
    assertThatThrownBy(() -> HIGH_END.discountedRenewals(0, 0))
        .hasMessage("Cannot set parameter discount per period: 0.0; give a finite number above 0");
  }
}
