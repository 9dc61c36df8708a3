package io.filrouge.domain.lift;

import java.util.Optional;

/**
 * What the treated have more than the held-out, with its interval of 95 %.
 *
 * @param value treated less held-out
 * @param low lower end
 * @param high upper end
 */
public record Difference(double value, double low, double high) {
  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * Difference of the shares that bought, in shares of 1. The interval is Newcombe's hybrid score
   * interval (Newcombe, Interval estimation for the difference between independent proportions,
   * Statistics in Medicine 17, 1998, method 10), which holds for small groups and rare purchases.
   *
   * @return empty where one of the two groups is empty
   */
  public static Optional<Difference> ofConversion(Arm treated, Arm heldOut) {
    if (treated.entries() == 0 || heldOut.entries() == 0) {
      return Optional.empty();
    }
    double value = treated.conversion() - heldOut.conversion();
    double[] one = wilson(treated);
    double[] other = wilson(heldOut);
    double below = Math.hypot(treated.conversion() - one[0], other[1] - heldOut.conversion());
    double above = Math.hypot(one[1] - treated.conversion(), heldOut.conversion() - other[0]);
    return Optional.of(new Difference(value, value - below, value + above));
  }

  /**
   * Difference of what an entry bought on average, in the amounts' currency. The interval takes the
   * means to be normal with unequal variances (Welch), as they nearly are from some hundred entries
   * on.
   *
   * @return empty where one of the two groups has fewer than two entries
   */
  public static Optional<Difference> ofAmount(Arm treated, Arm heldOut) {
    if (treated.entries() < 2 || heldOut.entries() < 2) {
      return Optional.empty();
    }
    double value = treated.meanAmount() - heldOut.meanAmount();
    double error =
        Z
            * Math.sqrt(
                treated.amountVariance() / treated.entries()
                    + heldOut.amountVariance() / heldOut.entries());
    return Optional.of(new Difference(value, value - error, value + error));
  }

  /** Wilson's score interval of a share: its two ends. */
  private static double[] wilson(Arm arm) {
    double n = arm.entries();
    double share = arm.conversion();
    double middle = share + Z * Z / (2 * n);
    double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new double[] {(middle - half) / scale, (middle + half) / scale};
  }
}
