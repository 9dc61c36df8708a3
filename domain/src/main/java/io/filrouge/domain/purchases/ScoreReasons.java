package io.filrouge.domain.purchases;

import java.io.Serializable;

/**
 * Why a customer's scores are what they are: what recency, frequency, age and spend each
 * contribute, against a typical customer. Contributions add up: {@code base + sum = score}, of the
 * churn probability in log-odds, of the value in the currency.
 *
 * <p>The figures can be told one without the other: recency is the share of the customer's time
 * that had passed at the last purchase, so that any recency fits any age.
 */
public final class ScoreReasons implements Serializable {
  /** The places of the figures in an array of contributions. */
  public static final int RECENCY = 0;

  public static final int FREQUENCY = 1;
  public static final int AGE = 2;
  public static final int SPEND = 3;
  public static final int RETURNS = 4;

  private static final long serialVersionUID = 1L;

  /** A probability no nearer to 0 and 1 than this has log-odds that say something. */
  private static final double NEAREST = 1e-9;

  private final TypicalCustomer typical;

  /**
   * @param typical whom customers are compared with
   */
  public ScoreReasons(TypicalCustomer typical) {
    this.typical = typical;
  }

  /** A probability of no purchase of somebody between the typical customer and another one. */
  public interface ChurnRule {
    /**
     * @param told the figures whose bits are set are those of the other one, at their places
     */
    double probability(int told, int x, double recency, double age);
  }

  /** Whether the figure of a place is told. */
  public static boolean is(int told, int figure) {
    return (told & 1 << figure) != 0;
  }

  /** The log-odds that the typical customer buys nothing. */
  public double churnBase(ChurnRule rule) {
    return churn(rule, 0, 0, 0, 0);
  }

  /**
   * What each figure contributes to the log-odds of no purchase; the probability is taken as at
   * least 1e-9 and at most 1 - 1e-9.
   *
   * @param figures how many figures the rule asks for: recency, frequency, age and so on
   */
  public double[] ofChurn(ChurnRule rule, int figures, int x, double recency, double age) {
    return Contributions.of(figures, told -> churn(rule, told, x, recency, age));
  }

  /** What the typical customer is worth. */
  public double valueBase(LifetimeValue value) {
    return value.discountedPurchases(typical.frequency(), recencyOf(0, 0, 0, 0), typical.age())
        * value.spend().populationMean();
  }

  /** What recency, frequency, age and spend contribute to the value, in the currency. */
  public double[] ofValue(LifetimeValue value, int x, double recency, double age, double spend) {
    double[] purchases = new double[1 << 3];
    for (int told = 0; told < purchases.length; told++) {
      purchases[told] =
          value.discountedPurchases(
              frequencyOf(told, x), recencyOf(told, x, recency, age), ageOf(told, age));
    }
    double population = value.spend().populationMean();
    double own = value.spend().expectedSpend(x, spend);
    return Contributions.of(
        4, told -> purchases[told & purchases.length - 1] * (is(told, SPEND) ? own : population));
  }

  private double churn(ChurnRule rule, int told, int x, double recency, double age) {
    double probability =
        rule.probability(
            told, frequencyOf(told, x), recencyOf(told, x, recency, age), ageOf(told, age));
    double inside = Math.min(1 - NEAREST, Math.max(NEAREST, probability));
    return Math.log(inside) - Math.log1p(-inside);
  }

  private int frequencyOf(int told, int x) {
    return is(told, FREQUENCY) ? x : typical.frequency();
  }

  private double ageOf(int told, double age) {
    return is(told, AGE) ? age : typical.age();
  }

  private double recencyOf(int told, int x, double recency, double age) {
    if (frequencyOf(told, x) == 0) {
      return 0;
    }
    boolean isOwn = is(told, RECENCY) && x > 0 && age > 0;
    double share = isOwn ? recency / age : typical.activeShare();
    // The customer's own history is told to the last bit.
    return isOwn && is(told, AGE) ? recency : Math.min(1, share) * ageOf(told, age);
  }
}
