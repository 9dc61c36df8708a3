package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Products;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Reviews;
import io.filrouge.batch.tables.ServiceCases;
import io.filrouge.batch.tables.StagedCustomerRecords;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.StagedProducts;
import io.filrouge.batch.tables.TableContract;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Publishes the cleansed tables that are worked out from staged rows. */
public final class CleansedTables {
  private static final List<TableContract> ORDER_TABLES =
      List.of(OrderLines.CONTRACT, Orders.CONTRACT);

  private static final List<TableContract> ORDERS_MADE_FROM =
      List.of(StagedOrderLines.CONTRACT, CustomerIdentifiers.CONTRACT, Products.CONTRACT);

  /** Publishes products, customer records, cases and reviews: they need nobody's identity. */
  public static void publishWithoutCustomers(Publisher publisher) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> lines = OrderLineVersions.of(lake.read(StagedOrderLines.CONTRACT), night);
    publisher.overwrite(
        Products.CONTRACT, CleansedProducts.of(lake.read(StagedProducts.CONTRACT), lines, night));
    publisher.overwrite(
        CustomerRecords.CONTRACT,
        LatestVersions.perKey(
            LatestVersions.known(lake.read(StagedCustomerRecords.CONTRACT), night)
                .where(CustomerRecords.saidAt().lt(night.end())),
            "source",
            "record_id"));
    publishLatest(publisher, ServiceCases.STAGED, ServiceCases.CONTRACT, "case_id", "opened_at");
    publishLatest(publisher, Reviews.STAGED, Reviews.CONTRACT, "review_id", "reviewed_at");
  }

  // A version that tells of what is still to come takes the place of an earlier one when it comes.
  private static void publishLatest(
      Publisher publisher,
      TableContract staged,
      TableContract cleansed,
      String id,
      String happenedAt) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    if (lake.has(staged)) {
      publisher.overwrite(
          cleansed,
          LatestVersions.perKey(
              LatestVersions.known(lake.read(staged), night).where(col(happenedAt).lt(night.end())),
              "source",
              id));
    }
  }

  /**
   * Publishes orders and order lines under their customers: those of touched customers worked out
   * anew, all others as the night before left them; or all anew.
   *
   * @param currency the shop's
   */
  public static void publishOrders(Publisher publisher, String currency) {
    Lake lake = publisher.lake();
    Dataset<Row> staged = lake.read(StagedOrderLines.CONTRACT);
    Dataset<Row> identifiers = lake.read(CustomerIdentifiers.CONTRACT);
    Dataset<Row> products = lake.read(Products.CONTRACT);
    Dataset<Row> customers = IdentifierHolders.on(identifiers, publisher.night());
    Optional<TouchedByOrders> touched =
        publisher
            .earlier(ORDER_TABLES, ORDERS_MADE_FROM)
            .flatMap(
                earlier ->
                    TouchedByOrders.since(
                        earlier,
                        publisher,
                        earlier.rows(OrderLines.CONTRACT),
                        staged,
                        identifiers,
                        products));
    Dataset<Row> versions =
        publisher.keep(
            OrderLineVersions.of(
                touched.map(some -> some.versionsIn(staged)).orElse(staged), publisher.night()));
    Dataset<Row> all = CleansedOrders.lines(versions, customers, products, currency);
    Dataset<Row> lines = publisher.keep(touched.map(some -> some.ofCustomers(all)).orElse(all));
    Dataset<Row> orders =
        CleansedOrders.orders(touched.map(some -> some.ofOrders(lines)).orElse(lines));
    publisher.overwrite(OrderLines.CONTRACT, lines, touched.map(TouchedByOrders::linesAsBefore));
    publisher.overwrite(Orders.CONTRACT, orders, touched.map(TouchedByOrders::ordersAsBefore));
  }

  private CleansedTables() {}
}
