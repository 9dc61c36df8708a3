package io.filrouge.simulator.delivery;

import io.filrouge.simulator.shop.CustomerRecord;
import io.filrouge.simulator.shop.Order;
import io.filrouge.simulator.shop.Product;
import io.filrouge.simulator.shop.ShopCalendar;
import io.filrouge.simulator.shop.WebEvent;

/** Lays out what the shop knows in the columns of its files. */
final class Rows {
  private final ShopCalendar calendar;
  private final String currency;

  /**
   * @param currency the shop's own
   */
  Rows(ShopCalendar calendar, String currency) {
    this.calendar = calendar;
    this.currency = currency;
  }

  /** The line's id is its number in the order, from 1. */
  Row order(Order order, int lineNumber) {
    Order.Line line = order.lines().get(lineNumber - 1);
    return Row.of(
        Entity.ORDERS,
        order.orderId() + "/" + lineNumber,
        order.orderedAt(),
        order.knownAt(),
        order.orderId(),
        Integer.toString(lineNumber),
        order.account().customerKey(),
        local(order.orderedAt()),
        line.productId(),
        line.productName(),
        line.category(),
        Integer.toString(line.quantity()),
        Written.cents(line.unitPriceCents()),
        Written.cents(line.discountCents()),
        order.currency(),
        order.channel(),
        order.storeId(),
        order.country().name(),
        order.status().toString(),
        order.returnedOrderId(),
        order.loyaltyCard(),
        order.email(),
        local(order.knownAt()));
  }

  Row product(Product product, Product.Version version) {
    return Row.of(
        Entity.PRODUCTS,
        product.productId(),
        version.knownAt(),
        version.knownAt(),
        product.productId(),
        product.name(),
        version.category(),
        Written.cents(version.priceCents()),
        currency,
        local(version.knownAt()));
  }

  Row customer(CustomerRecord record) {
    return Row.of(
        Entity.CUSTOMERS,
        record.account().recordId(),
        record.happenedAt(),
        record.knownAt(),
        record.account().recordId(),
        record.account().customerKey(),
        record.email(),
        record.phone(),
        record.loyaltyCard(),
        record.country().name(),
        record.postcode(),
        record.birthYear() == 0 ? "" : Integer.toString(record.birthYear()),
        local(record.registeredAt()),
        Boolean.toString(record.isEmailAllowed()),
        Boolean.toString(record.isSmsAllowed()),
        Boolean.toString(record.isPushAllowed()),
        local(record.knownAt()));
  }

  Row event(WebEvent event) {
    boolean hasProduct = !event.productId().isEmpty();
    return Row.of(
        Entity.WEB_EVENTS,
        event.eventId(),
        event.occurredAt(),
        event.knownAt(),
        event.eventId(),
        event.eventType().name(),
        Written.utcTime(event.occurredAt()),
        event.visitorId(),
        event.customerKey(),
        event.sessionId(),
        event.cartId(),
        event.orderId(),
        event.productId(),
        hasProduct ? Integer.toString(event.quantity()) : "",
        hasProduct ? Written.cents(event.unitPriceCents()) : "",
        event.channel(),
        Written.utcTime(event.knownAt()));
  }

  private String local(long moment) {
    return Written.localTime(calendar.localTime(moment));
  }
}
