package io.filrouge.domain.carts;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events in short: {@code mon-10:00 add shoes 2 price=9.90 known=mon-12:00}. The visitor is {@code
 * v} where none is named; what became known more than half a minute later than it happened is late.
 */
public final class EventLines {
  private static final long LATENESS = 30_000;
  private static final Map<String, ShopAction> VERBS =
      Map.of(
          "add", ShopAction.ITEM_ADDED,
          "remove", ShopAction.ITEM_REMOVED,
          "update", ShopAction.UPDATED,
          "empty", ShopAction.EMPTIED,
          "checkout", ShopAction.CHECKOUT_STARTED,
          "buy", ShopAction.ORDER_PLACED,
          "view", ShopAction.NONE);

  private EventLines() {}

  /** An event a line. */
  public static List<CartEvent> read(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).map(EventLines::readLine).toList();
  }

  private static CartEvent readLine(String line) {
    String[] words = line.strip().split(" +", -1);
    Map<String, String> named = new HashMap<>(Map.of("visitor", "v"));
    String product = null;
    int quantity = CartEvent.NO_QUANTITY;
    for (int i = 2; i < words.length; i++) {
      String[] parts = words[i].split("=", 2);
      if (parts.length == 2) {
        named.put(parts[0], parts[1].isEmpty() ? null : parts[1]);
      } else if (words[i].matches("-?\\d+")) {
        quantity = Integer.parseInt(words[i]);
      } else {
        product = words[i];
      }
    }
    long occurredAt = Weeks.at(words[0]);
    String known = named.get("known");
    long knownAt = known == null ? CartEvent.NEVER_SAID : Weeks.at(known);
    String price = named.get("price");
    return new CartEvent(
        VERBS.get(words[1]),
        occurredAt,
        known == null ? occurredAt : Math.max(occurredAt, knownAt - LATENESS),
        named.getOrDefault("id", words[0] + "-" + words[1]),
        named.get("visitor"),
        named.get("customer"),
        named.get("cart"),
        product,
        quantity,
        price == null
            ? CartEvent.NO_PRICE
            : new BigDecimal(price).movePointRight(4).longValueExact(),
        named.get("currency"),
        named.get("order"),
        knownAt);
  }
}
