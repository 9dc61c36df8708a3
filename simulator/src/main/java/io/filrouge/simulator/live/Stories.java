package io.filrouge.simulator.live;

import java.util.Comparator;
import java.util.PriorityQueue;

/** All carts at once: what happens in any of them, in the order in which it happens. */
final class Stories {
  private final LiveShop shop;
  private final Arrivals arrivals;
  private final PriorityQueue<CartStory> running =
      new PriorityQueue<>(
          Comparator.comparingLong(CartStory::nextAt)
              .thenComparingLong(story -> story.truth().number()));
  private long begun;
  private long events;

  Stories(LiveShop shop, Arrivals arrivals) {
    this.shop = shop;
    this.arrivals = arrivals;
  }

  /** When the next event happens, in milliseconds since the shop's start. */
  long nextAt() {
    long arrival = arrivals.next(events);
    return running.isEmpty() ? arrival : Math.min(running.peek().nextAt(), arrival);
  }

  Happening next() {
    long arrival = arrivals.next(events);
    boolean isArrival = running.isEmpty() || arrival < running.peek().nextAt();
    CartStory story = isArrival ? new CartStory(shop, begun++, arrival) : running.poll();
    if (isArrival) {
      arrivals.begun();
    }
    Happening happening = story.next();
    happening.cart().sent(story.isOver());
    if (!story.isOver()) {
      running.add(story);
    }
    events++;
    return happening;
  }

  long begun() {
    return begun;
  }
}
