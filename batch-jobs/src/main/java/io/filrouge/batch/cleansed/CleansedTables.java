package io.filrouge.batch.cleansed;

import io.filrouge.batch.tables.CustomerRecords;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Publishes the cleansed tables that are worked out from staged rows. */
public final class CleansedTables {

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
    publishLatest(publisher, ServiceCases.STAGED, ServiceCases.CONTRACT, "case_id");
    publishLatest(publisher, Reviews.STAGED, Reviews.CONTRACT, "review_id");
  }

  private static void publishLatest(
      Publisher publisher, TableContract staged, TableContract cleansed, String id) {
    Lake lake = publisher.lake();
    if (lake.has(staged)) {
      publisher.overwrite(
          cleansed,
          LatestVersions.perKey(
              LatestVersions.known(lake.read(staged), publisher.night()), "source", id));
    }
  }

  /**
   * Publishes orders and order lines under their customers.
   *
   * @param customers identifier, customer_id: each identifier's customer on this night
   * @param currency the shop's
   */
  public static void publishOrders(Publisher publisher, Dataset<Row> customers, String currency) {
    Lake lake = publisher.lake();
    Dataset<Row> versions =
        publisher.keep(
            OrderLineVersions.of(lake.read(StagedOrderLines.CONTRACT), publisher.night()));
    Dataset<Row> lines =
        publisher.keep(
            CleansedOrders.lines(versions, customers, lake.read(Products.CONTRACT), currency));
    publisher.overwrite(OrderLines.CONTRACT, lines);
    publisher.overwrite(Orders.CONTRACT, CleansedOrders.orders(lines));
  }

  private CleansedTables() {}
}
