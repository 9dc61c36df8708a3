package io.filrouge.domain.purchases;

import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Log-likelihood of the Gamma-Gamma model of spend and its gradient (Fader and Hardie, note 025).
 *
 * <p>Cells are sorted by x, and all that depends on x alone is computed once a distinct x.
 */
final class GammaGammaLikelihood implements Likelihood {

  private final SpendCells cells;
  private final double mean;

  /** The cells must be of repeat buyers who spent something. */
  GammaGammaLikelihood(SpendCells cells) {
    this.cells = cells;
    this.mean = cells.mean();
  }

  @Override
  public List<String> parameterNames() {
    return List.of("p", "q", "gamma");
  }

  @Override
  public double[] scales() {
    return new double[] {1, 1, mean};
  }

  @Override
  public List<double[]> starts() {
    return List.of(
        new double[] {5, 4, 0.6 * mean},
        new double[] {1, 2, mean},
        new double[] {20, 3, 0.1 * mean});
  }

  @Override
  public double weight() {
    return cells.customerCount();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double p = Math.exp(logParameters[0]);
    double q = Math.exp(logParameters[1]);
    double gamma = Math.exp(logParameters[2]);
    double logGammaOfQ = LogGamma.value(q);
    double digammaOfQ = Digamma.value(q);
    int lastX = 0;
    double logGammas = 0;
    double digammaOfSum = 0;
    double digammaOfPx = 0;
    double sum = 0;
    double byP = 0;
    double byQ = 0;
    double byGamma = 0;
    for (int i = 0; i < cells.size(); i++) {
      int x = cells.x(i);
      double px = p * x;
      if (x != lastX) {
        lastX = x;
        logGammas = LogGamma.value(px + q) - LogGamma.value(px) - logGammaOfQ;
        digammaOfSum = Digamma.value(px + q);
        digammaOfPx = Digamma.value(px);
      }
      double weight = cells.weight(i);
      double total = x * cells.meanSpend(i);
      double logTotal = Math.log(total);
      double logSum = Math.log(gamma + total);
      sum +=
          weight
              * (logGammas
                  + q * (logParameters[2] - logSum)
                  + px * (logTotal - logSum)
                  - logTotal
                  + Math.log(x));
      byP += weight * x * (digammaOfSum - digammaOfPx + logTotal - logSum);
      byQ += weight * (digammaOfSum - digammaOfQ + logParameters[2] - logSum);
      byGamma += weight * (q / gamma - (px + q) / (gamma + total));
    }
    gradient[0] = byP * p;
    gradient[1] = byQ * q;
    gradient[2] = byGamma * gamma;
    return sum;
  }
}
