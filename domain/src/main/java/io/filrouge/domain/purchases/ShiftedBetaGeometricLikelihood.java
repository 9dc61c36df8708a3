package io.filrouge.domain.purchases;

import java.util.List;

/**
 * Log-likelihood of the shifted beta-geometric model and its gradient (Fader and Hardie 2007,
 * appendix B), by rising factorials: {@code S(t) = (beta)_t / (alpha+beta)_t}, and the chance to
 * leave in period t is {@code S(t-1) alpha / (alpha+beta+t-1)}.
 */
final class ShiftedBetaGeometricLikelihood implements Likelihood {

  private final SurvivorCounts counts;

  ShiftedBetaGeometricLikelihood(SurvivorCounts counts) {
    this.counts = counts;
  }

  @Override
  public List<String> parameterNames() {
    return List.of("alpha", "beta");
  }

  @Override
  public double[] scales() {
    return new double[] {1, 1};
  }

  @Override
  public List<double[]> starts() {
    return List.of(new double[] {1, 1}, new double[] {0.5, 3}, new double[] {3, 20});
  }

  @Override
  public double weight() {
    return counts.customerCount();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double alpha = Math.exp(logParameters[0]);
    double beta = Math.exp(logParameters[1]);
    RisingFactorials staying = new RisingFactorials(beta, counts.periods());
    RisingFactorials deciding = new RisingFactorials(alpha + beta, counts.periods());
    double sum = 0;
    double byAlpha = 0;
    double byBeta = 0;
    for (int t = 1; t <= counts.periods(); t++) {
      double lost = counts.lost(t);
      double kept = counts.kept(t);
      double byDeciding = (lost + kept) * deciding.derivative(t);
      sum += lost * (staying.log(t - 1) + logParameters[0] - deciding.log(t));
      sum += kept * (staying.log(t) - deciding.log(t));
      byAlpha += lost / alpha - byDeciding;
      byBeta += lost * staying.derivative(t - 1) + kept * staying.derivative(t) - byDeciding;
    }
    gradient[0] = byAlpha * alpha;
    gradient[1] = byBeta * beta;
    return sum;
  }
}
