package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Products;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.StagedCustomerRecords;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.StagedProducts;
import io.filrouge.batch.tables.TableContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Publishes what a night sees of the staged rows: the latest version of everything. */
public final class CleansedTables {

  /** Publishes {@code products} and {@code customer_records}. */
  public static void publishProductsAndRecords(Publisher publisher) {
    Night night = publisher.night();
    Dataset<Row> products = products(publisher);
    Dataset<Row> lines = staged(publisher, StagedOrderLines.CONTRACT);
    publisher.overwrite(Products.CONTRACT, ProductTable.of(products, lines, night));
    Dataset<Row> records = staged(publisher, StagedCustomerRecords.CONTRACT);
    publisher.overwrite(
        CustomerRecords.CONTRACT,
        Versions.latest(Versions.known(records, night), IntakeColumns.SOURCE, "record_id"));
  }

  /**
   * Publishes {@code order_lines} and {@code orders}.
   *
   * @param customerOfIdentifier one row an identifier: {@code identifier, customer_id}
   */
  public static void publishOrders(
      Publisher publisher, SourcesConfig sources, Dataset<Row> customerOfIdentifier) {
    Dataset<Row> seen =
        LineVersions.asOf(staged(publisher, StagedOrderLines.CONTRACT), publisher.night());
    Dataset<Row> lines =
        OrderTables.lines(
                LineVersions.withCustomer(seen, customerOfIdentifier),
                products(publisher),
                sources.shop().currency())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      publisher.overwrite(OrderLines.CONTRACT, lines);
      publisher.overwrite(Orders.CONTRACT, OrderTables.orders(lines));
    } finally {
      lines.unpersist();
    }
  }

  private static Dataset<Row> products(Publisher publisher) {
    return ProductTable.ofSources(staged(publisher, StagedProducts.CONTRACT), publisher.night());
  }

  private static Dataset<Row> staged(Publisher publisher, TableContract contract) {
    Lake lake = publisher.lake();
    return Versions.takenBy(lake.read(contract), publisher.night());
  }

  private CleansedTables() {}
}
