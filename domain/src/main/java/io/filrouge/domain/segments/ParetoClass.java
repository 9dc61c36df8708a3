package io.filrouge.domain.segments;

/**
 * What a customer's part in the total value is: the few who make most of it, the many who make the
 * rest.
 *
 * <p>ABC analysis on net value, with the customary limits of 80 and 95 %. How far a customer base
 * keeps to the 80/20 rule: Schmittlein, Cooper and Morrison, "Truth in Concentration in the Land of
 * (80/20) Laws", <i>Marketing Science</i> 12 (1993).
 */
public enum ParetoClass {
  /** The customers who together make the first 80 % of all positive net value. */
  A,
  /** Those who carry it on to 95 %. */
  B,
  /** The rest, and everybody whose net value is not positive. */
  C;

  /** How far A reaches: so many hundredths of the total. */
  public static final int A_PERCENT = 80;

  /** How far A and B reach together. */
  public static final int B_PERCENT = 95;
}
