package io.filrouge.domain.purchases;

import java.util.Arrays;
import java.util.List;

/**
 * Log-likelihood of BG/BB and its gradient (Fader, Hardie and Shang 2010, equation 7): the sum over
 * the occasions before which the customer may have left, each a product of two ratios of beta
 * functions, and these are quotients of rising factorials.
 *
 * <p>A customer who bought x times and was alive for m further occasions without a purchase has
 * {@code (alpha)_x (beta)_m / (alpha+beta)_(x+m)}; one who was alive for k occasions and then left,
 * {@code gamma (delta)_k / (gamma+delta)_(k+1)}, or is still there, {@code (delta)_k /
 * (gamma+delta)_k}.
 */
final class BgBbLikelihood implements Likelihood {

  private final OccasionCells cells;

  BgBbLikelihood(OccasionCells cells) {
    this.cells = cells;
  }

  @Override
  public List<String> parameterNames() {
    return List.of("alpha", "beta", "gamma", "delta");
  }

  @Override
  public double[] scales() {
    return new double[] {1, 1, 1, 1};
  }

  @Override
  public List<double[]> starts() {
    return List.of(
        new double[] {1, 1, 0.5, 3}, new double[] {0.5, 0.5, 1, 10}, new double[] {2, 4, 1, 1});
  }

  @Override
  public double weight() {
    return cells.customerCount();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double alpha = Math.exp(logParameters[0]);
    double beta = Math.exp(logParameters[1]);
    double gamma = Math.exp(logParameters[2]);
    double delta = Math.exp(logParameters[3]);
    int most = cells.mostOccasions();
    RisingFactorials buying = new RisingFactorials(alpha, most);
    RisingFactorials passing = new RisingFactorials(beta, most);
    RisingFactorials either = new RisingFactorials(alpha + beta, most);
    RisingFactorials staying = new RisingFactorials(delta, most);
    RisingFactorials deciding = new RisingFactorials(gamma + delta, most + 1);
    double[] logs = new double[most + 1];
    double sum = 0;
    Arrays.fill(gradient, 0);
    for (int cell = 0; cell < cells.size(); cell++) {
      int x = cells.x(cell);
      int recency = cells.recency(cell);
      int occasions = cells.occasions(cell);
      double weight = cells.weight(cell);
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = recency; k <= occasions; k++) {
        double log = buying.log(x) + passing.log(k - x) - either.log(k) + staying.log(k);
        log += k == occasions ? -deciding.log(k) : logParameters[2] - deciding.log(k + 1);
        logs[k] = log;
        largest = Math.max(largest, log);
      }
      double total = 0;
      for (int k = recency; k <= occasions; k++) {
        total += Math.exp(logs[k] - largest);
      }
      sum += weight * (largest + Math.log(total));
      for (int k = recency; k <= occasions; k++) {
        double share = weight * Math.exp(logs[k] - largest) / total;
        boolean hasLeft = k < occasions;
        double byDeciding = deciding.derivative(hasLeft ? k + 1 : k);
        gradient[0] += share * (buying.derivative(x) - either.derivative(k));
        gradient[1] += share * (passing.derivative(k - x) - either.derivative(k));
        gradient[2] += share * ((hasLeft ? 1 / gamma : 0) - byDeciding);
        gradient[3] += share * (staying.derivative(k) - byDeciding);
      }
    }
    gradient[0] *= alpha;
    gradient[1] *= beta;
    gradient[2] *= gamma;
    gradient[3] *= delta;
    return sum;
  }
}
