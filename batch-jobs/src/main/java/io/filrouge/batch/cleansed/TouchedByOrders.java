package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.EarlierNight;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Products;
import io.filrouge.batch.tables.Publisher;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whose orders may differ between two nights.
 *
 * <p>An order that has a new row touches every customer that a version of one of its lines names,
 * since a version may move a line from one to another. Touched, too, is who gained or lost an
 * identifier, and who bought a product that has another category now. Whoever shares an order with
 * one of those is drawn in, so that orders are added up from all their lines. All lines of all
 * these customers are worked out anew, since returns look for their purchases among them.
 *
 * @param earlier the night to which the rest is as it was
 * @param customers {@code customer_id}, each once
 * @param orders {@code source, order_id}, each once: orders to be added up anew; all of their lines
 *     are those customers'
 * @param ordersInvolved likewise, every order in which a version of a line names those customers
 */
public record TouchedByOrders(
    EarlierNight earlier,
    Dataset<Row> customers,
    Dataset<Row> orders,
    Dataset<Row> ordersInvolved) {

  /**
   * Finds them; empty where so many are touched that all are better worked out anew, or where it
   * cannot be told.
   *
   * @param linesBefore {@code cleansed.order_lines} on the earlier night
   * @param staged {@code staged.order_lines}
   * @param identifiers {@code identity.customer_identifiers}
   * @param products {@code cleansed.products} on the night
   */
  public static Optional<TouchedByOrders> since(
      EarlierNight earlier,
      Publisher publisher,
      Dataset<Row> linesBefore,
      Dataset<Row> staged,
      Dataset<Row> identifiers,
      Dataset<Row> products) {
    Optional<Dataset<Row>> productsBefore = earlier.input(Products.CONTRACT);
    if (productsBefore.isEmpty()) {
      return Optional.empty();
    }
    Night night = publisher.night();
    Dataset<Row> holders = IdentifierHolders.on(identifiers, night);
    Dataset<Row> lines =
        LatestVersions.known(staged, night)
            .where(col("ordered_at").lt(night.end()))
            .select("source", "order_id", "customer_identifier");
    Dataset<Row> newOrders =
        publisher.keep(
            night
                .newlySeen(staged, "ordered_at", earlier.night())
                .select("source", "order_id")
                .distinct());
    Dataset<Row> touched =
        publisher.keep(
            named(of(lines, newOrders), holders)
                .unionAll(IdentifierHolders.since(identifiers, earlier.night(), night))
                .unionAll(recategorised(linesBefore, productsBefore.get(), products))
                .distinct());
    if (!touched.where("customer_id IS NULL").isEmpty()
        || !publisher.carriesOn(touched.count(), IdentifierHolders.count(holders))) {
      return Optional.empty();
    }
    Dataset<Row> orders = publisher.keep(ordersNaming(lines, holders, touched));
    Dataset<Row> drawnIn =
        publisher.keep(
            named(of(lines, orders), holders)
                .join(broadcast(touched), new String[] {"customer_id"}, "left_anti")
                .distinct());
    if (drawnIn.isEmpty()) {
      return Optional.of(new TouchedByOrders(earlier, touched, orders, orders));
    }
    Dataset<Row> all = publisher.keep(touched.unionAll(drawnIn));
    return Optional.of(
        new TouchedByOrders(
            earlier, all, orders, publisher.keep(ordersNaming(lines, holders, all))));
  }

  /** The staged rows from which the touched customers' lines are worked out, in all versions. */
  Dataset<Row> versionsIn(Dataset<Row> staged) {
    return of(staged, ordersInvolved);
  }

  /** What of the rows worked out from {@link #versionsIn} is the touched customers'. */
  Dataset<Row> ofCustomers(Dataset<Row> lines) {
    return lines.join(broadcast(customers), new String[] {"customer_id"}, "left_semi");
  }

  /** Of the touched customers' lines, those from which orders are added up anew. */
  Dataset<Row> ofOrders(Dataset<Row> lines) {
    return of(lines, orders);
  }

  /** The lines that are as they were. */
  Dataset<Row> linesAsBefore() {
    return earlier
        .rows(OrderLines.CONTRACT)
        .join(broadcast(customers), new String[] {"customer_id"}, "left_anti");
  }

  /** The orders that are as they were. */
  Dataset<Row> ordersAsBefore() {
    return earlier
        .rows(Orders.CONTRACT)
        .join(broadcast(orders), new String[] {"source", "order_id"}, "left_anti");
  }

  private static Dataset<Row> of(Dataset<Row> lines, Dataset<Row> orders) {
    return lines.join(broadcast(orders), new String[] {"source", "order_id"}, "left_semi");
  }

  /** Whom lines name; null where nobody has the identifier. */
  private static Dataset<Row> named(Dataset<Row> lines, Dataset<Row> holders) {
    return lines
        .select("customer_identifier")
        .distinct()
        .join(holders, col("customer_identifier").equalTo(col("identifier")), "left_outer")
        .select("customer_id");
  }

  private static Dataset<Row> ordersNaming(
      Dataset<Row> lines, Dataset<Row> holders, Dataset<Row> customers) {
    Dataset<Row> identifiers =
        holders.join(broadcast(customers), new String[] {"customer_id"}, "left_semi");
    return lines
        .join(
            broadcast(identifiers),
            col("customer_identifier").equalTo(col("identifier")),
            "left_semi")
        .select("source", "order_id")
        .distinct();
  }

  private static Dataset<Row> recategorised(
      Dataset<Row> linesBefore, Dataset<Row> before, Dataset<Row> now) {
    Dataset<Row> then =
        before.select(
            col("product_id").as("product_before"), col("category").as("category_before"));
    Dataset<Row> changed =
        now.select("product_id", "category")
            .join(then, col("product_id").equalTo(col("product_before")), "full_outer")
            .where(
                "product_id IS NULL OR product_before IS NULL OR NOT (category <=> category_before)")
            .selectExpr("coalesce(product_id, product_before) AS changed_product");
    return linesBefore
        .join(broadcast(changed), col("product_id").equalTo(col("changed_product")), "left_semi")
        .select("customer_id");
  }
}
