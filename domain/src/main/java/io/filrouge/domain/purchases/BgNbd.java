package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.check;
import static io.filrouge.domain.purchases.PurchaseHistory.checkHorizon;
import static io.filrouge.domain.purchases.PurchaseHistory.positive;

import java.util.OptionalDouble;

/**
 * BG/NBD (Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way): purchases are
 * Poisson while a customer is alive, and after each repeat purchase the customer may leave for
 * good; rates differ by a gamma distribution, chances of leaving by a beta distribution.
 */
public final class BgNbd implements PurchaseModel {

  /** The model's name in tables. */
  public static final String NAME = "bg-nbd";

  private static final long serialVersionUID = 1L;

  private final double r;
  private final double alpha;
  private final double a;
  private final double b;

  /**
   * A model with given parameters.
   *
   * @param r shape of the gamma distribution of purchase rates
   * @param alpha its rate parameter, in units of time
   * @param a first parameter of the beta distribution of the chance of leaving
   * @param b second parameter of it
   */
  public BgNbd(double r, double alpha, double a, double b) {
    this.r = positive("r", r);
    this.alpha = positive("alpha", alpha);
    this.a = positive("a", a);
    this.b = positive("b", b);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double probabilityAlive(int x, double recency, double age) {
    check(x, recency, age);
    if (x == 0) {
      return 1;
    }
    double silence = (r + x) * Math.log1p((age - recency) / (alpha + recency));
    return 1 / (1 + a / (b + x - 1) * Math.exp(silence));
  }

  @Override
  public double expectedPurchases(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    return probabilityAlive(x, recency, age)
        * PurchasesWhileAlive.expected(r + x, alpha + age, a, b + x, horizon);
  }

  @Override
  public double[] expectedPurchases(int x, double recency, double age, double[] horizons) {
    double alive = probabilityAlive(x, recency, age);
    double[] purchases = PurchasesWhileAlive.expected(r + x, alpha + age, a, b + x, horizons);
    for (int i = 0; i < purchases.length; i++) {
      purchases[i] *= alive;
    }
    return purchases;
  }

  @Override
  public double probabilityOfNoPurchase(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    double silence = -(r + x) * Math.log1p(horizon / (alpha + age));
    return 1 + probabilityAlive(x, recency, age) * Math.expm1(silence);
  }

  @Override
  public double expectedPurchasesOfNewCustomer(double horizon) {
    return expectedPurchases(0, 0, 0, horizon);
  }

  @Override
  public OptionalDouble weeksToNextPurchase(int x, double recency, double age, double limit) {
    return MedianWait.of(probabilityAlive(x, recency, age), r + x, alpha + age, limit);
  }

  @Override
  public PurchaseCounts purchaseCounts(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    double alive = probabilityAlive(x, recency, age);
    return new PurchaseCounts(alive, r + x, horizon / (alpha + age), a, b + x);
  }

  double logLikelihood(int x, double recency, double age) {
    PurchaseCells customer = PurchaseCells.builder().add(x, recency, age).build();
    double[] at = {Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)};
    return new BgNbdLikelihood(customer).evaluate(at, new double[at.length]);
  }
}
