package io.filrouge.streaming.carts;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.ShopAction;
import io.filrouge.streaming.carts.Addressed.Kind;

/** Whom an event is told, as far as the event alone says. */
public final class Routing {

  /** Whether the event changes a cart that has a name of its own, and so says whose it is. */
  public static boolean isAboutNamedCart(CartEvent event) {
    return event.cartId() != null && event.action() != ShopAction.NONE;
  }

  /** The visitor, where there is one, for they may turn out to be somebody; else the customer. */
  public static Addressed toWhoeverDidIt(CartEvent event) {
    return event.visitorId() != null
        ? Addressed.toVisitor(kind(event), event.visitorId(), event)
        : Addressed.toCustomer(kind(event), event.customerId(), event);
  }

  private static Kind kind(CartEvent event) {
    if (event.action() == ShopAction.ORDER_PLACED) {
      return Kind.BUY;
    }
    return event.action().isAboutItems() ? Kind.ACT : Kind.MEET;
  }

  private Routing() {}
}
