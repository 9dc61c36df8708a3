package io.filrouge.simulator.live;

import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Draws;

/** When carts begin, in milliseconds since the shop's start. */
public interface Arrivals {
  /**
   * When the next cart begins.
   *
   * @param events events that have happened so far in all carts
   */
  long next(long events);

  /** Takes the cart that {@link #next} spoke of; the one after it follows. */
  void begun();

  /** Carts begin at random moments, so many a minute. */
  static Arrivals cartsPerMinute(double rate, long seed) {
    Draws draws = Draws.of(seed, 0, Aspect.LIVE_ARRIVALS);
    return new Arrivals() {
      private double at = draws.exponential(60_000 / rate);

      @Override
      public long next(long events) {
        return (long) at;
      }

      @Override
      public void begun() {
        at += draws.exponential(60_000 / rate);
      }
    };
  }

  /** A cart begins whenever those that are there leave a gap in so many events a second. */
  static Arrivals eventsPerSecond(double rate) {
    return new Arrivals() {
      @Override
      public long next(long events) {
        return (long) (events * 1_000 / rate);
      }

      @Override
      public void begun() {
        // Its first event counts at once.
      }
    };
  }
}
