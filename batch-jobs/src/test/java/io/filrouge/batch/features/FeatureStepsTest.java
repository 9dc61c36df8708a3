package io.filrouge.batch.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.WebEvents;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStepsTest {
  @TempDir Path folder;

  @Test
  void publishesANightTheSameWhenItIsRunAgainAndKeepsOtherNights() {
    Lake lake = lakeOf(RandomShop.of(5));

    run(lake, "2026-03-29");
    List<Row> activity = rows(lake, CustomerDailyActivity.CONTRACT);
    List<Row> first = rows(lake, CustomerFeatures.CONTRACT);
    run(lake, "2026-03-30");
    assertThat(rows(lake, CustomerFeatures.CONTRACT)).hasSize(40).containsAll(first);
    run(lake, "2026-03-29");

    assertThat(rows(lake, CustomerFeatures.CONTRACT)).hasSize(40).containsAll(first);
    assertThat(rows(lake, CustomerDailyActivity.CONTRACT)).isEqualTo(activity);
  }

  @Test
  void makesProspectsOfEverybodyWhereThereIsNothingButIdentities() {
    Lake lake = new Lake(SparkFixture.spark(), folder.toString());
    Shop shop = new Shop().knows("ann", "key ann").knows("bob", "key bob");
    publish(lake, CustomerIdentifiers.CONTRACT, shop.identifiersTable());

    run(lake, "2026-03-29");

    assertThat(rows(lake, CustomerDailyActivity.CONTRACT)).isEmpty();
    assertThat(rows(lake, CustomerFeatures.CONTRACT))
        .extracting(row -> row.getAs("customer_id") + " " + row.getAs("is_prospect"))
        .containsExactly("ann true", "bob true");
  }

  private static void run(Lake lake, String night) {
    try (Publisher publisher = new Publisher(lake, Shop.night(night), "features")) {
      FeaturesStep.publish(publisher, Shop.SETTINGS);
    }
  }

  private Lake lakeOf(Shop shop) {
    Lake lake = new Lake(SparkFixture.spark(), folder.toString());
    publish(lake, Orders.CONTRACT, filled(shop.ordersTable()));
    publish(lake, OrderLines.CONTRACT, filled(shop.orderLinesTable()));
    publish(lake, WebEvents.CONTRACT, shop.webEventsTable());
    publish(lake, CustomerContacts.CONTRACT, shop.contactsTable("2026-03-29"));
    publish(lake, CustomerIdentifiers.CONTRACT, shop.identifiersTable());
    return lake;
  }

  /** What the shop's tables must hold and features do not read. */
  private static Dataset<Row> filled(Dataset<Row> rows) {
    Dataset<Row> filled = rows.withColumn("known_at", functions.col("ordered_at"));
    for (String text : List.of("currency", "order_currency")) {
      filled = filled.withColumn(text, functions.lit("EUR"));
    }
    for (String number :
        List.of(
            "line_count",
            "product_count",
            "gross_amount",
            "discount_amount",
            "returned_amount",
            "net_amount")) {
      boolean isUnset =
          !List.of(rows.columns()).contains("line_key")
              || !List.of(rows.columns()).contains(number);
      filled = isUnset ? filled.withColumn(number, functions.lit(0)) : filled;
    }
    return filled;
  }

  private static void publish(Lake lake, TableContract table, Dataset<Row> rows) {
    try (Publisher publisher = new Publisher(lake, Shop.night("2026-03-29"), "test")) {
      publisher.overwrite(table, rows);
    }
  }

  private static List<Row> rows(Lake lake, TableContract table) {
    return lake.read(table)
        .orderBy(
            table.key().stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new))
        .collectAsList();
  }
}
