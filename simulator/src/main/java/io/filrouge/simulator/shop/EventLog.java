package io.filrouge.simulator.shop;

import io.filrouge.schemas.EventType;
import io.filrouge.simulator.chance.Draws;
import java.util.ArrayList;
import java.util.List;

/** Collects one person's web events, numbers them, and says when the shop learns of each. */
final class EventLog {
  private final String code;
  private final Lateness lateness;
  private final Draws lateDraws;
  private final List<WebEvent> events = new ArrayList<>();

  EventLog(String code, Lateness lateness, Draws lateDraws) {
    this.code = code;
    this.lateness = lateness;
    this.lateDraws = lateDraws;
  }

  void product(
      Visit visit, EventType type, long moment, String productId, int quantity, long priceCents) {
    add(visit, type, moment, "", productId, quantity, priceCents);
  }

  void cart(Visit visit, EventType type, long moment) {
    add(visit, type, moment, "", "", 0, 0);
  }

  void order(Visit visit, EventType type, long moment, String orderId) {
    add(visit, type, moment, orderId, "", 0, 0);
  }

  private void add(
      Visit visit,
      EventType type,
      long moment,
      String orderId,
      String productId,
      int quantity,
      long priceCents) {
    long delay = lateness.draw(lateDraws);
    long transport = 50L + lateDraws.below(1_950);
    events.add(
        new WebEvent(
            code + "-" + events.size(),
            type,
            moment,
            visit.visitorId(),
            visit.customerKey(),
            visit.sessionId(),
            type == EventType.product_viewed ? "" : visit.cartId(),
            orderId,
            productId,
            quantity,
            priceCents,
            visit.channel(),
            moment + delay + transport));
  }

  List<WebEvent> events() {
    return events;
  }
}
