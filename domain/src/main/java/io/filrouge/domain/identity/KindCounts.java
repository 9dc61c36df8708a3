package io.filrouge.domain.identity;

/**
 * How many identifiers of each kind a component holds, eight counters of eight bits in one long.
 *
 * <p>Eight bytes a node instead of an array a component: with eight million nodes, 64 MB. A counter
 * stops at {@link #SATURATED}, above every limit there can be.
 */
final class KindCounts {
  static final int SATURATED = 0xFF;

  private static final int BITS = 8;
  private static final long TOP_BIT_OF_EACH = 0x8080808080808080L;

  private KindCounts() {}

  /** One identifier of the kind with this code. */
  static long one(byte code) {
    return 1L << shift(code);
  }

  static int of(long counts, byte code) {
    return (int) (counts >>> shift(code)) & SATURATED;
  }

  static long sum(long some, long others) {
    if (((some | others) & TOP_BIT_OF_EACH) == 0) {
      // All below 128: no counter can carry into the next one.
      return some + others;
    }
    long sum = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      long counter = ((some >>> shift) & SATURATED) + ((others >>> shift) & SATURATED);
      sum |= Math.min(counter, SATURATED) << shift;
    }
    return sum;
  }

  private static int shift(byte code) {
    return (code - 1) * BITS;
  }
}
