package io.filrouge.domain.purchases;

import java.util.List;

/**
 * Log-likelihood of the beta-binomial model of purchases at occasions, without the combinatorial
 * constant, so that it compares with BG/BB: {@code (alpha)_x (beta)_(n-x) / (alpha+beta)_n}.
 */
final class BetaBinomialLikelihood implements Likelihood {

  private final OccasionCells cells;

  BetaBinomialLikelihood(OccasionCells cells) {
    this.cells = cells;
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
    return List.of(new double[] {1, 1}, new double[] {0.3, 0.6}, new double[] {2, 8});
  }

  @Override
  public double weight() {
    return cells.customerCount();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double alpha = Math.exp(logParameters[0]);
    double beta = Math.exp(logParameters[1]);
    int most = cells.mostOccasions();
    RisingFactorials buying = new RisingFactorials(alpha, most);
    RisingFactorials passing = new RisingFactorials(beta, most);
    RisingFactorials either = new RisingFactorials(alpha + beta, most);
    double sum = 0;
    double byAlpha = 0;
    double byBeta = 0;
    for (int i = 0; i < cells.size(); i++) {
      int x = cells.x(i);
      int occasions = cells.occasions(i);
      double weight = cells.weight(i);
      sum += weight * (buying.log(x) + passing.log(occasions - x) - either.log(occasions));
      byAlpha += weight * (buying.derivative(x) - either.derivative(occasions));
      byBeta += weight * (passing.derivative(occasions - x) - either.derivative(occasions));
    }
    gradient[0] = byAlpha * alpha;
    gradient[1] = byBeta * beta;
    return sum;
  }
}
