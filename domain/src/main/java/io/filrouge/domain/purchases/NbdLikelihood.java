package io.filrouge.domain.purchases;

import java.util.List;
import java.util.Optional;

/**
 * Log-likelihood of the negative binomial distribution of purchases (Ehrenberg 1959), without the
 * combinatorial constant: {@code Gamma(r+x)/Gamma(r) alpha^r (alpha+T)^-(r+x)}.
 */
final class NbdLikelihood implements Likelihood {

  private final PurchaseCells cells;

  NbdLikelihood(PurchaseCells cells) {
    this.cells = cells;
  }

  @Override
  public List<String> parameterNames() {
    return List.of("r", "alpha");
  }

  @Override
  public double[] scales() {
    return new double[] {1, cells.exposure() / cells.customerCount()};
  }

  @Override
  public List<double[]> starts() {
    double timePerPurchase = cells.exposure() / cells.purchaseCount();
    return List.of(
        new double[] {1, timePerPurchase},
        new double[] {0.2, 0.2 * timePerPurchase},
        new double[] {5, 5 * timePerPurchase});
  }

  @Override
  public Optional<Likelihood> sample() {
    return cells.sample().map(NbdLikelihood::new);
  }

  @Override
  public double weight() {
    return cells.customerCount();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double r = Math.exp(logParameters[0]);
    double alpha = Math.exp(logParameters[1]);
    double logAlpha = logParameters[1];
    RisingFactorials rising = new RisingFactorials(r, cells.largestX());
    double sum = 0;
    double byR = 0;
    double byAlpha = 0;
    for (int i = 0; i < cells.size(); i++) {
      int x = cells.x(i);
      double weight = cells.weight(i);
      // ln(alpha / (alpha + T)), accurate where alpha dwarfs the ages.
      double logShare = -Math.log1p(cells.age(i) / alpha);
      sum += weight * (rising.log(x) + (r + x) * logShare - x * logAlpha);
      byR += weight * (rising.derivative(x) + logShare);
      byAlpha += weight * (r / alpha - (r + x) / (alpha + cells.age(i)));
    }
    gradient[0] = byR * r;
    gradient[1] = byAlpha * alpha;
    return sum;
  }
}
