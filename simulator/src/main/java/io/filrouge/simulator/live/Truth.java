package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import io.filrouge.simulator.delivery.Json;
import io.filrouge.simulator.delivery.Json.Member;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The truth beside what is played, as JSON lines; times are UTC with milliseconds. */
public final class Truth implements Closeable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final List<Member> EVENT =
      List.of(
          text("event_type"),
          text("occurred_at"),
          text("event_id"),
          text("visitor_id"),
          text("customer_id"),
          text("cart_id"),
          text("order_id"),
          text("product_id"),
          raw("quantity"),
          raw("unit_price"),
          text("currency"),
          text("channel"),
          text("source"),
          text("known_at"));
  private static final List<Member> COPY = List.of(text("event_id"), text("arrives_at"));
  private static final List<Member> LATE =
      List.of(text("event_id"), text("occurred_at"), text("known_at"));
  private static final List<Member> BROKEN =
      List.of(text("reason"), text("event_id"), text("arrives_at"));
  private static final List<Member> CART =
      List.of(
          text("cart_key"),
          text("cart_id"),
          text("visitor_id"),
          text("customer_id"),
          raw("is_signed_in"),
          raw("views"),
          raw("activity_at"),
          text("ended"),
          text("ended_at"),
          text("known_at"),
          text("door"),
          raw("is_whole"));

  private final Path folder;
  private final Writer events;
  private final Writer copies;
  private final Writer late;
  private final Writer broken;
  private final Writer carts;

  private Truth(Path folder) throws IOException {
    this.folder = folder;
    this.events = open("events.jsonl");
    this.copies = open("duplicates.jsonl");
    this.late = open("late.jsonl");
    this.broken = open("broken.jsonl");
    this.carts = open("carts.jsonl");
  }

  /** Opens a folder that holds no truth yet; makes it when there is none. */
  public static Truth in(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve("events.jsonl"))) {
      throw new IllegalArgumentException(
          "Cannot write the truth to --truth: "
              + folder
              + " holds that of another play; give an empty folder");
    }
    return new Truth(folder);
  }

  private Writer open(String name) throws IOException {
    return Files.newBufferedWriter(folder.resolve(name), StandardOpenOption.CREATE_NEW);
  }

  private static Member text(String name) {
    return Member.of(name, false);
  }

  /** A number, a boolean or an array. */
  private static Member raw(String name) {
    return Member.of(name, true);
  }

  void good(ShopEvent event) throws IOException {
    write(
        events,
        EVENT,
        event.getEventType().toString(),
        time(event.getOccurredAt()),
        event.getEventId(),
        orBlank(event.getVisitorId()),
        orBlank(event.getCustomerId()),
        orBlank(event.getCartId()),
        orBlank(event.getOrderId()),
        orBlank(event.getProductId()),
        orBlank(event.getQuantity()),
        orBlank(event.getUnitPrice()),
        orBlank(event.getCurrency()),
        orBlank(event.getChannel()),
        orBlank(event.getSource()),
        event.getKnownAt() == null ? "" : time(event.getKnownAt()));
  }

  void late(ShopEvent event) throws IOException {
    write(late, LATE, event.getEventId(), time(event.getOccurredAt()), time(event.getKnownAt()));
  }

  void copy(ShopEvent event, long arrivesAt) throws IOException {
    write(copies, COPY, event.getEventId(), time(Instant.ofEpochMilli(arrivesAt)));
  }

  /** An unreadable record has no event id. */
  void broken(Fault fault, Optional<String> eventId, long arrivesAt) throws IOException {
    String at = time(Instant.ofEpochMilli(arrivesAt));
    write(broken, BROKEN, fault.reason(), eventId.orElse(""), at);
  }

  void cart(CartTruth cart) throws IOException {
    String activities =
        cart.activities().stream()
            .map(at -> '"' + time(at) + '"')
            .collect(Collectors.joining(",", "[", "]"));
    write(
        carts,
        CART,
        cart.cartKey(),
        cart.cartId().orElse(""),
        cart.visitorId(),
        cart.owner().orElse(""),
        Boolean.toString(cart.isSignedIn()),
        Integer.toString(cart.views()),
        activities,
        cart.ended(),
        cart.endedAt().map(Truth::time).orElse(""),
        cart.knownAt().map(Truth::time).orElse(""),
        cart.door().map(Door::toString).orElse(""),
        Boolean.toString(cart.isWhole()));
  }

  void summary(Played played) throws IOException {
    Files.writeString(folder.resolve("summary.json"), Json.object(played.figures()));
  }

  private static void write(Writer writer, List<Member> members, String... values)
      throws IOException {
    writer.write(Json.line(members, List.of(values)));
    writer.write('\n');
  }

  private static String time(Instant moment) {
    return TIME.format(moment);
  }

  private static String orBlank(Object value) {
    return value == null ? "" : value.toString();
  }

  @Override
  public void close() throws IOException {
    for (Writer writer : List.of(events, copies, late, broken, carts)) {
      writer.close();
    }
  }
}
