package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.check;
import static io.filrouge.domain.purchases.PurchaseHistory.checkHorizon;
import static io.filrouge.domain.purchases.PurchaseHistory.positive;

import java.util.OptionalDouble;

/**
 * What BG/NBD and MBG/NBD share: purchases are Poisson while a customer is alive, and after a
 * purchase the customer may leave for good; rates differ by a gamma distribution, chances of
 * leaving by a beta distribution. They differ in whether the first purchase is an occasion to
 * leave.
 *
 * <p>A customer who is alive after {@code c} such occasions has the posterior chance of leaving
 * {@code Beta(a, b + c)}, whichever of them it was; all predictions follow from it.
 */
abstract sealed class BetaGeometricModel implements PurchaseModel permits BgNbd, MbgNbd {

  private static final long serialVersionUID = 1L;

  private final double r;
  private final double alpha;
  private final double a;
  private final double b;
  private final int occasionsAtFirst;

  BetaGeometricModel(double r, double alpha, double a, double b, int occasionsAtFirst) {
    this.r = positive("r", r);
    this.alpha = positive("alpha", alpha);
    this.a = positive("a", a);
    this.b = positive("b", b);
    this.occasionsAtFirst = occasionsAtFirst;
  }

  @Override
  public double probabilityAlive(int x, double recency, double age) {
    check(x, recency, age);
    int occasions = x + occasionsAtFirst;
    if (occasions == 0) {
      return 1;
    }
    double silence = (r + x) * Math.log1p((age - recency) / (alpha + recency));
    return 1 / (1 + a / (b + occasions - 1) * Math.exp(silence));
  }

  @Override
  public double expectedPurchases(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    double betaOfAlive = b + x + occasionsAtFirst;
    return probabilityAlive(x, recency, age)
        * PurchasesWhileAlive.expected(r + x, alpha + age, a, betaOfAlive, horizon);
  }

  @Override
  public double[] expectedPurchases(int x, double recency, double age, double[] horizons) {
    double alive = probabilityAlive(x, recency, age);
    double betaOfAlive = b + x + occasionsAtFirst;
    double[] purchases = PurchasesWhileAlive.expected(r + x, alpha + age, a, betaOfAlive, horizons);
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
    return PurchaseCounts.afterPurchases(
        alive, r + x, horizon / (alpha + age), a, b + x + occasionsAtFirst);
  }

  double logLikelihood(int x, double recency, double age) {
    PurchaseCells customer = PurchaseCells.builder().add(x, recency, age).build();
    double[] at = {Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)};
    return likelihood(customer).evaluate(at, new double[at.length]);
  }

  abstract Likelihood likelihood(PurchaseCells cells);
}
