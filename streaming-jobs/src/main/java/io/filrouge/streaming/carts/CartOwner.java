package io.filrouge.streaming.carts;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.ShopAction;
import io.filrouge.streaming.carts.Addressed.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has named one cart so far: it belongs to the customer who named it last, and before any did,
 * to the visitor who named it first. So a cart that is opened again on another device, or bought by
 * somebody else, is still the cart that it was.
 */
final class CartOwner {
  static final long NEVER = Long.MIN_VALUE;
  static final long UNARMED = Long.MAX_VALUE;

  final List<CartEvent> waiting = new ArrayList<>(1);
  String firstVisitor;
  String lastCustomer;

  /** When the earliest timer fires for what waits, or the end of time. */
  long armedAt = UNARMED;

  /** When a timer fires to see whether the cart can be forgotten, or the end of time. */
  long endsAt = UNARMED;

  /** Position of the last event; of a cart that an earlier release kept, none before the next. */
  private long touchedAt = NEVER;

  /**
   * Lets go of who has named the cart, where nobody has touched it for long.
   *
   * @param moment epoch milliseconds
   * @param timeToLive for how long, in milliseconds
   */
  void forgetUnlessTouched(long moment, long timeToLive) {
    if (touchedAt != NEVER && touchedAt + timeToLive <= moment) {
      firstVisitor = null;
      lastCustomer = null;
      touchedAt = NEVER;
    }
  }

  void touch(long position) {
    touchedAt = Math.max(touchedAt, position);
  }

  long touchedAt() {
    return touchedAt;
  }

  boolean isBlank() {
    return waiting.isEmpty() && firstVisitor == null && lastCustomer == null;
  }

  /** Whom an event of this cart is told. Events come in their order. */
  List<Addressed> toWhom(CartEvent event) {
    List<Addressed> told = new ArrayList<>(2);
    if (event.action() == ShopAction.ORDER_PLACED) {
      tellOwners(event, told);
    }
    String ownerBefore = lastCustomer;
    if (firstVisitor == null && ownerBefore == null && event.customerId() == null) {
      firstVisitor = event.visitorId();
    }
    if (event.customerId() != null) {
      boolean isAnothers = firstVisitor != null && !firstVisitor.equals(event.visitorId());
      if (ownerBefore == null && isAnothers) {
        told.add(Addressed.give(firstVisitor, event));
      }
      lastCustomer = event.customerId();
      told.add(Routing.toWhoeverDidIt(event));
      return told;
    }
    if (!event.action().isAboutItems()) {
      told.add(Routing.toWhoeverDidIt(event));
      return told;
    }
    told.add(
        lastCustomer != null
            ? Addressed.toCustomer(Kind.ACT, lastCustomer, event)
            : Addressed.toVisitor(Kind.ACT, firstVisitor, event));
    return told;
  }

  private void tellOwners(CartEvent purchase, List<Addressed> told) {
    if (lastCustomer != null && !lastCustomer.equals(purchase.customerId())) {
      told.add(Addressed.toCustomer(Kind.SELL, lastCustomer, purchase));
    }
    if (firstVisitor != null && !firstVisitor.equals(purchase.visitorId())) {
      told.add(Addressed.toVisitor(Kind.SELL, firstVisitor, purchase));
    }
  }
}
