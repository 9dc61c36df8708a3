package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Products;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.domain.identity.IdentifierKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleansedTablesTest {
  private static final String SHOP =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv
        path = ${folder}"/orders/*.csv"
        columns { order_id = id, line_id = line, customer_key = customer, ordered_at = at
                  product_id = product, quantity = pieces, unit_price = price, status = status
                  returned_order_id = of_order, known_at = known, category = category }
      }
      """;

  private static final String HEADER =
      "id,line,customer,at,product,pieces,price,status,of_order,known,category";

  private static final String[] LINE = {
    "order_id", "line_key", "gross_amount", "returned_amount", "net_amount"
  };

  @TempDir Path folder;
  private IntakeNight shop;

  @BeforeEach
  void openShop() {
    shop = new IntakeNight(folder, "Europe/Paris");
  }

  @Test
  void seesTheLatestVersionThatWasKnown() {
    orders(
        "o1,1,c1,2026-01-01,p1,1,10,placed,,2026-01-01,tea",
        "o1,1,c1,2026-01-01,p1,2,10,placed,,2026-01-03,tea",
        "o2,1,c1,2026-01-02,p1,1,10,placed,,2026-01-04,tea",
        "o3,1,c1,2026-01-09,p1,1,10,placed,,2026-01-09,tea",
        "o1,1,c1,2026-01-01,p1,many,10,placed,,2026-01-05,tea");
    shop.takeIn("2026-01-05", SHOP);

    publish("2026-01-05");

    assertThat(shop.rows(OrderLines.CONTRACT, "order_id", "quantity", "to_date(known_at)"))
        .containsExactly("o1 | 2.0000 | 2026-01-03", "o2 | 1.0000 | 2026-01-04");
  }

  @Test
  void seesNothingThatWasKnownLater() {
    orders(
        "o1,1,c1,2026-01-01,p1,1,10,placed,,2026-01-01,tea",
        "o1,1,c1,2026-01-01,p1,2,10,placed,,2026-01-03,tea",
        "o2,1,c1,2026-01-02,p1,1,10,placed,,2026-01-04,tea");
    shop.takeIn("2026-01-02", SHOP);

    publish("2026-01-02");

    assertThat(shop.rows(OrderLines.CONTRACT, "order_id", "quantity"))
        .containsExactly("o1 | 1.0000");
  }

  @Test
  void putsWhatCameBackOnThePurchaseItCameFrom() {
    orders(
        "o1,1,c1,2026-01-01,p1,4,10,placed,,,tea",
        "o2,1,c1,2026-01-02,p1,3,10,placed,,,tea",
        "o3,1,c2,2026-01-02,p1,1,10,placed,,,tea",
        "r1,1,c1,2026-01-03,p1,-1,10,placed,o1,,tea",
        "r2,1,c1,2026-01-04,p1,-2,10,placed,,,tea",
        "r3,1,c2,2026-01-04,p2,-1,7,placed,,,jam");
    shop.takeIn("2026-01-05", SHOP);

    publish("2026-01-05");

    assertThat(shop.rows(OrderLines.CONTRACT, LINE))
        .containsExactly(
            "o1 | 1 | 40.0000 | 10.0000 | 30.0000",
            "o2 | 1 | 30.0000 | 20.0000 | 10.0000",
            "o3 | 1 | 10.0000 | 0.0000 | 10.0000",
            "r1 | 1 | 0.0000 | 0.0000 | 0.0000",
            "r2 | 1 | 0.0000 | 0.0000 | 0.0000",
            "r3 | 1 | 0.0000 | 7.0000 | -7.0000");
  }

  @Test
  void takesAReturnWithoutAProductFromTheMoneyThatIsLeft() {
    orders(
        "o1,1,c1,2026-01-01,p1,1,10,placed,,,tea",
        "o1,2,c1,2026-01-01,p2,1,20,placed,,,tea",
        "r1,1,c1,2026-01-02,p1,-1,10,placed,o1,,tea",
        "r2,1,c1,2026-01-03,,-1,25,placed,o1,,");
    shop.takeIn("2026-01-05", SHOP);

    publish("2026-01-05");

    assertThat(shop.rows(OrderLines.CONTRACT, LINE))
        .containsExactly(
            "o1 | 1 | 10.0000 | 10.0000 | 0.0000",
            "o1 | 2 | 20.0000 | 20.0000 | 0.0000",
            "r1 | 1 | 0.0000 | 0.0000 | 0.0000",
            "r2 | 1 | 0.0000 | 5.0000 | -5.0000");
  }

  @Test
  void addsLinesUpToOrdersOfCustomers() {
    orders(
        "o1,1,c1,2026-01-01 10:00:00,p1,1,10,placed,,,tea",
        "o1,2,c1,2026-01-01 10:00:00,p2,2,5,placed,,,jam",
        "o2,1,c2,2026-01-02,p1,1,10,cancelled,,,tea",
        "o3,1,c9,2026-01-02,p1,-1,10,placed,,,tea");
    shop.takeIn("2026-01-05", SHOP);

    publish("2026-01-05");

    assertThat(
            shop.rows(
                Orders.CONTRACT,
                "order_id",
                "customer_id",
                "line_count",
                "product_count",
                "gross_amount - returned_amount",
                "net_amount",
                "is_purchase",
                "is_cancelled",
                "is_return"))
        .containsExactly(
            "o1 | customer 1 | 2 | 2 | 20.0000 | 20.0000 | true | false | false",
            "o2 | customer 2 | 1 | 1 | 0.0000 | 0.0000 | false | true | false",
            "o3 | null | 1 | 1 | -10.0000 | -10.0000 | false | false | true");
  }

  @Test
  void publishesARowOnceThoughTwoNightsHoldIt() {
    orders("o1,,c1,2026-01-01,p1,1,10,placed,,,tea");
    shop.takeIn("2026-01-05", SHOP);
    shop.takeIn("2026-01-03", SHOP);

    publish("2026-01-05");

    assertThat(shop.table(StagedOrderLines.CONTRACT).count()).isEqualTo(2);
    assertThat(shop.rows(OrderLines.CONTRACT, "order_id")).containsExactly("o1");
  }

  @Test
  void takesProductsFromTheirSourceElseFromOrderLines() {
    orders(
        "o1,1,c1,2026-01-01,p1,1,10,placed,,,old",
        "o2,1,c1,2026-01-02,p2,1,5,placed,,,jam",
        "o3,1,c1,2026-01-03,p2,1,6,placed,,,marmalade");
    shop.deliver(
            "products.csv",
            "id,name,category,known",
            "p1,Tea,hot drinks,2026-01-01",
            "p1,Tea,drinks,2026-01-04",
            "p1,Tea,cold drinks,2026-01-09")
        .deliver(
            "customers.csv",
            "id,town,updated",
            "r1,Lyon,2026-01-01",
            "r1,Nice,2026-01-02",
            "r1,Brest,2026-01-06",
            "r2,Lille,2026-01-01",
            "r3,Metz,2026-01-06");
    String conf =
        SHOP
            + """
            sources.products.catalogue { format = csv, path = ${folder}"/products.csv"
              columns { product_id = id, product_name = name, category = category, known_at = known } }
            sources.customer_records.crm { format = csv, path = ${folder}"/customers.csv"
              columns { record_id = id, city = town, updated_at = updated } }
            """;
    shop.takeIn("2026-01-05", conf);

    publish("2026-01-05");

    assertThat(shop.rows(Products.CONTRACT, "product_id", "category", "unit_price"))
        .containsExactly("p1 | drinks | null", "p2 | marmalade | 6.0000");
    assertThat(shop.rows(OrderLines.CONTRACT, "order_id", "category"))
        .containsExactly("o1 | drinks", "o2 | marmalade", "o3 | marmalade");
    assertThat(shop.rows(CustomerRecords.CONTRACT, "record_id", "city"))
        .containsExactly("r1 | Nice", "r2 | Lille");
  }

  private void orders(String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = HEADER;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    shop.deliver("orders/a.csv", lines);
  }

  private void publish(String date) {
    Publisher publisher =
        new Publisher(
            shop.lake(), new Night(LocalDate.parse(date), ZoneId.of("Europe/Paris")), "identity");
    try (publisher) {
      CleansedTables.publishWithoutCustomers(publisher);
      publisher.overwrite(CustomerIdentifiers.CONTRACT, identifiers());
      CleansedTables.publishOrders(publisher, "EUR");
    }
  }

  private Dataset<Row> identifiers() {
    IdentifierHash hash = new IdentifierHash("");
    return shop.lake()
        .spark()
        .sql(
            ("SELECT *, 'customer_key' AS kind, DATE '2025-12-01' AS first_taken_on, DATE '2025-12-01' AS"
                    + " issued_on, array() AS former_ids, DATE '2025-12-01' AS valid_from, null AS valid_to"
                    + " FROM VALUES ('%s', 'customer 1'), ('%s', 'customer 2')"
                    + " AS t(identifier, customer_id)")
                .formatted(
                    hash.of(IdentifierKind.CUSTOMER_KEY, "shop", "c1"),
                    hash.of(IdentifierKind.CUSTOMER_KEY, "shop", "c2")));
  }
}
