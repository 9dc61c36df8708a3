package io.filrouge.simulator.live;

/** How fast shop time passes. */
public interface Pace {
  /** Real nanoseconds until so many milliseconds will have passed in the shop since its start. */
  long nanosUntil(long shopMillis);

  /** Nobody waits. */
  static Pace asFastAsPossible() {
    return shopMillis -> 0;
  }
}
