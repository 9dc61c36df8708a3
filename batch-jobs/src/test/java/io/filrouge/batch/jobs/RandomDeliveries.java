package io.filrouge.batch.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a small shop delivers over some nights, drawn at random: every entity, rows that come late,
 * twice, corrected, moved to another customer, or before they are known or have happened, and
 * identifiers that turn out to be one person's.
 */
public final class RandomDeliveries {
  private static final int PEOPLE = 12;
  private static final int PRODUCTS = 6;

  private final Random random;
  private final Path folder;
  private final List<LocalDate> nights;
  private final TreeMap<String, List<String>> rows = new TreeMap<>();
  private int sequence;

  public RandomDeliveries(long seed, Path folder, List<LocalDate> nights) {
    this.random = new Random(seed);
    this.folder = folder;
    this.nights = nights;
  }

  /** The shop's sources; every entity is one folder of CSV files. */
  public static String configuration(Path folder) {
    StringBuilder conf = new StringBuilder("shop { time-zone = Europe/Paris, currency = EUR }\n");
    conf.append("lake.uri = \"").append(folder.resolve("lake")).append("\"\n");
    HEADERS.forEach(
        (entity, header) -> {
          conf.append("sources.").append(entity).append(".shop { format = csv, path = \"");
          conf.append(folder.resolve(entity))
              .append("/*.csv\", options { header = true }, columns {");
          for (String column : header.split(",")) {
            conf.append(column).append(" = ").append(column).append(", ");
          }
          conf.append(" } }\n");
        });
    return conf.toString();
  }

  private static final TreeMap<String, String> HEADERS = headers();

  private static TreeMap<String, String> headers() {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put(
        "orders",
        "order_id,line_id,customer_key,ordered_at,product_id,category,quantity,unit_price,status,"
            + "country,channel,returned_order_id,email,visitor_id,updated_at,known_at");
    headers.put("products", "product_id,product_name,category,updated_at,known_at");
    headers.put(
        "customer_records",
        "record_id,customer_key,email,country,region,postcode,birth_year,updated_at,known_at");
    headers.put(
        "web_events",
        "event_id,event_type,occurred_at,visitor_id,customer_key,session_id,order_id,known_at");
    headers.put("message_events", "event_id,event_type,occurred_at,email,channel,known_at");
    headers.put(
        "service_cases",
        "case_id,customer_key,opened_at,solved_at,satisfaction,updated_at,known_at");
    headers.put("survey_answers", "answer_id,customer_key,answered_at,score,known_at");
    headers.put("reviews", "review_id,customer_key,reviewed_at,rating,updated_at,known_at");
    headers.put(
        "loyalty_movements",
        "movement_id,customer_key,occurred_at,movement_type,points,tier,known_at");
    headers.put("referrals", "referral_id,customer_key,referred_at,referred_customer_key,known_at");
    return headers;
  }

  /** Writes what is delivered before a night. */
  public void deliver(LocalDate night) {
    rows.clear();
    boolean isFirst = night.equals(nights.get(0));
    int size = isFirst ? 40 : 5;
    for (int i = 0; i < size; i++) {
      order(night, isFirst);
      visit(night, isFirst);
      visit(night, isFirst);
      happening(night, isFirst);
    }
    for (int i = 0; i < (isFirst ? PRODUCTS : 1); i++) {
      LocalDateTime at = moment(night, isFirst);
      int product = isFirst ? i : random.nextInt(PRODUCTS);
      add("products", "p" + product, "Product " + product, category(), at, known(at));
    }
    for (int i = 0; i < (isFirst ? PEOPLE / 2 : 1); i++) {
      record(night, isFirst);
    }
    HEADERS.keySet().forEach(entity -> write(entity, night));
  }

  private void order(LocalDate night, boolean isFirst) {
    // Few numbers: a later delivery corrects, moves or adds to an order of an earlier one.
    String id = "o" + random.nextInt(isFirst ? 30 : 45);
    LocalDateTime at = moment(night, isFirst);
    int lines = 1 + random.nextInt(2);
    for (int i = 0; i < lines; i++) {
      boolean isReturn = random.nextInt(6) == 0;
      add(
          "orders",
          id,
          1 + random.nextInt(2),
          key(),
          at,
          "p" + random.nextInt(PRODUCTS),
          category(),
          isReturn ? -1 : 1 + random.nextInt(3),
          5 + random.nextInt(20),
          random.nextInt(9) == 0 ? "cancelled" : "placed",
          oneOf("FR", "DE", ""),
          oneOf("site", "store", ""),
          isReturn && random.nextBoolean() ? "o" + random.nextInt(30) : "",
          random.nextInt(4) == 0 ? email() : "",
          random.nextInt(3) == 0 ? visitor() : "",
          oneOf(at.plusHours(random.nextInt(60)).toString(), ""),
          known(at));
    }
  }

  private void visit(LocalDate night, boolean isFirst) {
    LocalDateTime at = moment(night, isFirst);
    String visitor = visitor();
    String session = random.nextInt(3) == 0 ? "s" + random.nextInt(20) : "";
    int events = 1 + random.nextInt(4);
    for (int i = 0; i < events; i++) {
      at = at.plusMinutes(random.nextInt(45));
      add(
          "web_events",
          "e" + sequence++,
          oneOf("product_viewed", "cart_item_added", "checkout_started", "order_placed"),
          at,
          visitor,
          random.nextInt(3) == 0 ? key() : "",
          session,
          "",
          known(at));
    }
  }

  private void happening(LocalDate night, boolean isFirst) {
    LocalDateTime at = moment(night, isFirst);
    String id = "h" + sequence++;
    switch (random.nextInt(6)) {
      case 0 -> add("survey_answers", id, key(), at, random.nextInt(11), known(at));
      case 1 ->
          add(
              "service_cases",
              "c" + random.nextInt(10),
              key(),
              at,
              oneOf("", at.plusHours(random.nextInt(90)).toString()),
              1 + random.nextInt(5),
              at.plusHours(random.nextInt(90)),
              known(at));
      case 2 ->
          add(
              "reviews",
              "r" + random.nextInt(10),
              key(),
              at,
              1 + random.nextInt(5),
              at.plusHours(random.nextInt(90)),
              known(at));
      case 3 ->
          add(
              "loyalty_movements",
              id,
              key(),
              at,
              oneOf("earned", "redeemed"),
              random.nextInt(50),
              oneOf("", "gold", "silver"),
              known(at));
      case 4 -> add("referrals", id, key(), at, key(), known(at));
      default ->
          add(
              "message_events",
              id,
              oneOf("sent", "delivered", "opened", "clicked", "bounced"),
              at,
              email(),
              oneOf("email", "sms"),
              known(at));
    }
  }

  private void record(LocalDate night, boolean isFirst) {
    LocalDateTime at = moment(night, isFirst);
    add(
        "customer_records",
        "r" + random.nextInt(PEOPLE),
        oneOf(key(), ""),
        oneOf(email(), ""),
        oneOf("FR", "DE"),
        oneOf("Nord", "Sud", ""),
        oneOf("75001", "29000", ""),
        oneOf("1980", "2001", ""),
        at,
        known(at));
  }

  /** Mostly of the last days; some long before, some after the night. */
  private LocalDateTime moment(LocalDate night, boolean isFirst) {
    int daysBefore = isFirst || random.nextInt(5) == 0 ? random.nextInt(400) : random.nextInt(3);
    LocalDate day = random.nextInt(12) == 0 ? night.plusDays(2) : night.minusDays(daysBefore);
    return day.atTime(random.nextInt(24), random.nextInt(60));
  }

  /** Mostly at once; else some days after. */
  private String known(LocalDateTime at) {
    return switch (random.nextInt(6)) {
      case 0 -> at.plusDays(random.nextInt(4)).toString();
      case 1 -> at.plusDays(60).toString();
      default -> at.toString();
    };
  }

  private String key() {
    return "k" + random.nextInt(PEOPLE);
  }

  private String email() {
    return "person" + random.nextInt(PEOPLE + 4) + "@example.org";
  }

  private String visitor() {
    return "v" + random.nextInt(PEOPLE + 6);
  }

  private String category() {
    return oneOf("tea", "jam", "books", "toys");
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }

  private void add(String entity, Object... values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(value.toString());
    }
    String row = String.join(",", texts);
    List<String> ofEntity = rows.computeIfAbsent(entity, name -> new ArrayList<>());
    ofEntity.add(row);
    if (random.nextInt(10) == 0) {
      ofEntity.add(row);
    }
  }

  private void write(String entity, LocalDate night) {
    try {
      Path file = folder.resolve(entity).resolve(night + ".csv");
      Files.createDirectories(file.getParent());
      List<String> lines = new ArrayList<>(List.of(HEADERS.get(entity)));
      lines.addAll(rows.getOrDefault(entity, List.of()));
      Files.write(file, lines, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
