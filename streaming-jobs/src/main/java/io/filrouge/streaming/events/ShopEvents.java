package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.ShopAction;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import java.math.BigDecimal;
import java.time.Instant;

/** Turns the contract's events into what carts are told. */
public final class ShopEvents {

  /** The event, at its position. */
  public static CartEvent of(ShopEvent event, Lateness lateness) {
    long occurredAt = event.getOccurredAt().toEpochMilli();
    Instant known = event.getKnownAt();
    long knownAt = known == null ? CartEvent.NEVER_SAID : known.toEpochMilli();
    Integer quantity = event.getQuantity();
    return new CartEvent(
        action(event.getEventType()),
        occurredAt,
        lateness.position(occurredAt, knownAt),
        event.getEventId(),
        event.getVisitorId(),
        event.getCustomerId(),
        event.getCartId(),
        event.getProductId(),
        quantity == null ? CartEvent.NO_QUANTITY : quantity,
        price(event.getUnitPrice()),
        event.getCurrency(),
        event.getOrderId(),
        knownAt);
  }

  static ShopAction action(EventType type) {
    return switch (type) {
      case cart_item_added -> ShopAction.ITEM_ADDED;
      case cart_item_removed -> ShopAction.ITEM_REMOVED;
      case cart_updated -> ShopAction.UPDATED;
      case cart_emptied -> ShopAction.EMPTIED;
      case checkout_started -> ShopAction.CHECKOUT_STARTED;
      case order_placed -> ShopAction.ORDER_PLACED;
      case product_viewed, order_cancelled, order_refunded, heartbeat, unknown -> ShopAction.NONE;
    };
  }

  private static long price(BigDecimal price) {
    if (price == null) {
      return CartEvent.NO_PRICE;
    }
    try {
      return price.unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      return CartEvent.NO_PRICE;
    }
  }

  private ShopEvents() {}
}
