package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each exact gradient against central differences of its log-likelihood. */
class LikelihoodGradientTest {

  private static final PurchaseCells CELLS =
      PurchaseCells.builder()
          .add(0, 0, 38.86, 5)
          .add(0, 0, 0, 1)
          .add(1, 0, 3, 2)
          .add(2, 30.43, 38.86, 3)
          .add(7, 38.86, 38.86, 2)
          .add(40, 10, 38, 4)
          .add(70_000, 37, 38, 1)
          .build();

  private static final OccasionCells OCCASIONS =
      OccasionCells.builder()
          .add(0, 0, 6, 5)
          .add(0, 0, 0, 1)
          .add(1, 1, 6, 2)
          .add(6, 6, 6, 3)
          .add(900, 990, 1000, 2)
          .build();

  private static final SurvivorCounts SURVIVORS =
      SurvivorCounts.of(1000, 631, 468, 382, 326, 289, 262, 241)
          .plus(SurvivorCounts.of(500, 400, 400));

  private static final SpendCells SPEND =
      SpendCells.builder().add(1, 10, 3).add(1, 250).add(4, 33.3, 2).add(900, 0.01).build();

  @Test
  void ofBgNbd() {
    checkGradient(BetaGeometricLikelihood.ofBgNbd(CELLS), 0.25, 4.4, 0.8, 2.4);
    checkGradient(BetaGeometricLikelihood.ofBgNbd(CELLS), 3, 0.5, 1e-3, 0.05);
    checkGradient(BetaGeometricLikelihood.ofBgNbd(CELLS), 0.01, 400, 5, 3000);
  }

  @Test
  void ofMbgNbd() {
    checkGradient(BetaGeometricLikelihood.ofMbgNbd(CELLS), 0.52, 6.2, 0.9, 1.6);
    checkGradient(BetaGeometricLikelihood.ofMbgNbd(CELLS), 3, 0.5, 1e-3, 0.05);
    checkGradient(BetaGeometricLikelihood.ofMbgNbd(CELLS), 0.01, 400, 5, 3000);
  }

  @Test
  void ofMbgCnbdK() {
    PurchaseCells cells = CELLS.withLogIntervals(-300);
    checkGradient(BetaGeometricLikelihood.ofMbgCnbdK(cells, 2), 0.52, 6.2, 0.9, 1.6);
    checkGradient(BetaGeometricLikelihood.ofMbgCnbdK(cells, 3), 3, 0.5, 1e-3, 0.05);
    checkGradient(BetaGeometricLikelihood.ofMbgCnbdK(cells, 4), 0.01, 400, 5, 3000);
  }

  @Test
  void ofParetoNbd() {
    checkGradient(new ParetoNbdLikelihood(CELLS), 0.55, 10.6, 0.6, 11.7);
    checkGradient(new ParetoNbdLikelihood(CELLS), 0.55, 10.6, 0.6, 10.6);
    checkGradient(new ParetoNbdLikelihood(CELLS), 3, 0.5, 1e-3, 200);
    checkGradient(new ParetoNbdLikelihood(CELLS), 0.01, 400, 5, 0.03);
    checkGradient(new ParetoNbdLikelihood(CELLS), 200, 4000, 300, 30_000);
  }

  /** Four parameters, then the effects of two categories on buying and on leaving. */
  @Test
  void ofModelsWithEffectsOfOrigins() {
    Origin site = new Origin("site", "FR", 2024);
    Origin store = new Origin("store", "BE", 2024);
    OriginCells.Builder builder =
        OriginCells.builder(new OriginCategories(Map.of(site, 9L, store, 5L), 0.02));
    for (int i = 0; i < CELLS.size(); i++) {
      Origin origin = i % 2 == 0 ? site : store;
      builder.add(origin, CELLS.x(i), CELLS.recency(i), CELLS.age(i), CELLS.weight(i));
    }
    double[] start = {1, 1, 1, 1};
    for (LeavingModel model :
        List.of(LeavingModel.BG_NBD, LeavingModel.MBG_NBD, LeavingModel.PARETO_NBD)) {
      CovariateLikelihood likelihood = new CovariateLikelihood(model, builder.build(), start);
      assertThat(likelihood.parameterNames())
          .containsSubsequence("rate.channel.store", "rate.country.BE", "leaving.channel.store");
      checkGradient(likelihood, 0.55, 10.6, 0.6, 11.7, 1, 1, 1, 1);
      checkGradient(likelihood, 0.55, 10.6, 0.6, 2.7, 1.6, 0.8, 0.5, 1.2);
      checkGradient(likelihood, 3, 0.5, 1e-2, 20, 0.1, 3, 7, 0.4);
      double[] known = {0, 0, 0, 0, 0.3, -0.2, 0.4, 0.1};
      checkGradient(new LevelLikelihood(likelihood, known, 4), 0.55, 10.6, 0.6, 2.7);
    }
  }

  @Test
  void ofNbd() {
    checkGradient(new NbdLikelihood(CELLS), 0.38, 12);
    checkGradient(new NbdLikelihood(CELLS), 500, 5000);
  }

  @Test
  void ofBgBb() {
    checkGradient(new BgBbLikelihood(OCCASIONS), 1.2, 0.75, 0.66, 2.8);
    checkGradient(new BgBbLikelihood(OCCASIONS), 300, 0.01, 40, 5000);
  }

  @Test
  void ofTheBetaBinomial() {
    checkGradient(new BetaBinomialLikelihood(OCCASIONS), 1.2, 0.75);
    checkGradient(new BetaBinomialLikelihood(OCCASIONS), 300, 0.01);
  }

  @Test
  void ofTheShiftedBetaGeometric() {
    checkGradient(new ShiftedBetaGeometricLikelihood(SURVIVORS), 0.7, 1.2);
    checkGradient(new ShiftedBetaGeometricLikelihood(SURVIVORS), 400, 0.01);
  }

  @Test
  void ofTheBetaDiscreteWeibull() {
    checkGradient(new BetaDiscreteWeibullLikelihood(SURVIVORS), 0.5, 0.8, 1.3);
    checkGradient(new BetaDiscreteWeibullLikelihood(SURVIVORS), 20, 300, 0.4);
  }

  @Test
  void ofGammaGamma() {
    checkGradient(new GammaGammaLikelihood(SPEND), 6.25, 3.74, 15.44);
    checkGradient(new GammaGammaLikelihood(SPEND), 0.3, 0.9, 2000);
  }

  private static void checkGradient(Likelihood likelihood, double... parameters) {
    double[] at = new double[parameters.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.log(parameters[i]);
    }
    double[] gradient = new double[at.length];
    double value = likelihood.evaluate(at, gradient);
    for (int i = 0; i < at.length; i++) {
      double[] near = at.clone();
      double step = 1e-4;
      near[i] = at[i] + step;
      double up = likelihood.evaluate(near, new double[at.length]);
      near[i] = at[i] - step;
      double down = likelihood.evaluate(near, new double[at.length]);
      double tolerance = 1e-9 * Math.abs(value) + 1e-6 * Math.abs(gradient[i]);

      assertThat((up - down) / (2 * step))
          .as("by %s", likelihood.parameterNames().get(i))
          .isCloseTo(gradient[i], offset(tolerance));
    }
  }
}
