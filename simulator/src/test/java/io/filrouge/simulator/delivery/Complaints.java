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

  private static final Set<String> MESSAGE_TYPES =
      Set.of("sent", "delivered", "opened", "clicked", "bounced", "unsubscribed");

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
      case MESSAGE_EVENTS -> {
        addUnlessOneOf(found, "event_type", fields.get(1), MESSAGE_TYPES);
        addUnlessTime(found, "occurred_at", fields.get(2));
        addIfBlank(found, "email", fields.get(3));
      }
      case SERVICE_CASES -> {
        addIfBlank(found, "customer_key", fields.get(1));
        addUnlessTime(found, "opened_at", fields.get(2));
        if (!fields.get(3).isEmpty()) {
          addUnlessTime(found, "solved_at", fields.get(3));
        }
        if (!fields.get(6).isEmpty()) {
          addUnlessWithin(found, "satisfaction", fields.get(6), 1, 5);
        }
      }
      case SURVEY_ANSWERS -> {
        addIfBlank(found, "customer_key", fields.get(1));
        addUnlessTime(found, "answered_at", fields.get(2));
        addUnlessWithin(found, "score", fields.get(4), 0, 10);
      }
      case REVIEWS -> {
        addIfBlank(found, "customer_key", fields.get(1));
        addUnlessTime(found, "reviewed_at", fields.get(2));
        addUnlessWithin(found, "rating", fields.get(3), 1, 5);
      }
      case LOYALTY_MOVEMENTS -> {
        addIfBlank(found, "loyalty_card", fields.get(1));
        addUnlessTime(found, "occurred_at", fields.get(2));
        addUnlessOneOf(found, "movement_type", fields.get(3), Set.of("earned", "redeemed"));
        addUnlessWithin(found, "points", fields.get(4), -1_000_000, 1_000_000);
      }
      case REFERRALS -> {
        addIfBlank(found, "customer_key", fields.get(1));
        addUnlessTime(found, "referred_at", fields.get(2));
      }
      case CONSENT_EVENTS -> {
        addIfBlank(found, "customer_key", fields.get(1));
        addUnlessTime(found, "occurred_at", fields.get(2));
        addUnlessOneOf(found, "channel", fields.get(3), Set.of("email"));
        if (!Set.of("true", "false").contains(fields.get(5))) {
          found.add("is_granted: not true or false");
        }
      }
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

  private static void addUnlessOneOf(
      List<String> found, String column, String value, Set<String> accepted) {
    if (!accepted.contains(value)) {
      found.add(column + ": not an accepted value");
    }
  }

  private static void addUnlessWithin(
      List<String> found, String column, String value, double least, double most) {
    if (value.isEmpty()) {
      found.add(column + ": missing");
    } else if (!NUMBER.matcher(value).matches()) {
      found.add(column + ": not a number");
    } else if (Double.parseDouble(value) < least || Double.parseDouble(value) > most) {
      found.add(column + ": out of range");
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
