package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.QUANTITY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/** What visitors did on site and app. */
public final class WebEvents {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.CLEANSED,
              "web_events",
              "One row an event of site or app, as each night took it in; an event is seen from the night after it happened and was known.")
          .key("source", "event_id")
          .partitionedBy("taken_on")
          .foundBy("occurred_at")
          .required(
              "event_id",
              TEXT,
              "the event's number, or a hash of the row where the source has none")
          .required(
              "event_type",
              TEXT,
              "product_viewed, cart_item_added, cart_item_removed, cart_updated, cart_emptied, checkout_started, order_placed, order_cancelled or order_refunded")
          .required("occurred_at", INSTANT, "when")
          .required("event_date", DAY, "the day, in the shop's time zone")
          .required("source", TEXT, "name of the source in the configuration")
          .optional("source_file", TEXT, "file or table the row came from")
          .optional("visitor_identifier", TEXT, "hash of the visitor's device identifier")
          .optional(
              "customer_identifier",
              TEXT,
              "hash of the customer key, where the visitor was logged in")
          .optional("session_id", TEXT, "hash of the session")
          .optional("cart_id", TEXT, "the cart")
          .optional("order_id", TEXT, "the order")
          .optional("product_id", TEXT, "the product")
          .optional("category", TEXT, "category as the event says it")
          .optional("quantity", QUANTITY, "pieces")
          .optional("unit_price", MONEY, "price of one piece in the shop's currency")
          .optional("channel", TEXT, "site or app")
          .required("known_at", INSTANT, "when the shop learnt of the event")
          .required("taken_on", DAY, "the night that took the row in")
          .watchedOneOf(
              "event_type",
              List.of(
                  "product_viewed",
                  "cart_item_added",
                  "cart_item_removed",
                  "cart_updated",
                  "cart_emptied",
                  "checkout_started",
                  "order_placed",
                  "order_cancelled",
                  "order_refunded"))
          .mustHold(
              "somebody_did_it",
              "visitor_identifier is not null or customer_identifier is not null")
          .build();

  private WebEvents() {}
}
