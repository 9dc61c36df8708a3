package io.filrouge.simulator.live;

import java.time.Instant;

/** The one place where the simulator looks at a real clock: to play, never to decide what. */
public final class WallClock {
  private static final double NANOS = 1e6;

  private WallClock() {}

  public static Instant now() {
    return Instant.ofEpochMilli(System.currentTimeMillis());
  }

  /** So many seconds in the shop pass in one real one; from now on. */
  public static Pace pace(double speed) {
    long began = System.nanoTime();
    return shopMillis -> began + (long) (shopMillis / speed * NANOS) - System.nanoTime();
  }
}
