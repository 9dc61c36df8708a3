package io.filrouge.streaming.decisions;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.reactivation.Journey;
import io.filrouge.domain.reactivation.Person;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.triggers.OutgoingFormat;
import io.filrouge.streaming.triggers.Remembered;
import java.time.Duration;
import org.apache.flink.util.Collector;

/**
 * Keyed by visitor: carries on whoever has not said who they are. From the event on that names both
 * visitor and customer, all that was the visitor's is the customer's, and what the visitor does to
 * a cart is told to the customer. Who they are is forgotten when nothing is heard of them for long,
 * in the time of events.
 */
public final class VisitorFunction extends PersonFunction {
  private static final long serialVersionUID = 1L;

  private final long timeToLive;

  public VisitorFunction(
      Campaign campaign, OutgoingFormat format, long until, Duration timeToLive) {
    super(campaign, format, until, false);
    this.timeToLive = timeToLive.toMillis();
  }

  @Override
  void apply(Addressed message, Remembered state, Journey journey, Collector<Addressed> onwards) {
    forget(state, message.position());
    tell(message, state, journey, onwards);
    if (state.customerId != null) {
      state.seenAt = Math.max(state.seenAt, message.position());
    }
  }

  @Override
  long forget(Remembered state, long moment) {
    if (state.seenAt == Remembered.NEVER) {
      return Long.MAX_VALUE;
    }
    long end = state.seenAt + timeToLive;
    if (end > moment) {
      return end;
    }
    state.customerId = null;
    state.seenAt = Remembered.NEVER;
    return Long.MAX_VALUE;
  }

  private static void tell(
      Addressed message, Remembered state, Journey journey, Collector<Addressed> onwards) {
    CartEvent event = message.event();
    if (message.kind() == Addressed.Kind.GIVE) {
      give(message, state, journey, onwards);
      return;
    }
    boolean isTheirs = message.key().equals(event.visitorId());
    if (isTheirs && event.customerId() != null) {
      meet(event, state, journey, onwards);
    }
    if (message.kind() == Addressed.Kind.MEET) {
      journey.settleBefore(event.position());
      return;
    }
    if (state.customerId != null) {
      onwards.collect(message.forwardedTo(state.customerId));
      return;
    }
    switch (message.kind()) {
      case ACT -> journey.act(event);
      case BUY -> journey.buy(event);
      case SELL -> journey.sell(event);
      default -> throw new IllegalArgumentException("Cannot tell a visitor: " + message.kind());
    }
  }

  private static void meet(
      CartEvent event, Remembered state, Journey journey, Collector<Addressed> onwards) {
    if (state.customerId == null && !state.person.isBlank()) {
      journey.settleBefore(event.position());
      onwards.collect(Addressed.join(event.customerId(), event, state.person.release()));
    }
    state.customerId = event.customerId();
  }

  private static void give(
      Addressed message, Remembered state, Journey journey, Collector<Addressed> onwards) {
    if (state.customerId != null) {
      return;
    }
    journey.settleBefore(message.position());
    Person given = state.person.release(message.event().cartKey());
    if (!given.isBlank()) {
      onwards.collect(Addressed.join(message.customerId(), message.event(), given));
    }
  }
}
