package io.filrouge.domain.purchases;

import java.util.List;
import java.util.Optional;

/**
 * Log-likelihood of Pareto/NBD and its gradient (Schmittlein, Morrison and Colombo 1987; Fader and
 * Hardie, "A Note on Deriving the Pareto/NBD Model"), in the form {@code Gamma(r+x)/Gamma(r)
 * alpha^r (alpha+t_x)^-(r+x) (beta/(beta+t_x))^s P(silent from t_x to T)}.
 *
 * @see Silence
 */
final class ParetoNbdLikelihood implements Likelihood {

  private final PurchaseCells cells;

  ParetoNbdLikelihood(PurchaseCells cells) {
    this.cells = cells;
  }

  @Override
  public List<String> parameterNames() {
    return List.of("r", "alpha", "s", "beta");
  }

  @Override
  public double[] scales() {
    double age = cells.exposure() / cells.customerCount();
    return new double[] {1, age, 1, age};
  }

  @Override
  public List<double[]> starts() {
    double age = cells.exposure() / cells.customerCount();
    double timePerPurchase = cells.exposure() / cells.purchaseCount();
    return List.of(
        new double[] {0.5, 0.4 * timePerPurchase, 0.6, 0.4 * age},
        new double[] {1, timePerPurchase, 1, 2 * age},
        new double[] {3, 2 * timePerPurchase, 0.3, age});
  }

  @Override
  public Optional<Likelihood> sample() {
    return cells.sample().map(ParetoNbdLikelihood::new);
  }

  @Override
  public double weight() {
    return cells.customerCount();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double r = Math.exp(logParameters[0]);
    double alpha = Math.exp(logParameters[1]);
    double s = Math.exp(logParameters[2]);
    double beta = Math.exp(logParameters[3]);
    double logAlpha = logParameters[1];
    RisingFactorials rising = new RisingFactorials(r, cells.largestX());
    Silence silence = new Silence();
    double sum = 0;
    double byR = 0;
    double byAlpha = 0;
    double byS = 0;
    double byBeta = 0;
    for (int i = 0; i < cells.size(); i++) {
      int x = cells.x(i);
      double weight = cells.weight(i);
      double recency = cells.recency(i);
      double logShare = -Math.log1p(recency / alpha);
      double logStayed = -Math.log1p(recency / beta);
      silence.of(r + x, alpha + recency, s, beta + recency, cells.age(i) - recency);
      sum +=
          weight
              * (rising.log(x)
                  - x * logAlpha
                  + (r + x) * logShare
                  + s * logStayed
                  + Math.log(silence.probability()));
      byR += weight * (rising.derivative(x) + logShare + silence.slopeByShape());
      byAlpha += weight * (r / alpha - (r + x) / (alpha + recency) + silence.slopeByScale());
      byS += weight * (logStayed + silence.slopeByLeavingShape());
      byBeta += weight * (s / beta * (recency / (beta + recency)) + silence.slopeByLeavingScale());
    }
    gradient[0] = byR * r;
    gradient[1] = byAlpha * alpha;
    gradient[2] = byS * s;
    gradient[3] = byBeta * beta;
    return sum;
  }
}
