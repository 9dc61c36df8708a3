package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.IDENTIFIER;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.MONEY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.QUANTITY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of web events can say: one row an event of site or app. */
public final class WebEventColumns {
  public static final String EVENT_ID = "event_id";
  public static final String EVENT_TYPE = "event_type";
  public static final String OCCURRED_AT = "occurred_at";
  public static final String VISITOR_ID = "visitor_id";
  public static final String CUSTOMER_KEY = "customer_key";
  public static final String SESSION_ID = "session_id";
  public static final String ORDER_ID = "order_id";

  static final List<AcceptedColumn> ACCEPTED =
      List.of(
          required(EVENT_TYPE, TEXT),
          required(OCCURRED_AT, INSTANT),
          optional(EVENT_ID, TEXT),
          optional(VISITOR_ID, IDENTIFIER),
          optional(CUSTOMER_KEY, IDENTIFIER),
          optional("account", IDENTIFIER),
          optional("loyalty_card", IDENTIFIER),
          optional("email", IDENTIFIER),
          optional("phone", IDENTIFIER),
          optional(SESSION_ID, TEXT),
          optional("cart_id", TEXT),
          optional(ORDER_ID, TEXT),
          optional("product_id", TEXT),
          optional("category", TEXT),
          optional("quantity", QUANTITY),
          optional("unit_price", MONEY),
          optional("currency", TEXT),
          optional("channel", TEXT),
          optional("known_at", INSTANT));

  private WebEventColumns() {}
}
