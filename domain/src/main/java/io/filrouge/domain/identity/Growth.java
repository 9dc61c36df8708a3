package io.filrouge.domain.identity;

/** How arrays grow: by half, up to what a Java array can hold. */
final class Growth {
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Growth() {}

  static int beyond(int capacity) {
    if (capacity == LONGEST) {
      throw new IllegalStateException(
          "Cannot hold more identifiers in one graph: %d; contract the graph first"
              .formatted(capacity));
    }
    return (int) Math.min(LONGEST, capacity + (long) capacity / 2 + 16);
  }
}
