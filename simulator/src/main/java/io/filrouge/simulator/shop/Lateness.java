package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Draws;

/** How much later than it happened the shop learns of a thing: mostly at once, or days later. */
record Lateness(double rate) {
  static final long DAY_MILLIS = 86_400_000L;
  private static final double MEAN_DAYS_BEYOND_ONE = 3;
  private static final double MOST_DAYS = 30;

  /** Zero, or one to thirty days in milliseconds, on a full second. */
  long draw(Draws draws) {
    if (!draws.chance(rate)) {
      return 0;
    }
    double days = Math.min(1 + draws.exponential(MEAN_DAYS_BEYOND_ONE), MOST_DAYS);
    return 1000 * (long) (days * 86_400);
  }
}
