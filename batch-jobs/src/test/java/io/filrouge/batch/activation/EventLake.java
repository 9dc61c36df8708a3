package io.filrouge.batch.activation;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.WebEvents;

/** A lake with two days of a shop: Ann fills a cart and buys in the store; somebody looks on. */
final class EventLake {
  private static final String WEB_COLUMNS =
      "event_id, event_type, occurred_at, event_date, source, visitor_identifier,"
          + " customer_identifier, cart_id, product_id, quantity, unit_price, channel, known_at,"
          + " taken_on";

  private final LakeFixture fixture;

  private EventLake(LakeFixture fixture) {
    this.fixture = fixture;
  }

  /** Fills a lake. */
  static void fill(LakeFixture fixture) {
    new EventLake(fixture).write();
  }

  private void write() {
    write(
        WebEvents.CONTRACT,
        WEB_COLUMNS,
        String.join(
            ", ",
            web("2", "cart_item_added", "2026-01-01 10:00:00.123", "'ann-browser', 'ann-key'"),
            web("1", "product_viewed", "2026-01-01 09:00:00", "'visitor', null"),
            web("3", "cart_item_added", "2026-01-02 11:00:00", "'ann-browser', null")));
    write(
        Orders.CONTRACT,
        "source, order_id, customer_id, ordered_at, order_date, is_cancelled, is_return, line_count,"
            + " product_count, gross_amount, discount_amount, returned_amount, net_amount, currency,"
            + " order_currency, is_purchase, known_at",
        "('store', 'o1', 'ann', TIMESTAMP'2026-01-01 12:00:00', DATE'2026-01-01', false, false, 1, 1,"
            + " 10, 0, 0, 10, 'EUR', 'EUR', true, TIMESTAMP'2026-01-01 12:00:00')");
    write(
        StagedOrderLines.CONTRACT,
        "row_hash, copy_number, source, order_id, customer_identifier, ordered_at, amount,"
            + " order_currency, exchange_rate, is_cancelled, is_return, is_purchase, known_at,"
            + " taken_on",
        "('h', 1, 'store', 'o1', 'ann-key', TIMESTAMP'2026-01-01 12:00:00', 10, 'EUR', 1, false,"
            + " false, true, TIMESTAMP'2026-01-01 12:00:00', DATE'2026-01-01')");
    write(
        CustomerIdentifiers.CONTRACT,
        "identifier, kind, customer_id, first_taken_on, issued_on, former_ids, valid_from, valid_to",
        identifier("ann-key", "old-ann", "2026-01-01", "DATE'2026-01-02'")
            + ", "
            + identifier("ann-key", "ann", "2026-01-02", "null"));
  }

  private void write(TableContract table, String columns, String values) {
    try (Publisher publisher = fixture.publisher("2026-01-02", "test")) {
      publisher.overwrite(table, SparkFixture.rows(table, columns, values));
    }
  }

  private static String web(String id, String type, String at, String persons) {
    String day = at.substring(0, 10);
    String when = "TIMESTAMP'" + at + "'";
    return "('%s', '%s', %s, DATE'%s', 'site', %s, 'cart', 'tea', 1.5, 4.25, 'web', %s, DATE'%s')"
        .formatted(id, type, when, day, persons, when, day);
  }

  private static String identifier(String identifier, String customer, String from, String to) {
    return "('%s', 'customer_key', '%s', DATE'2026-01-01', DATE'2026-01-01', array(), DATE'%s', %s)"
        .formatted(identifier, customer, from, to);
  }
}
