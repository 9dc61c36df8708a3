package io.filrouge.simulator.delivery;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a strict reader has against a line, written from the rules and not from the faults. */
final class Complaints {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Set<String> EVENT_TYPES =
      Set.of(
          "product_viewed",
          "cart_item_added",
          "cart_item_removed",
          "cart_updated",
          "cart_emptied",
          "checkout_started",
          "order_placed",
          "order_cancelled",
          "order_refunded");

  private Complaints() {}

  static List<String> of(Entity entity, String line) {
    if (!entity.isCsv()) {
      return ofEvent(line);
    }
    List<String> fields = SmallShop.fields(line);
    if (fields.size() != entity.width()) {
      return List.of("row: malformed");
    }
    List<String> found = new ArrayList<>();
    switch (entity) {
      case ORDERS -> {
        addIfBlank(found, "customer_key", fields.get(2));
        addUnlessTime(found, "ordered_at", fields.get(3));
        addUnlessNumber(found, "quantity", fields.get(7));
        addUnlessNumber(found, "unit_price", fields.get(8));
        if (fields.get(8).startsWith("-")) {
          found.add("unit_price: negative");
        }
        if (!Set.of("EUR", "GBP").contains(fields.get(10))) {
          found.add("currency: no exchange rate");
        }
      }
      case PRODUCTS -> addIfBlank(found, "product_id", fields.get(0));
      default -> addIfBlank(found, "record_id", fields.get(0));
    }
    return found;
  }

  private static List<String> ofEvent(String line) {
    if (!line.startsWith("{") || !line.endsWith("}")) {
      return List.of("row: malformed");
    }
    List<String> found = new ArrayList<>();
    String type = line.replaceFirst(".*\"event_type\":\"([^\"]*)\".*", "$1");
    if (!EVENT_TYPES.contains(type)) {
      found.add("event_type: not an accepted value");
    }
    if (!line.contains("\"visitor_id\":") && !line.contains("\"customer_key\":")) {
      found.add("visitor_id: missing");
    }
    return found;
  }

  private static void addIfBlank(List<String> found, String column, String value) {
    if (value.isBlank()) {
      found.add(column + ": missing");
    }
  }

  private static void addUnlessNumber(List<String> found, String column, String value) {
    if (!NUMBER.matcher(value).matches()) {
      found.add(column + ": not a number");
    }
  }

  private static void addUnlessTime(List<String> found, String column, String value) {
    if (value.isEmpty()) {
      found.add(column + ": missing");
      return;
    }
    try {
      LocalDateTime.parse(value, TIME);
    } catch (DateTimeParseException e) {
      found.add(column + ": not a timestamp");
    }
  }
}
