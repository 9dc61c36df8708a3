package io.filrouge.batch.cleansed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/** Reads texts as numbers and flags. A text that is none gives null. */
final class Values {
  /** Places after the point of amounts and quantities. */
  static final int SCALE = 4;

  private static final int DIGITS = 18;
  private static final String BLANKS = " \t\r\n\u00A0";
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

  /** The text without blanks around it; null if nothing is left. */
  static String trimmed(String raw) {
    if (raw == null) {
      return null;
    }
    int from = 0;
    int to = raw.length();
    while (from < to && BLANKS.indexOf(raw.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && BLANKS.indexOf(raw.charAt(to - 1)) >= 0) {
      to--;
    }
    return from == to ? null : raw.substring(from, to);
  }

  /** Whether the text is a number as computers write it: no group separators, a point. */
  static boolean isNumber(String text) {
    int at = afterSign(text, 0);
    int whole = afterDigits(text, at);
    int digits = whole - at;
    at = whole;
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = afterDigits(text, at + 1);
      digits += fraction - at - 1;
      at = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (at == text.length()) {
      return true;
    }
    if (Character.toLowerCase(text.charAt(at)) != 'e') {
      return false;
    }
    int exponent = afterSign(text, at + 1);
    return exponent < text.length() && afterDigits(text, exponent) == text.length();
  }

  /** The number with four places after the point; null if it is none or has too many digits. */
  static BigDecimal decimal(String text) {
    if (text == null || !isNumber(text)) {
      return null;
    }
    try {
      return bounded(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The number rounded half up to four places; null where it needs more than 18 digits. */
  static BigDecimal bounded(BigDecimal number) {
    // The magnitude is looked at first: an exponent may ask for a billion digits.
    long magnitude = (long) number.precision() - number.scale();
    if (number.signum() != 0 && magnitude > DIGITS - SCALE) {
      return null;
    }
    if (number.signum() == 0 || magnitude < -SCALE) {
      return BigDecimal.ZERO.setScale(SCALE);
    }
    BigDecimal rounded = number.setScale(SCALE, RoundingMode.HALF_UP);
    return rounded.precision() > DIGITS ? null : rounded;
  }

  /** The whole number; a point with nothing but zeros behind it may follow. */
  static Integer whole(String text) {
    if (text == null) {
      return null;
    }
    int from = afterSign(text, 0);
    int to = afterDigits(text, from);
    boolean isWhole =
        to > from && (to == text.length() || text.charAt(to) == '.' && isZeros(text, to + 1));
    if (!isWhole) {
      return null;
    }
    try {
      return Integer.valueOf(text.substring(0, to));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** True or false in one of the ways in which files say so. */
  static Boolean flag(String text) {
    if (text == null) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(lower)) {
      return Boolean.TRUE;
    }
    return FALSE.contains(lower) ? Boolean.FALSE : null;
  }

  private static int afterSign(String text, int at) {
    boolean isSign = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    return isSign ? at + 1 : at;
  }

  private static int afterDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isZeros(String text, int from) {
    return text.substring(from).chars().allMatch(digit -> digit == '0');
  }

  private Values() {}
}
