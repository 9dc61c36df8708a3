package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

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

  private static final SpendCells SPEND =
      SpendCells.builder().add(1, 10, 3).add(1, 250).add(4, 33.3, 2).add(900, 0.01).build();

  @Test
  void ofBgNbd() {
    checkGradient(new BetaGeometricLikelihood(CELLS, 0), 0.25, 4.4, 0.8, 2.4);
    checkGradient(new BetaGeometricLikelihood(CELLS, 0), 3, 0.5, 1e-3, 0.05);
    checkGradient(new BetaGeometricLikelihood(CELLS, 0), 0.01, 400, 5, 3000);
  }

  @Test
  void ofMbgNbd() {
    checkGradient(new BetaGeometricLikelihood(CELLS, 1), 0.52, 6.2, 0.9, 1.6);
    checkGradient(new BetaGeometricLikelihood(CELLS, 1), 3, 0.5, 1e-3, 0.05);
    checkGradient(new BetaGeometricLikelihood(CELLS, 1), 0.01, 400, 5, 3000);
  }

  @Test
  void ofParetoNbd() {
    checkGradient(new ParetoNbdLikelihood(CELLS), 0.55, 10.6, 0.6, 11.7);
    checkGradient(new ParetoNbdLikelihood(CELLS), 0.55, 10.6, 0.6, 10.6);
    checkGradient(new ParetoNbdLikelihood(CELLS), 3, 0.5, 1e-3, 200);
    checkGradient(new ParetoNbdLikelihood(CELLS), 0.01, 400, 5, 0.03);
    checkGradient(new ParetoNbdLikelihood(CELLS), 200, 4000, 300, 30_000);
  }

  @Test
  void ofNbd() {
    checkGradient(new NbdLikelihood(CELLS), 0.38, 12);
    checkGradient(new NbdLikelihood(CELLS), 500, 5000);
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
