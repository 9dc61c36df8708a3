package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.QUANTITY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Order lines, the latest version of each. */
public final class OrderLines {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.CLEANSED,
              "order_lines",
              "One row an order line, with what came back of it. Returns that match no purchase stand as lines of their own.")
          .key("source", "order_id", "line_key")
          .required("source", TEXT, "name of the source in the configuration")
          .required("order_id", TEXT, "the order")
          .required("line_key", TEXT, "the line within its order")
          .optional("customer_id", TEXT, "the customer; empty only where identity has not run")
          .optional("product_id", TEXT, "the product")
          .optional("product_name", TEXT, "product name as the order says it")
          .optional("category", TEXT, "category: the product table's, else as the order says it")
          .required("ordered_at", INSTANT, "when")
          .required("order_date", DAY, "the day, in the shop's time zone")
          .optional("quantity", QUANTITY, "pieces; negative for a return")
          .required("gross_amount", MONEY, "what was asked for the line; 0 for a return")
          .required("discount_amount", MONEY, "what had been taken off")
          .required(
              "returned_amount",
              MONEY,
              "what was given back of it; for a return that matches no purchase its own amount")
          .required("net_amount", MONEY, "gross less returned")
          .required("currency", TEXT, "currency of the amounts")
          .required("is_purchase", FLAG, "neither return, cancellation nor give-away")
          .required("is_cancelled", FLAG, "cancelled, or a cancellation document")
          .required("is_return", FLAG, "a return or a cancellation with negative quantity")
          .required("known_at", INSTANT, "when the shop learnt of the line's latest version")
          .mustHold("net_is_gross_less_returned", "net_amount = gross_amount - returned_amount")
          .mustHold("gross_amount_not_negative", "gross_amount >= 0")
          .steady()
          .build();

  private OrderLines() {}
}
