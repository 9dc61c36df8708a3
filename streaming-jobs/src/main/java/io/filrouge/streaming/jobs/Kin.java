package io.filrouge.streaming.jobs;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.schemas.TriggerDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which carts, visitors and customers belong together: those that one event names in one breath,
 * and all that are linked through others. What is decided about one of them depends on events of
 * its kin only. Ids are kept and no events, so that a long log fits.
 */
final class Kin {
  /** Each id's way to the one that stands for all of its kin. */
  private final Map<String, String> towards = new HashMap<>();

  /** All that the event names are kin from now on. */
  void link(CartEvent event) {
    link(named(event.cartId(), event.visitorId(), event.customerId()));
  }

  /** All that the decision names are kin from now on. */
  void link(TriggerDecision decision) {
    link(named(decision));
  }

  /** Whether an event is about kin of whom a decision is about. */
  boolean isKin(CartEvent event, TriggerDecision decision) {
    return eldest(named(event.cartId(), event.visitorId(), event.customerId()).get(0))
        .equals(eldest(named(decision).get(0)));
  }

  /** Whether two decisions are about the same kin. */
  boolean isKin(TriggerDecision one, TriggerDecision other) {
    String kin = eldest(named(other).get(0));
    return named(one).stream().anyMatch(id -> eldest(id).equals(kin));
  }

  private void link(List<String> ids) {
    String eldest = eldest(ids.get(0));
    for (String id : ids) {
      towards.put(eldest(id), eldest);
    }
  }

  private String eldest(String id) {
    String at = id;
    String next = towards.getOrDefault(at, at);
    while (!next.equals(at)) {
      String further = towards.getOrDefault(next, next);
      towards.put(at, further);
      at = further;
      next = towards.getOrDefault(at, at);
    }
    return at;
  }

  private static List<String> named(TriggerDecision decision) {
    return named(decision.getCartKey(), decision.getVisitorId(), decision.getCustomerId());
  }

  // A cart, a visitor and a customer may have the same id and nothing to do with each other.
  private static List<String> named(String cartId, String visitorId, String customerId) {
    List<String> ids = new ArrayList<>(3);
    add(ids, "customer ", customerId);
    add(ids, "visitor ", visitorId);
    add(ids, "cart ", cartId);
    return ids;
  }

  private static void add(List<String> ids, String kind, String id) {
    if (id != null) {
      ids.add(kind + id);
    }
  }
}
