package io.filrouge.batch.sources;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a source of format {@code kafka} maps unless it says otherwise: the fields of the contract
 * ShopEvent.
 */
final class ShopEventColumns {
  /**
   * Which records are of the shop: no heartbeats, which say that time passes, and none that {@code
   * publish-events} sent from the lake itself, whose ids begin with where it had them from.
   */
  private static final String OF_THE_SHOP =
      "event_type <> 'heartbeat'"
          + " AND NOT coalesce(startswith(event_id, concat('web/', `source`, '/')), false)"
          + " AND NOT coalesce(startswith(event_id, concat('order/', `source`, '/')), false)";

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("event_id", "event_id"),
          Map.entry("event_type", "event_type"),
          Map.entry("occurred_at", "occurred_at"),
          Map.entry("visitor_id", "visitor_id"),
          Map.entry("customer_key", "customer_id"),
          Map.entry("session_id", "session_id"),
          Map.entry("cart_id", "cart_id"),
          Map.entry("order_id", "order_id"),
          Map.entry("product_id", "product_id"),
          Map.entry("quantity", "quantity"),
          Map.entry("unit_price", "unit_price"),
          Map.entry("currency", "currency"),
          Map.entry("channel", "channel"),
          Map.entry("known_at", "known_at"));

  /** The usual columns, with those that a source gives in their places. */
  static Map<String, String> with(Map<String, String> given) {
    Map<String, String> columns = new TreeMap<>(USUAL);
    columns.putAll(given);
    return columns;
  }

  /** Which records are of the shop and fulfil a source's own condition. */
  static String where(String given) {
    return given == null ? OF_THE_SHOP : OF_THE_SHOP + " AND (" + given + ")";
  }

  private ShopEventColumns() {}
}
