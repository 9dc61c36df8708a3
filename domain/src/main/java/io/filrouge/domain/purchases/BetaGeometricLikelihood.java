package io.filrouge.domain.purchases;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Log-likelihood, and its gradient, of the models in which a customer may leave after each purchase
 * with a chance that is beta distributed: BG/NBD, where the first purchase is no such occasion
 * (Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way; the stable form is Fader and
 * Hardie's note 027), and MBG/NBD, where it is (Batislam, Denizel and Filiztekin 2007), also with
 * regular intervals, MBG/CNBD-k (Reutterer, Platzer and Schroeder 2021).
 *
 * <p>With {@code c} occasions to leave, of which the last coincides with the last purchase, a
 * customer has {@code Gamma(r+x)/Gamma(r) alpha^r [B(a, b+c)/B(a, b) (alpha+T)^-(r+x) + B(a+1,
 * b+c-1)/B(a, b) (alpha+t_x)^-(r+x)]}; the second term falls away where c is 0.
 *
 * <p>Where only every k-th event of the Poisson process is a purchase, so that intervals are Erlang
 * distributed, x is k x in all powers and gamma functions, and a customer who is alive has had up
 * to k - 1 events since the last purchase: the first term is multiplied by {@code S}, the sum over
 * j below k of {@code (r+kx)_j / j! ((T-t_x)/(alpha+T))^j}. The densities of the intervals add
 * {@code (k-1) ln(interval)} each, less {@code ln Gamma(k)}.
 */
final class BetaGeometricLikelihood implements Likelihood {

  private final PurchaseCells cells;
  private final int occasionsAtFirst;
  private final int stages;
  private final double ofIntervals;

  private BetaGeometricLikelihood(PurchaseCells cells, int occasionsAtFirst, int stages) {
    this.cells = cells;
    this.occasionsAtFirst = occasionsAtFirst;
    this.stages = stages;
    this.ofIntervals = stages == 1 ? 0 : logDensityOfIntervals(cells, stages);
  }

  static BetaGeometricLikelihood ofBgNbd(PurchaseCells cells) {
    return new BetaGeometricLikelihood(cells, 0, 1);
  }

  static BetaGeometricLikelihood ofMbgNbd(PurchaseCells cells) {
    return new BetaGeometricLikelihood(cells, 1, 1);
  }

  /**
   * @param k every how many events are a purchase; above 1 the cells must know the logarithms of
   *     their intervals
   */
  static BetaGeometricLikelihood ofMbgCnbdK(PurchaseCells cells, int k) {
    return new BetaGeometricLikelihood(cells, 1, k);
  }

  /** Does not depend on the parameters, but tells one k from another. */
  private static double logDensityOfIntervals(PurchaseCells cells, int k) {
    return (k - 1) * cells.logIntervals().orElseThrow() - cells.purchaseCount() * LogGamma.value(k);
  }

  @Override
  public List<String> parameterNames() {
    return List.of("r", "alpha", "a", "b");
  }

  @Override
  public double[] scales() {
    return new double[] {1, cells.exposure() / cells.customerCount(), 1, 1};
  }

  @Override
  public List<double[]> starts() {
    double timePerPurchase = cells.exposure() / cells.purchaseCount();
    return List.of(
        new double[] {0.3, 0.2 * timePerPurchase / stages, 0.8, 2.5},
        new double[] {1, timePerPurchase / stages, 1, 1},
        new double[] {3, 2 * timePerPurchase / stages, 0.5, 10});
  }

  // A sample does not know its intervals, and only regular buyers need them.
  @Override
  public Optional<Likelihood> sample() {
    return stages > 1
        ? Optional.empty()
        : cells.sample().map(some -> new BetaGeometricLikelihood(some, occasionsAtFirst, stages));
  }

  @Override
  public double weight() {
    return cells.customerCount();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double r = Math.exp(logParameters[0]);
    double alpha = Math.exp(logParameters[1]);
    double a = Math.exp(logParameters[2]);
    double b = Math.exp(logParameters[3]);
    double logAlpha = logParameters[1];
    double logA = logParameters[2];
    int largestX = cells.largestX();
    RisingFactorials ofR = new RisingFactorials(r, stages * largestX);
    RisingFactorials ofB = new RisingFactorials(b, largestX + occasionsAtFirst);
    RisingFactorials ofAb = new RisingFactorials(a + b, largestX + occasionsAtFirst);
    double sum = ofIntervals;
    double byR = 0;
    double byAlpha = 0;
    double byA = 0;
    double byB = 0;
    double lastAge = Double.NaN;
    double logShareAtAge = 0;
    for (int i = 0; i < cells.size(); i++) {
      int x = cells.x(i);
      double weight = cells.weight(i);
      double age = cells.age(i);
      double recency = cells.recency(i);
      if (age != lastAge) {
        lastAge = age;
        // ln(alpha / (alpha + T)), accurate where alpha dwarfs the ages.
        logShareAtAge = -Math.log1p(age / alpha);
      }
      int occasions = x + occasionsAtFirst;
      if (occasions == 0) {
        sum += weight * r * logShareAtAge;
        byR += weight * logShareAtAge;
        byAlpha += weight * (r / alpha - r / (alpha + age));
        continue;
      }
      int events = stages * x;
      double shape = r + events;
      double logShareAtRecency = -Math.log1p(recency / alpha);
      double share = (age - recency) / (alpha + age);
      double begun = 1;
      double begunByShape = 0;
      double begunByShare = 0;
      double term = 1;
      double termByShape = 0;
      for (int j = 1; j < stages; j++) {
        double factor = (shape + j - 1) * share / j;
        termByShape = termByShape * factor + term * share / j;
        term *= factor;
        begun += term;
        begunByShape += termByShape;
        begunByShare += j * term;
      }
      double logAlive = shape * logShareAtAge + Math.log(begun);
      double logDied = logA - Math.log(b + occasions - 1) + shape * logShareAtRecency;
      double larger = Math.max(logAlive, logDied);
      double ratio = Math.exp(Math.min(logAlive, logDied) - larger);
      double smallerShare = ratio / (1 + ratio);
      double died = logDied > logAlive ? 1 - smallerShare : smallerShare;
      double alive = 1 - died;
      sum +=
          weight
              * (ofR.log(events)
                  - events * logAlpha
                  + ofB.log(occasions)
                  - ofAb.log(occasions)
                  + larger
                  + Math.log1p(ratio));
      byR +=
          weight
              * (ofR.derivative(events)
                  + alive * (logShareAtAge + begunByShape / begun)
                  + died * logShareAtRecency);
      byAlpha +=
          weight
              * (r / alpha
                  - alive * (shape + begunByShare / begun) / (alpha + age)
                  - died * shape / (alpha + recency));
      byA += weight * (died / a - ofAb.derivative(occasions));
      byB +=
          weight
              * (ofB.derivative(occasions)
                  - ofAb.derivative(occasions)
                  - died / (b + occasions - 1));
    }
    gradient[0] = byR * r;
    gradient[1] = byAlpha * alpha;
    gradient[2] = byA * a;
    gradient[3] = byB * b;
    return sum;
  }
}
