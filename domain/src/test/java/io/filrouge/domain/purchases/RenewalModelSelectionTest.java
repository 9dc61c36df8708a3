package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two segments of Fader and Hardie 2007, in survivors of a thousand. */
class RenewalModelSelectionTest {

  private static final MinimumData ANYTHING = new MinimumData(0, 0);
  private static final SurvivorCounts REGULAR =
      SurvivorCounts.of(1000, 631, 468, 382, 326, 289, 262, 241);
  private static final SurvivorCounts HIGH_END =
      SurvivorCounts.of(1000, 869, 743, 653, 593, 551, 517, 491);

  @Test
  void fitsTheShiftedBetaGeometricAsPublished() {
    var selection = RenewalModelSelection.fit(REGULAR, MinimumData.DEFAULT);
    ModelFit fit = selection.fits().get(1);

    assertThat(fit.isChosen()).isTrue();
    assertThat(fit.parameters().get("alpha")).isCloseTo(0.7041, offset(1e-3));
    assertThat(fit.parameters().get("beta")).isCloseTo(1.1820, offset(1e-3));
    assertThat(fit.logLikelihood()).isCloseTo(-1680.2652, offset(1e-3));
    assertThat(fit.standardErrors()).hasSize(2);
    assertSound(selection);
  }

  /** Against Nelder and Mead on the same likelihood (scipy); it gains too little to be chosen. */
  @Test
  void fitsTheBetaDiscreteWeibullBesideIt() {
    ModelFit fit = RenewalModelSelection.fit(REGULAR, MinimumData.DEFAULT).fits().get(0);

    assertThat(fit.isConverged()).isTrue();
    assertThat(fit.isChosen()).isFalse();
    assertThat(fit.parameters().get("gamma")).isCloseTo(0.45561403, withinPercentage(0.01));
    assertThat(fit.parameters().get("delta")).isCloseTo(0.77932557, withinPercentage(0.01));
    assertThat(fit.parameters().get("c")).isCloseTo(1.28345124, withinPercentage(0.01));
    assertThat(fit.logLikelihood()).isCloseTo(-1679.602832907, offset(1e-6));
    assertThat(fit.note())
        .isEqualTo("Not chosen: sbg has a higher log-likelihood less the number of parameters.");
  }

  /** The shifted beta-geometric of the paper: 0.668 and 3.806; the other against scipy. */
  @Test
  void choosesTheBetaDiscreteWeibullWhereItIsWorthAParameter() {
    var selection = RenewalModelSelection.fit(HIGH_END, MinimumData.DEFAULT);
    Map<String, Double> weibull = selection.fits().get(0).parameters();
    Map<String, Double> shifted = selection.fits().get(1).parameters();

    assertThat(selection.model().name()).isEqualTo("bdw");
    assertThat(weibull.get("gamma")).isCloseTo(0.21425334, withinPercentage(0.01));
    assertThat(weibull.get("delta")).isCloseTo(1.4265749, withinPercentage(0.01));
    assertThat(weibull.get("c")).isCloseTo(1.72356486, withinPercentage(0.01));
    assertThat(selection.fits().get(0).logLikelihood()).isCloseTo(-1605.314213214, offset(1e-6));
    assertThat(shifted.get("alpha")).isCloseTo(0.668, offset(1e-3));
    assertThat(shifted.get("beta")).isCloseTo(3.806, offset(1e-3));
    assertSound(selection);
  }

  @Test
  void fallsBackToTheGeometricWhereAllSubscribersAreAlike() {
    var selection = RenewalModelSelection.fit(SurvivorCounts.of(4096, 2048, 1024, 512), ANYTHING);

    assertThat(selection.model().name()).isEqualTo("geometric");
    assertThat(selection.model().probabilityOfLeaving(5, 1)).isCloseTo(0.5, offset(1e-3));
    assertThat(selection.fits().get(1).note()).startsWith("The fit runs to the boundary: ");
    assertSound(selection);
  }

  @Test
  void saysHowMuchDataIsMissing() {
    var none = RenewalModelSelection.fit(SurvivorCounts.none(), ANYTHING);
    var nobodyLeft = RenewalModelSelection.fit(SurvivorCounts.of(500, 500, 500, 500), ANYTHING);
    var onePeriod = RenewalModelSelection.fit(SurvivorCounts.of(500, 400), ANYTHING);
    var few = RenewalModelSelection.fit(SurvivorCounts.of(5, 4, 3, 2), MinimumData.DEFAULT);

    assertThat(none.fits().get(0).note())
        .isEqualTo("Not fitted: 0 periods, at least 3 are needed.");
    assertThat(nobodyLeft.fits().get(0).note()).isEqualTo("Not fitted: nobody has left.");
    assertThat(onePeriod.fits().get(1).note())
        .isEqualTo("Not fitted: 1 periods, at least 2 are needed.");
    assertThat(few.fits().get(1).note())
        .isEqualTo("Not fitted: 5 customers, at least 100 are needed.");
    assertSound(none);
    assertSound(nobodyLeft);
    assertSound(onePeriod);
    assertSound(few);
  }

  @Test
  void survivesALossAllAtOnce() {
    assertSound(RenewalModelSelection.fit(SurvivorCounts.of(1000, 1000, 1000, 0), ANYTHING));
    assertSound(RenewalModelSelection.fit(SurvivorCounts.of(1000, 0, 0, 0), ANYTHING));
    assertSound(RenewalModelSelection.fit(SurvivorCounts.of(1000, 500, 500, 500, 500), ANYTHING));
  }

  private static void assertSound(RenewalModelSelection.Selection selection) {
    assertThat(selection.fits())
        .extracting(ModelFit::model)
        .containsExactly("bdw", "sbg", "geometric");
    assertThat(selection.fits().stream().filter(ModelFit::isChosen).map(ModelFit::model))
        .containsExactly(selection.model().name());
    for (ModelFit fit : selection.fits()) {
      assertThat(fit.score()).isEqualTo("renewals");
      assertThat(fit.note()).isNotBlank();
      assertThat(fit.parameters().values()).allMatch(value -> Math.abs(value) < 1e6);
      assertThat(fit.standardErrors().values()).allMatch(value -> Math.abs(value) < 1e6);
    }
    RenewalModel model = selection.model();
    for (int survived : new int[] {0, 1, 7, 500}) {
      assertThat(model.probabilityOfStaying(survived, 3)).isBetween(0.0, 1.0);
      assertThat(model.probabilityOfLeaving(survived, 3)).isBetween(0.0, 1.0);
      assertThat(model.expectedRenewals(survived, 3)).isBetween(0.0, 3.0);
      assertThat(model.discountedRenewals(survived, 0.1)).isBetween(0.0, 11.0001);
    }
  }
}
