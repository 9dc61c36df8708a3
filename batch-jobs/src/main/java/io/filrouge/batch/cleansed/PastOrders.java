package io.filrouge.batch.cleansed;

import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Products;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Orders and their lines as the shop knew them on a past day, under customers of the caller's
 * choosing: the latest versions known by then, with the returns known by then.
 *
 * @param orders as in {@code cleansed.orders}
 * @param lines as in {@code cleansed.order_lines}, in the columns that tell of orders
 */
public record PastOrders(Dataset<Row> orders, Dataset<Row> lines) {

  private static final String[] COLUMNS = {
    "order_id",
    "source",
    "customer_id",
    "ordered_at",
    "order_date",
    "product_id",
    "quantity",
    "gross_amount",
    "discount_amount",
    "returned_amount",
    "net_amount",
    "currency",
    "order_currency",
    "channel",
    "store_id",
    "country",
    "region",
    "is_purchase",
    "is_cancelled",
    "is_return",
    "known_at"
  };

  /**
   * Works them out from the rows taken in: one scan of them, and the exchanges of a night that is
   * built in full.
   *
   * @param past the day
   * @param asOf the night whose rows may be looked at
   * @param rows the rows of staged.order_lines that are looked at
   * @param customers identifier, customer_id; lines of others have no customer
   * @param currency the shop's
   * @param kept holds what is read more than once
   */
  public static PastOrders on(
      Lake lake,
      Night past,
      Night asOf,
      Dataset<Row> rows,
      Dataset<Row> customers,
      String currency,
      Kept kept) {
    Dataset<Row> versions = kept.keep(OrderLineVersions.of(past.inHindsight(rows, asOf), past));
    Dataset<Row> noProducts = lake.read(Products.CONTRACT).limit(0);
    Dataset<Row> lines =
        kept.keep(
            CleansedOrders.lines(versions, customers, noProducts, currency).selectExpr(COLUMNS));
    return new PastOrders(CleansedOrders.orders(lines), lines);
  }
}
