package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.schemas.EventType;

/** Why an event that could be read cannot be used. */
final class Refusals {
  private static final int LONGEST_ID = 1_000;

  /** The reason, or null for an event that can be used. */
  static String of(CartEvent event, EventType type) {
    if (type == EventType.unknown) {
      return "unknown-type";
    }
    if (isUnusable(event.eventId())) {
      return "no-event-id";
    }
    boolean isNobody = event.visitorId() == null && event.customerId() == null;
    if (isNobody || isUnusable(event.visitorId()) || isUnusable(event.customerId())) {
      return "no-person";
    }
    return isUnusable(event.cartId()) ? "no-cart" : null;
  }

  private static boolean isUnusable(String id) {
    return id != null && !isUsable(id.length());
  }

  /** Whether an id of so many characters is one; as many bytes hold no more of them. */
  static boolean isUsable(int length) {
    return length > 0 && length <= LONGEST_ID;
  }

  private Refusals() {}
}
