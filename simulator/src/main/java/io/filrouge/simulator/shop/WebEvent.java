package io.filrouge.simulator.shop;

import io.filrouge.schemas.EventType;

/**
 * Something a visitor did on the site or in the app; blanks where it has no such thing.
 *
 * @param occurredAt milliseconds since 1970
 * @param quantity 0 when the event is not about one product
 * @param unitPriceCents in the shop's currency, 0 when the event is not about one product
 * @param knownAt when the shop learnt of it, in milliseconds since 1970
 */
public record WebEvent(
    String eventId,
    EventType eventType,
    long occurredAt,
    String visitorId,
    String customerKey,
    String sessionId,
    String cartId,
    String orderId,
    String productId,
    int quantity,
    long unitPriceCents,
    String channel,
    long knownAt) {}
