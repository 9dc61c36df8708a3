package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.QUANTITY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Orders, the latest version of each. */
public final class Orders {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.CLEANSED,
              "orders",
              "One row an order. A cancellation or return document is a row of its own with gross 0; what it gives back stands on the order it came from, where that is known.")
          .key("source", "order_id")
          .required("order_id", TEXT, "the shop's order number")
          .optional("customer_id", TEXT, "the customer; empty only where identity has not run")
          .required("source", TEXT, "name of the source in the configuration")
          .required("ordered_at", INSTANT, "when")
          .required("order_date", DAY, "the day, in the shop's time zone")
          .required("line_count", COUNT, "lines")
          .required("product_count", COUNT, "distinct products")
          .optional("quantity", QUANTITY, "pieces")
          .required("gross_amount", MONEY, "what was asked")
          .required("discount_amount", MONEY, "what had been taken off")
          .required(
              "returned_amount", MONEY, "what was given back, whenever, as known on the night")
          .required("net_amount", MONEY, "gross less returned")
          .required("currency", TEXT, "currency of the amounts: the shop's")
          .required("order_currency", TEXT, "currency of the order as it came in")
          .optional("channel", TEXT, "channel")
          .optional("store_id", TEXT, "store")
          .optional("country", TEXT, "country")
          .optional("region", TEXT, "region")
          .required("is_purchase", FLAG, "whether any line of it is a purchase")
          .required("is_cancelled", FLAG, "cancelled, or a cancellation document")
          .required("is_return", FLAG, "only returns")
          .required("known_at", INSTANT, "when the shop learnt of its latest line")
          .mustHold("net_is_gross_less_returned", "net_amount = gross_amount - returned_amount")
          .mustHold("gross_amount_not_negative", "gross_amount >= 0")
          .mustHold("purchase_is_not_return", "not (is_purchase and is_return)")
          .shouldHold("customer_is_known", "customer_id is not null")
          .steady()
          .watched("is_purchase", "is_cancelled", "gross_amount", "returned_amount")
          .total("purchases", "count_if(is_purchase and customer_id is not null)")
          .build();

  private Orders() {}
}
