package io.filrouge.domain.returns;

/** What holds for purchase and return lines alike. */
final class Lines {

  private Lines() {}

  static void check(String what, String lineId, long quantity, long amount) {
    if (quantity <= 0) {
      throw new IllegalArgumentException(
          "Cannot match %s line %s: its quantity is %d; leave out lines without a positive quantity"
              .formatted(what, lineId, quantity));
    }
    if (amount < 0) {
      throw new IllegalArgumentException(
          "Cannot match %s line %s: its amount is %d; give amounts without a sign"
              .formatted(what, lineId, amount));
    }
  }
}
