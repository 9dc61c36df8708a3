package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.check;
import static io.filrouge.domain.purchases.PurchaseHistory.checkHorizon;
import static io.filrouge.domain.purchases.PurchaseHistory.positive;

import java.util.OptionalDouble;

/**
 * MBG/CNBD-k (Reutterer, Platzer and Schroeder 2021, "Leveraging purchase regularity for predicting
 * customer behavior the easy way"): MBG/NBD for customers who buy at regular intervals. Only every
 * k-th event of a customer's Poisson process is a purchase, so that intervals are Erlang
 * distributed with shape k; at k = 1 it is MBG/NBD.
 *
 * <p>The paper approximates the expected purchases to come; here they are the exact mean of the
 * distribution of {@link PurchaseCounts}, but beyond some hundred thousand events.
 */
public final class MbgCnbdK implements PurchaseModel {

  /** The model's name in tables. */
  public static final String NAME = "mbg-cnbd-k";

  /** The largest k. */
  static final int MOST_REGULAR = 4;

  private static final long serialVersionUID = 1L;

  private static final int HALVINGS = 45;

  private final int k;
  private final double r;
  private final double alpha;
  private final double a;
  private final double b;

  /**
   * A model with given parameters.
   *
   * @param k how many events make a purchase, 1 to 4
   * @param r shape of the gamma distribution of the rates of events
   * @param alpha its rate parameter, in units of time
   * @param a first parameter of the beta distribution of the chance of leaving
   * @param b second parameter of it
   */
  public MbgCnbdK(int k, double r, double alpha, double a, double b) {
    if (k < 1 || k > MOST_REGULAR) {
      throw new IllegalArgumentException(
          "Cannot set parameter k: " + k + "; give 1 to " + MOST_REGULAR);
    }
    this.k = k;
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
    double silence = shape(x) * Math.log1p((age - recency) / (alpha + recency));
    double begun = waiting(x, recency, age).total();
    return 1 / (1 + a / (b + x) * Math.exp(silence - Math.log(begun)));
  }

  @Override
  public double expectedPurchases(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    return probabilityAlive(x, recency, age)
        * waiting(x, recency, age).expected(a, b + x + 1, horizon);
  }

  @Override
  public double probabilityOfNoPurchase(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    double silent = waiting(x, recency, age).silence(horizon);
    return 1 - probabilityAlive(x, recency, age) * (1 - silent);
  }

  @Override
  public double expectedPurchasesOfNewCustomer(double horizon) {
    return expectedPurchases(0, 0, 0, horizon);
  }

  @Override
  public OptionalDouble weeksToNextPurchase(int x, double recency, double age, double limit) {
    checkHorizon(limit);
    double alive = probabilityAlive(x, recency, age);
    ErlangWait waiting = waiting(x, recency, age);
    if (alive * (1 - waiting.silence(limit)) < 0.5) {
      return OptionalDouble.empty();
    }
    double early = 0;
    double late = limit;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (early + late) / 2;
      if (alive * (1 - waiting.silence(middle)) < 0.5) {
        early = middle;
      } else {
        late = middle;
      }
    }
    return OptionalDouble.of(late);
  }

  @Override
  public PurchaseCounts purchaseCounts(int x, double recency, double age, double horizon) {
    checkHorizon(horizon);
    double alive = probabilityAlive(x, recency, age);
    return waiting(x, recency, age).counts(alive, a, b + x + 1, horizon);
  }

  private double shape(int x) {
    return r + (double) k * x;
  }

  private ErlangWait waiting(int x, double recency, double age) {
    return new ErlangWait(k, shape(x), alpha + age, (age - recency) / (alpha + age));
  }
}
