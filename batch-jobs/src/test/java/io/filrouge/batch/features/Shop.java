package io.filrouge.batch.features;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.domain.segments.EngagementRules;
import io.filrouge.domain.segments.UrbanityRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A small shop in Paris: what happened there in words, and the cleansed tables it leads to. */
final class Shop {
  /** The shop's rule for postcodes: Paris is urban, the rest of 7 suburban. */
  static final FeatureSettings SETTINGS =
      new FeatureSettings(
          new UrbanityRule(Map.of("FR", List.of("75")), Map.of("FR", List.of("7"))),
          EngagementRules.defaults());

  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** One line of an order; {@code kind} is purchase, return, cancelled or gift. */
  record Line(
      String customer,
      String orderId,
      String at,
      String kind,
      String product,
      String category,
      String quantity,
      String gross,
      String discount,
      String returned) {

    Line {
      if (!List.of("purchase", "return", "cancelled", "gift").contains(kind)) {
        throw new IllegalArgumentException("Cannot sell a line of kind: " + kind);
      }
    }

    boolean isPurchase() {
      return kind.equals("purchase");
    }

    LocalDate day() {
      return LocalDateTime.parse(at).toLocalDate();
    }

    BigDecimal net() {
      return new BigDecimal(gross).subtract(new BigDecimal(returned));
    }
  }

  /** What all lines of an order share. */
  record Order(
      String customer,
      String orderId,
      String at,
      String kind,
      String channel,
      String country,
      String region) {

    boolean isPurchase() {
      return kind.equals("purchase");
    }

    LocalDateTime time() {
      return LocalDateTime.parse(at);
    }
  }

  record Event(String type, String customer, String visitor, String session, String at) {

    LocalDate day() {
      return LocalDateTime.parse(at).toLocalDate();
    }
  }

  final List<Order> orders = new ArrayList<>();
  final List<Line> lines = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final Map<String, String> customerByIdentifier = new HashMap<>();
  final List<Map<String, Object>> records = new ArrayList<>();

  static Night night(String date) {
    return new Night(LocalDate.parse(date), PARIS);
  }

  static Instant instant(String localTime) {
    return LocalDateTime.parse(localTime).atZone(PARIS).toInstant();
  }

  Shop knows(String customer, String... identifiers) {
    for (String identifier : identifiers) {
      customerByIdentifier.put(identifier, customer);
    }
    return this;
  }

  Shop record(String identifier, String country, String updatedAt) {
    Map<String, Object> record = new HashMap<>();
    record.put("record_id", identifier);
    record.put("source", "crm");
    record.put("record_identifier", identifier);
    record.put("country", country);
    record.put("updated_at", updatedAt == null ? null : instant(updatedAt));
    records.add(record);
    return this;
  }

  /** Where the record that was named last says that its person lives. */
  Shop lives(String region, String postcode) {
    records.get(records.size() - 1).put("region", region);
    records.get(records.size() - 1).put("postcode", postcode);
    return this;
  }

  /** When the person of that record was born. */
  Shop born(Integer year) {
    records.get(records.size() - 1).put("birth_year", year);
    return this;
  }

  /** An order with one line of product {@code p} and no category. */
  Shop buys(String customer, String at, String gross) {
    return buys(customer, at, "p", null, gross);
  }

  Shop buys(String customer, String at, String product, String category, String gross) {
    String orderId = "order " + (orders.size() + 1);
    order(customer, orderId, at, "purchase", null, null);
    return line(customer, orderId, at, "purchase", product, category, "1", gross, "0", "0");
  }

  Shop order(
      String customer, String orderId, String at, String kind, String channel, String country) {
    return order(customer, orderId, at, kind, channel, country, null);
  }

  Shop order(
      String customer,
      String orderId,
      String at,
      String kind,
      String channel,
      String country,
      String region) {
    orders.add(new Order(customer, orderId, at, kind, channel, country, region));
    return this;
  }

  Shop line(
      String customer,
      String orderId,
      String at,
      String kind,
      String product,
      String category,
      String quantity,
      String gross,
      String discount,
      String returned) {
    lines.add(
        new Line(
            customer, orderId, at, kind, product, category, quantity, gross, discount, returned));
    return this;
  }

  Shop event(String type, String customer, String visitor, String session, String at) {
    events.add(new Event(type, customer, visitor, session, at));
    return this;
  }

  Dataset<Row> ordersTable() {
    return table(Orders.CONTRACT, orders.stream().map(Shop::row).toList());
  }

  Dataset<Row> orderLinesTable() {
    List<Map<String, Object>> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(row(line, "line " + rows.size())));
    return table(OrderLines.CONTRACT, rows);
  }

  Dataset<Row> webEventsTable() {
    List<Map<String, Object>> rows = new ArrayList<>();
    events.forEach(event -> rows.add(row(event, "event " + rows.size())));
    return table(WebEvents.CONTRACT, rows);
  }

  Dataset<Row> recordsTable() {
    return table(CustomerRecords.CONTRACT, records);
  }

  Dataset<Row> identifiersTable() {
    List<Map<String, Object>> rows = new ArrayList<>();
    customerByIdentifier.forEach(
        (identifier, customer) -> {
          Map<String, Object> row = new HashMap<>();
          row.put("identifier", identifier);
          row.put("kind", "customer_key");
          row.put("customer_id", customer);
          row.put("first_taken_on", LocalDate.EPOCH);
          row.put("issued_on", LocalDate.EPOCH);
          row.put("valid_from", LocalDate.EPOCH);
          row.put("former_ids", List.of());
          rows.add(row);
        });
    return table(CustomerIdentifiers.CONTRACT, rows);
  }

  Dataset<Row> customers() {
    return identifiersTable().select("identifier", "customer_id");
  }

  Dataset<Row> dailyActivity() {
    return DailyActivity.of(
        ordersTable(),
        orderLinesTable(),
        WebSessions.daily(webEventsTable(), customers()),
        Optional.empty());
  }

  Dataset<Row> features(String night) {
    return CustomerFeatureBuilder.build(
        dailyActivity(),
        ordersTable(),
        orderLinesTable(),
        recordsTable(),
        customers(),
        List.of(),
        SETTINGS,
        night(night));
  }

  /** The same shop, with everything written down in another order. */
  Shop shuffled(long seed) {
    Shop other = new Shop();
    other.orders.addAll(orders);
    other.lines.addAll(lines);
    other.events.addAll(events);
    other.records.addAll(records);
    other.customerByIdentifier.putAll(customerByIdentifier);
    java.util.Collections.shuffle(other.orders, new Random(seed));
    java.util.Collections.shuffle(other.lines, new Random(seed));
    java.util.Collections.shuffle(other.events, new Random(seed));
    java.util.Collections.shuffle(other.records, new Random(seed));
    return other;
  }

  private static Map<String, Object> row(Order order) {
    Map<String, Object> row = new HashMap<>();
    row.put("order_id", order.orderId());
    row.put("customer_id", order.customer());
    row.put("source", "site");
    row.put("ordered_at", instant(order.at()));
    row.put("order_date", order.time().toLocalDate());
    row.put("channel", order.channel());
    row.put("country", order.country());
    row.put("region", order.region());
    row.put("is_purchase", order.isPurchase());
    row.put("is_cancelled", order.kind().equals("cancelled"));
    row.put("is_return", order.kind().equals("return"));
    return row;
  }

  private static Map<String, Object> row(Line line, String key) {
    Map<String, Object> row = new HashMap<>();
    row.put("source", "site");
    row.put("order_id", line.orderId());
    row.put("line_key", key);
    row.put("customer_id", line.customer());
    row.put("product_id", line.product());
    row.put("category", line.category());
    row.put("ordered_at", instant(line.at()));
    row.put("order_date", line.day());
    row.put("quantity", line.quantity() == null ? null : new BigDecimal(line.quantity()));
    row.put("gross_amount", new BigDecimal(line.gross()));
    row.put("discount_amount", new BigDecimal(line.discount()));
    row.put("returned_amount", new BigDecimal(line.returned()));
    row.put("net_amount", line.net());
    row.put("is_purchase", line.isPurchase());
    row.put("is_cancelled", line.kind().equals("cancelled"));
    row.put("is_return", line.kind().equals("return"));
    return row;
  }

  private static Map<String, Object> row(Event event, String id) {
    Map<String, Object> row = new HashMap<>();
    row.put("event_id", id);
    row.put("event_type", event.type());
    row.put("occurred_at", instant(event.at()));
    row.put("event_date", event.day());
    row.put("source", "site");
    row.put("visitor_identifier", event.visitor());
    row.put("customer_identifier", event.customer());
    row.put("session_id", event.session());
    row.put("known_at", instant(event.at()));
    row.put("taken_on", event.day());
    return row;
  }

  private static Dataset<Row> table(TableContract contract, List<Map<String, Object>> rows) {
    List<Row> filled =
        rows.stream()
            .map(
                row ->
                    RowFactory.create(
                        contract.columns().stream().map(c -> row.get(c.name())).toArray()))
            .toList();
    return SparkFixture.spark().createDataFrame(filled, contract.schema());
  }
}
