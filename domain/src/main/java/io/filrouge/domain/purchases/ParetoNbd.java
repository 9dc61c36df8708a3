package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.check;
import static io.filrouge.domain.purchases.PurchaseHistory.checkHorizon;
import static io.filrouge.domain.purchases.PurchaseHistory.positive;

import java.util.OptionalDouble;

/**
 * Pareto/NBD (Schmittlein, Morrison and Colombo 1987, "Counting Your Customers: Who Are They and
 * What Will They Do Next?"): purchases are Poisson while a customer is alive, and a customer leaves
 * after an exponential lifetime, whether buying or not; both rates differ between customers by
 * gamma distributions of their own.
 *
 * <p>A customer who is alive at T has the posterior rates {@code Gamma(r+x, alpha+T)} and {@code
 * Gamma(s, beta+T)}; all predictions follow from these and from p(alive).
 */
public final class ParetoNbd implements PurchaseModel {

  /** The model's name in tables. */
  public static final String NAME = "pareto-nbd";

  private static final long serialVersionUID = 1L;

  private static final int MOST_STEPS = 100;
  private static final double CLOSE = 1e-10;

  private final double r;
  private final double alpha;
  private final double s;
  private final double beta;

  /**
   * A model with given parameters.
   *
   * @param r shape of the gamma distribution of purchase rates
   * @param alpha its rate parameter, in units of time
   * @param s shape of the gamma distribution of leaving rates
   * @param beta its rate parameter, in units of time
   */
  public ParetoNbd(double r, double alpha, double s, double beta) {
    this.r = positive("r", r);
    this.alpha = positive("alpha", alpha);
    this.s = positive("s", s);
    this.beta = positive("beta", beta);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double probabilityAlive(int x, double recency, double age) {
    check(x, recency, age);
    return new Silence()
        .of(r + x, alpha + recency, s, beta + recency, age - recency)
        .probabilityAlive();
  }

  @Override
  public double expectedPurchases(int x, double recency, double age, double horizon) {
    return expectedPurchases(x, recency, age, new double[] {horizon})[0];
  }

  /** P(alive) times the mean rate times the mean time until leaving or the horizon's end. */
  @Override
  public double[] expectedPurchases(int x, double recency, double age, double[] horizons) {
    double alive = probabilityAlive(x, recency, age);
    double[] purchases = new double[horizons.length];
    for (int i = 0; i < purchases.length; i++) {
      checkHorizon(horizons[i]);
      double logStretch = Math.log1p(horizons[i] / (beta + age));
      // (1 - (1 + h/(beta+T))^-(s-1)) / (s - 1), which at s = 1 is the logarithm itself.
      double lifetime = s == 1 ? logStretch : -Math.expm1((1 - s) * logStretch) / (s - 1);
      purchases[i] = alive * (r + x) * ((beta + age) / (alpha + age)) * lifetime;
    }
    return purchases;
  }

  @Override
  public double probabilityOfNoPurchase(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    double silent = silenceOfAlive(x, age, horizon).probability();
    return Math.min(1, 1 - probabilityAlive(x, recency, age) * (1 - silent));
  }

  @Override
  public double expectedPurchasesOfNewCustomer(double horizon) {
    return expectedPurchases(0, 0, 0, horizon);
  }

  /**
   * By Newton's method: the probability of silence is convex in the horizon, so the steps never
   * pass the median.
   */
  @Override
  public OptionalDouble weeksToNextPurchase(int x, double recency, double age, double limit) {
    checkHorizon(limit);
    double alive = probabilityAlive(x, recency, age);
    double target = 1 - 0.5 / alive;
    if (alive <= 0.5 || silenceOfAlive(x, age, limit).probability() > target) {
      return OptionalDouble.empty();
    }
    double wait = 0;
    for (int i = 0; i < MOST_STEPS; i++) {
      Silence silence = silenceOfAlive(x, age, wait);
      double step = (silence.probability() - target) / silence.hazard();
      if (!(step > CLOSE * wait)) {
        break;
      }
      wait = Math.min(limit, wait + step);
    }
    return OptionalDouble.of(wait);
  }

  @Override
  public PurchaseCounts purchaseCounts(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    double alive = probabilityAlive(x, recency, age);
    return PurchaseCounts.untilLeaving(alive, r + x, alpha + age, s, beta + age, horizon);
  }

  double logLikelihood(int x, double recency, double age) {
    PurchaseCells customer = PurchaseCells.builder().add(x, recency, age).build();
    double[] at = {Math.log(r), Math.log(alpha), Math.log(s), Math.log(beta)};
    return new ParetoNbdLikelihood(customer).evaluate(at, new double[at.length]);
  }

  private Silence silenceOfAlive(int x, double age, double horizon) {
    return new Silence().of(r + x, alpha + age, s, beta + age, horizon);
  }
}
