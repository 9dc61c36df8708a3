package io.filrouge.domain.carts;

import java.util.Comparator;

/**
 * One thing that somebody did in the shop. Times are epoch milliseconds.
 *
 * @param action what was done
 * @param occurredAt when it happened
 * @param position where it counts among other events: when it happened, or, for an event that
 *     became known too late for that, the moment up to which everything had been decided by then
 * @param eventId names the event for ever, and orders events of one position
 * @param visitorId the browser or device, or null
 * @param customerId the customer, or null
 * @param cartId the cart, or null
 * @param productId the product, or null
 * @param quantity pieces, or {@link #NO_QUANTITY}
 * @param unitPrice price of a piece in ten-thousandths, or {@link #NO_PRICE}
 * @param currency ISO 4217 code of the price, or null
 * @param orderId the order, or null
 * @param knownAt when the shop learnt of it, or {@link #NEVER_SAID}
 */
public record CartEvent(
    ShopAction action,
    long occurredAt,
    long position,
    String eventId,
    String visitorId,
    String customerId,
    String cartId,
    String productId,
    int quantity,
    long unitPrice,
    String currency,
    String orderId,
    long knownAt) {

  public static final int NO_QUANTITY = Integer.MIN_VALUE;
  public static final long NO_PRICE = Long.MIN_VALUE;
  public static final long NEVER_SAID = Long.MIN_VALUE;

  /** The order in which events count. */
  public static final Comparator<CartEvent> IN_ORDER =
      Comparator.comparingLong(CartEvent::position).thenComparing(CartEvent::eventId);

  /** The cart it is about: its cart, else the visitor's, else the customer's. */
  public String cartKey() {
    if (cartId != null) {
      return cartId;
    }
    return visitorId != null ? visitorId : customerId;
  }

  /** Pieces, of which there is one unless the event says otherwise. */
  public int pieces() {
    return quantity == NO_QUANTITY ? 1 : quantity;
  }

  /** Whether it became known too late to count when it happened. */
  public boolean isLate() {
    return position > occurredAt;
  }

  /** The same event, counting at another position. */
  public CartEvent at(long newPosition) {
    return new CartEvent(
        action,
        occurredAt,
        newPosition,
        eventId,
        visitorId,
        customerId,
        cartId,
        productId,
        quantity,
        unitPrice,
        currency,
        orderId,
        knownAt);
  }
}
