package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events of the contract in short: {@code tue3-10:00 add shoes 2 visitor=v customer=anna cart=c
 * known=tue3-12:00} happened in the third week from Monday, 2 March 2026, in UTC.
 */
public final class ShopLines {
  public static final Lateness LATENESS = new Lateness(Duration.ofSeconds(30));

  private static final LocalDate FIRST_MONDAY = LocalDate.of(2026, 3, 2);
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int LETTERS = 3;
  private static final int SCALE = 4;
  private static final Map<String, EventType> VERBS =
      Map.of(
          "add", EventType.cart_item_added,
          "remove", EventType.cart_item_removed,
          "update", EventType.cart_updated,
          "empty", EventType.cart_emptied,
          "checkout", EventType.checkout_started,
          "buy", EventType.order_placed,
          "view", EventType.product_viewed,
          "refund", EventType.order_refunded);

  private ShopLines() {}

  /** Epoch milliseconds of a moment. */
  public static long at(String moment) {
    String[] parts = moment.split("-", 2);
    int week = parts[0].length() > LETTERS ? Integer.parseInt(parts[0].substring(LETTERS)) : 1;
    int day = DAYS.indexOf(parts[0].substring(0, LETTERS));
    return FIRST_MONDAY
        .plusDays((week - 1) * 7L + day)
        .atTime(LocalTime.parse(parts[1]))
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  public static String text(Instant moment) {
    LocalDateTime time = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    long days = ChronoUnit.DAYS.between(FIRST_MONDAY, time.toLocalDate());
    String week = days < 7 ? "" : String.valueOf(days / 7 + 1);
    return DAYS.get((int) (days % 7)) + week + "-" + time.toLocalTime();
  }

  /** An event a line, as carts are told of it. */
  public static List<CartEvent> cartEvents(String lines) {
    return read(lines).stream().map(event -> ShopEvents.of(event, LATENESS)).toList();
  }

  /** One event, as carts are told of it. */
  public static CartEvent cartEvent(String line) {
    return cartEvents(line).get(0);
  }

  /** An event a line. */
  public static List<ShopEvent> read(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).map(ShopLines::readLine).toList();
  }

  /** As a topic holds it. */
  public static byte[] encoded(ShopEvent event) {
    try {
      ByteBuffer buffer = ShopEvent.getEncoder().encode(event);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ShopEvent readLine(String line) {
    String[] words = line.strip().split(" +", -1);
    Map<String, String> named = new HashMap<>();
    ShopEvent.Builder event =
        ShopEvent.newBuilder()
            .setOccurredAt(Instant.ofEpochMilli(at(words[0])))
            .setEventType(VERBS.get(words[1]));
    for (int i = 2; i < words.length; i++) {
      String[] parts = words[i].split("=", 2);
      if (parts.length == 2) {
        named.put(parts[0], parts[1]);
      } else if (words[i].matches("-?\\d+")) {
        event.setQuantity(Integer.valueOf(words[i]));
      } else {
        event.setProductId(words[i]);
      }
    }
    String price = named.get("price");
    String known = named.get("known");
    return event
        .setEventId(named.getOrDefault("id", words[0] + "-" + words[1]))
        .setVisitorId(named.get("visitor"))
        .setCustomerId(named.get("customer"))
        .setCartId(named.get("cart"))
        .setOrderId(named.get("order"))
        .setUnitPrice(price == null ? null : new BigDecimal(price).setScale(SCALE))
        .setCurrency(named.get("currency"))
        .setKnownAt(known == null ? null : Instant.ofEpochMilli(at(known)))
        .build();
  }
}
