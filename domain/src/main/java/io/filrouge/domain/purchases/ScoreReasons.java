package io.filrouge.domain.purchases;

import java.io.Serializable;

/**
 * Why a customer's scores are what they are: what recency, frequency, age, spend and whence they
 * came each contribute, against a typical customer. Contributions add up: {@code base + sum =
 * score}, of the churn probability in log-odds, of the value in the currency.
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
  public static final int ORIGIN = 5;

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
   * @param figures the places of those that the rule asks for
   */
  public double[] ofChurn(ChurnRule rule, int[] figures, int x, double recency, double age) {
    return Contributions.of(
        figures.length, told -> churn(rule, atPlaces(told, figures), x, recency, age));
  }

  /** Bits in the order of some figures, at the places of these figures. */
  private static int atPlaces(int told, int[] figures) {
    int placed = 0;
    for (int i = 0; i < figures.length; i++) {
      placed |= is(told, i) ? 1 << figures[i] : 0;
    }
    return placed;
  }

  /** What the typical customer is worth. */
  public double valueBase(LifetimeValue value) {
    return value.discountedPurchases(typical.frequency(), recencyOf(0, 0, 0, 0), typical.age())
        * value.spend().populationMean();
  }

  /** The places of the figures that contribute to a value: the origin, if it is asked for. */
  public static int[] figuresOf(LifetimeValue value) {
    return value.isByOrigin()
        ? new int[] {RECENCY, FREQUENCY, AGE, ORIGIN, SPEND}
        : new int[] {RECENCY, FREQUENCY, AGE, SPEND};
  }

  /**
   * What each of {@link #figuresOf} contributes to the value, in the currency.
   *
   * @param origin of the customer
   */
  public double[] ofValue(
      LifetimeValue value, Origin origin, int x, double recency, double age, double spend) {
    int[] figures = figuresOf(value);
    LifetimeValue ownValue = value.of(origin);
    // Spend is told last: what is told before it is how much will be bought.
    double[] purchases = new double[1 << figures.length - 1];
    for (int told = 0; told < purchases.length; told++) {
      int placed = atPlaces(told, figures);
      purchases[told] =
          (is(placed, ORIGIN) ? ownValue : value)
              .discountedPurchases(
                  frequencyOf(placed, x), recencyOf(placed, x, recency, age), ageOf(placed, age));
    }
    double population = value.spend().populationMean();
    double own = value.spend().expectedSpend(x, spend);
    return Contributions.of(
        figures.length,
        told ->
            purchases[told & purchases.length - 1]
                * (is(told, figures.length - 1) ? own : population));
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
