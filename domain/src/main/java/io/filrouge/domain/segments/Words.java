package io.filrouge.domain.segments;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as a reason says them: the same in every language of the machine. */
final class Words {

  /** At most one decimal, and none where it is 0. */
  static String figure(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** All of its digits, as for a threshold that somebody chose. */
  static String exactly(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A share in hundredths, to at most one decimal, such as {@code 66.7 %}. */
  static String percent(double share) {
    return figure(BigDecimal.valueOf(share).movePointRight(2).doubleValue()) + " %";
  }

  /** A share that somebody chose, with all of its digits. */
  static String exactPercent(double share) {
    return exactly(BigDecimal.valueOf(share).movePointRight(2).doubleValue()) + " %";
  }

  static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private Words() {}
}
