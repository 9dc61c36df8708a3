package io.filrouge.domain.quality;

/** Refuses limits that mean nothing, by the name that they have in the configuration. */
final class Limits {
  static void require(boolean holds, String name, Number value, String remedy) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot use quality limit " + name + ": " + plain(value) + "; " + remedy);
    }
  }

  private static String plain(Number value) {
    return value.doubleValue() == value.longValue()
        ? String.valueOf(value.longValue())
        : value.toString();
  }

  private Limits() {}
}
