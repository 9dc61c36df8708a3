package io.filrouge.simulator.shop;

/** Guards of parameters, each with a sentence that says what to give instead. */
public final class Checks {
  private Checks() {}

  public static void positive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Cannot use " + what + ": " + value + "; it must be above 0");
    }
  }

  public static void share(String what, double value) {
    between(what, value, 0, 1);
  }

  public static void between(String what, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "Cannot use "
              + what
              + ": "
              + plain(value)
              + "; it must be "
              + plain(low)
              + " to "
              + plain(high));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
