package io.filrouge.batch.cleansed;

import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Products;
import io.filrouge.batch.tables.StagedOrderLines;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Orders and their lines as the shop knew them on a past day, under customers of the caller's
 * choosing: the latest versions known by then, with the returns known by then.
 *
 * @param orders as in {@code cleansed.orders}
 * @param lines as in {@code cleansed.order_lines}, their categories as the orders say them
 */
public record PastOrders(Dataset<Row> orders, Dataset<Row> lines) {

  /**
   * Works them out from the rows taken in: one scan of them, and the exchanges of a night that is
   * built in full.
   *
   * @param past the day
   * @param asOf the night whose rows may be looked at
   * @param chosen which rows of staged.order_lines are looked at
   * @param customers identifier, customer_id; lines of others have no customer
   * @param currency the shop's
   * @param kept holds what is read more than once
   */
  public static PastOrders on(
      Lake lake,
      Night past,
      Night asOf,
      UnaryOperator<Dataset<Row>> chosen,
      Dataset<Row> customers,
      String currency,
      Kept kept) {
    Dataset<Row> rows = chosen.apply(lake.read(StagedOrderLines.CONTRACT));
    Dataset<Row> versions = kept.keep(OrderLineVersions.of(past.inHindsight(rows, asOf), past));
    Dataset<Row> noProducts = lake.read(Products.CONTRACT).limit(0);
    Dataset<Row> lines = kept.keep(CleansedOrders.lines(versions, customers, noProducts, currency));
    return new PastOrders(CleansedOrders.orders(lines), lines);
  }
}
