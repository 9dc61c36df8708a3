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

  /** Where A ends, as a share of the total. */
  public static final double A_SHARE = 0.80;

  /** Where B ends, as a share of the total. */
  public static final double B_SHARE = 0.95;
}
