package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.QUANTITY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

/** Order lines as the nights took them in. */
public final class StagedOrderLines {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.STAGED,
              "order_lines",
              "Every accepted order line of every delivery, typed and in the shop's currency; input of cleansed.orders and cleansed.order_lines.")
          .key("row_hash", "copy_number")
          .partitionedBy("taken_on")
          .foundBy("ordered_at")
          .required(
              "row_hash",
              TEXT,
              "hash of the row's mapped values: equal for equal rows, whatever file they came in")
          .required(
              "copy_number",
              WHOLE,
              "1, or more for equal rows of a source that names no order: each is a purchase of its own")
          .required("source", TEXT, "name of the source in the configuration")
          .optional("source_file", TEXT, "file or table the row came from")
          .required(
              "order_id",
              TEXT,
              "the shop's order number, or one made from customer and day where the source has none")
          .optional("line_id", TEXT, "the shop's line number, where the source has one")
          .required("customer_identifier", TEXT, "hash of the customer key")
          .required("ordered_at", INSTANT, "when the order, return or cancellation was made")
          .optional("product_id", TEXT, "the shop's product number")
          .optional("product_name", TEXT, "product name as the row says it")
          .optional("category", TEXT, "category as the row says it")
          .optional("quantity", QUANTITY, "pieces, negative for a return")
          .optional("unit_price", MONEY, "price of one piece in the shop's currency")
          .required(
              "amount",
              MONEY,
              "quantity times unit price less discount, or the amount given; negative for a return; in the shop's currency")
          .optional("discount_amount", MONEY, "what was taken off, in the shop's currency")
          .required("order_currency", TEXT, "the currency of the row as it came in")
          .required(
              "exchange_rate", NUMBER, "units of the shop's currency for one of order_currency")
          .optional("country", TEXT, "country as the row says it")
          .optional("region", TEXT, "region as the row says it")
          .optional("channel", TEXT, "site, app, store or another channel")
          .optional("store_id", TEXT, "the store, where there is one")
          .required(
              "is_cancelled",
              FLAG,
              "whether the source's cancelled-when, or a status cancelled, holds")
          .required("is_return", FLAG, "whether quantity or amount is negative")
          .required(
              "is_purchase",
              FLAG,
              "whether money was asked for goods: neither return, cancellation nor give-away")
          .optional("returned_order_id", TEXT, "the order that a return says it belongs to")
          .optional("updated_at", INSTANT, "version of the row, where the source has one")
          .required(
              "known_at",
              INSTANT,
              "when the shop learnt of the row; the order's own time where the source does not say")
          .required("taken_on", DAY, "the night that took the row in")
          .build();

  private StagedOrderLines() {}
}
