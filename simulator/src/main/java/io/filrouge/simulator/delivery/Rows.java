package io.filrouge.simulator.delivery;

import io.filrouge.simulator.shop.Contact;
import io.filrouge.simulator.shop.CustomerRecord;
import io.filrouge.simulator.shop.Order;
import io.filrouge.simulator.shop.Product;
import io.filrouge.simulator.shop.ShopCalendar;
import io.filrouge.simulator.shop.WebEvent;
import java.util.ArrayList;
import java.util.List;

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

  Row contact(Contact contact) {
    if (contact instanceof Contact.Message message) {
      return row(
          Entity.MESSAGE_EVENTS,
          contact,
          message.eventId(),
          message.eventType(),
          local(message.happenedAt()),
          message.email(),
          "email",
          message.messageId(),
          message.campaign());
    }
    if (contact instanceof Contact.ServiceCase serviceCase) {
      return row(
          Entity.SERVICE_CASES,
          contact,
          serviceCase.caseId(),
          serviceCase.customerKey(),
          local(serviceCase.openedAt()),
          serviceCase.solvedAt() == 0 ? "" : local(serviceCase.solvedAt()),
          serviceCase.channel(),
          serviceCase.topic(),
          serviceCase.satisfaction() == 0 ? "" : Integer.toString(serviceCase.satisfaction()));
    }
    if (contact instanceof Contact.Answer answer) {
      return row(
          Entity.SURVEY_ANSWERS,
          contact,
          answer.answerId(),
          answer.customerKey(),
          local(answer.happenedAt()),
          "nps",
          Integer.toString(answer.score()),
          answer.comment());
    }
    if (contact instanceof Contact.Review review) {
      return row(
          Entity.REVIEWS,
          contact,
          review.reviewId(),
          review.customerKey(),
          local(review.happenedAt()),
          Integer.toString(review.rating()),
          review.productId(),
          "true");
    }
    if (contact instanceof Contact.Points points) {
      return row(
          Entity.LOYALTY_MOVEMENTS,
          contact,
          points.movementId(),
          points.loyaltyCard(),
          local(points.happenedAt()),
          points.movementType(),
          Long.toString(points.points()),
          points.tier());
    }
    if (contact instanceof Contact.Referral referral) {
      return row(
          Entity.REFERRALS,
          contact,
          referral.referralId(),
          referral.customerKey(),
          local(referral.happenedAt()),
          referral.referredEmail());
    }
    Contact.Consent consent = (Contact.Consent) contact;
    return row(
        Entity.CONSENT_EVENTS,
        contact,
        consent.eventId(),
        consent.customerKey(),
        local(consent.happenedAt()),
        consent.channel(),
        "marketing",
        Boolean.toString(consent.isGranted()));
  }

  /** The first value names the row; when the shop learnt of it comes last. */
  private Row row(Entity entity, Contact contact, String... values) {
    List<String> all = new ArrayList<>(List.of(values));
    all.add(local(contact.knownAt()));
    return Row.of(
        entity, values[0], contact.happenedAt(), contact.knownAt(), all.toArray(String[]::new));
  }

  private String local(long moment) {
    return Written.localTime(calendar.localTime(moment));
  }
}
