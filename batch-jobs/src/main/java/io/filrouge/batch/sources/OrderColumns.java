package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.IDENTIFIER;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.MONEY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.QUANTITY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of orders can say: one row an order line. */
public final class OrderColumns {
  public static final String ORDER_ID = "order_id";
  public static final String LINE_ID = "line_id";
  public static final String CUSTOMER_KEY = "customer_key";
  public static final String ORDERED_AT = "ordered_at";
  public static final String QUANTITY_OF_PIECES = "quantity";
  public static final String UNIT_PRICE = "unit_price";
  public static final String AMOUNT = "amount";
  public static final String DISCOUNT_AMOUNT = "discount_amount";
  public static final String CURRENCY = "currency";
  public static final String STATUS = "status";
  public static final String VISITOR_ID = "visitor_id";

  static final List<AcceptedColumn> ACCEPTED =
      List.of(
          required(CUSTOMER_KEY, IDENTIFIER),
          required(ORDERED_AT, INSTANT),
          optional(ORDER_ID, TEXT),
          optional(LINE_ID, TEXT),
          optional("product_id", TEXT),
          optional("product_name", TEXT),
          optional("category", TEXT),
          optional(QUANTITY_OF_PIECES, QUANTITY),
          optional(UNIT_PRICE, MONEY),
          optional(AMOUNT, MONEY),
          optional(DISCOUNT_AMOUNT, MONEY),
          optional(CURRENCY, TEXT),
          optional(STATUS, TEXT),
          optional("country", TEXT),
          optional("region", TEXT),
          optional("channel", TEXT),
          optional("store_id", TEXT),
          optional("returned_order_id", TEXT),
          optional("account", IDENTIFIER),
          optional("loyalty_card", IDENTIFIER),
          optional("email", IDENTIFIER),
          optional("phone", IDENTIFIER),
          optional(VISITOR_ID, IDENTIFIER),
          optional("updated_at", INSTANT),
          optional("known_at", INSTANT));

  private OrderColumns() {}
}
