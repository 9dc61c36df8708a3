package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.tables.StagedOrderLines;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimesAndMoneyTest {
  private static final String SHOP =
      """
      shop { time-zone = Europe/Paris, currency = EUR, exchange-rates { USD = 0.92, JPY = 0.0061 } }
      sources.orders.website {
        format = csv
        path = ${folder}"/orders.csv"
        columns { order_id = id, customer_key = customer, ordered_at = at, quantity = pieces, unit_price = price }
      }
      """;

  @TempDir Path folder;

  @Test
  void readsLocalTimesInTheSourcesZoneAndInstantsAsTheyAre() {
    IntakeNight shop =
        orders(
            "1,c1,2026-01-15 12:00:00,1,1",
            "2,c1,2026-07-15T12:00:00,1,1",
            "3,c1,2026-01-15T12:00:00Z,1,1",
            "4,c1,2026-01-15T12:00:00.250+05:30,1,1",
            "5,c1,2026-01-15,1,1",
            "6,c1,2026-01-15 12:00:00 UTC,1,1",
            // The hour that New York leaves out, and the one that it has twice.
            "7,c1,2026-03-08 02:30:00,1,1",
            "8,c1,2026-11-01 01:30:00,1,1");

    shop.takeIn("2026-12-31", SHOP + "sources.orders.website.time-zone = America/New_York\n");

    assertThat(shop.rows(StagedOrderLines.CONTRACT, "order_id", "unix_millis(ordered_at)"))
        .containsExactly(
            "1 | " + millis("2026-01-15T17:00:00Z"),
            "2 | " + millis("2026-07-15T16:00:00Z"),
            "3 | " + millis("2026-01-15T12:00:00Z"),
            "4 | " + millis("2026-01-15T06:30:00.250Z"),
            "5 | " + millis("2026-01-15T05:00:00Z"),
            "6 | " + millis("2026-01-15T12:00:00Z"),
            "7 | " + millis("2026-03-08T07:30:00Z"),
            "8 | " + millis("2026-11-01T05:30:00Z"));
  }

  @Test
  void knowsARowWhenItHappenedUnlessTheSourceSaysOtherwise() {
    IntakeNight shop =
        new IntakeNight(folder, "Europe/Paris")
            .deliver(
                "orders.csv",
                "id,customer,at,pieces,price,known",
                "1,c1,2026-01-01,1,1,2026-01-05",
                "2,c1,2026-01-01,1,1,");

    shop.takeIn("2026-12-31", SHOP + "sources.orders.website.columns.known_at = known\n");

    assertThat(shop.rows(StagedOrderLines.CONTRACT, "order_id", "to_date(known_at)"))
        .containsExactly("1 | 2026-01-05", "2 | 2026-01-01");
  }

  @Test
  void makesOneOrderACustomerAndDayOfTheShop() {
    IntakeNight shop =
        orders(
            "1,c1,2026-01-15 17:59:00,1,1",
            "2,c1,2026-01-15 18:01:00,1,1",
            "3,c1,2026-01-15 23:00:00,1,1");

    shop.takeIn(
        "2026-12-31",
        SHOP
            + "sources.orders.website { time-zone = America/New_York, columns { order_id = null, store_id = id } }\n");

    assertThat(
            shop
                .table(StagedOrderLines.CONTRACT)
                .groupBy("order_id")
                .agg(
                    org.apache
                        .spark
                        .sql
                        .functions
                        .sort_array(org.apache.spark.sql.functions.collect_list("store_id"))
                        .as("rows"))
                .selectExpr("concat_ws(',', rows)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0)))
        .containsExactlyInAnyOrder("1", "2,3");
  }

  @Test
  void convertsEveryAmountAndRemembersTheRate() {
    IntakeNight shop =
        new IntakeNight(folder, "Europe/Paris")
            .deliver(
                "orders.csv",
                "id,customer,at,pieces,price,currency,off",
                "1,c1,2026-01-01,3,9.99,usd,0.50",
                "2,c1,2026-01-01,2,1234,JPY,",
                "3,c1,2026-01-01,1.5,2.005,,");

    shop.takeIn(
        "2026-12-31",
        SHOP
            + "sources.orders.website { currency = EUR, columns { currency = currency, discount_amount = off } }\n");

    assertThat(
            shop.rows(
                StagedOrderLines.CONTRACT,
                "order_id",
                "amount",
                "unit_price",
                "discount_amount",
                "order_currency",
                "exchange_rate"))
        .containsExactly(
            "1 | 27.1124 | 9.1908 | 0.4600 | USD | 0.92",
            "2 | 15.0548 | 7.5274 | null | JPY | 0.0061",
            "3 | 3.0075 | 2.0050 | null | EUR | 1.0");
  }

  @Test
  void tellsPurchasesFromReturnsCancellationsAndGiveAways() {
    IntakeNight shop =
        new IntakeNight(folder, "Europe/Paris")
            .deliver(
                "orders.csv",
                "id,customer,at,pieces,price,total,status",
                "bought,c1,2026-01-01,1,5,,placed",
                "given,c1,2026-01-01,1,0,,placed",
                "free,c1,2026-01-01,1,5,0,placed",
                "back,c1,2026-01-01,-1,5,,placed",
                "refund,c1,2026-01-01,1,5,-4,placed",
                "unsigned,c1,2026-01-01,-1,5,4,placed",
                "cancelled,c1,2026-01-01,1,5,,Cancelled",
                "voided,c1,2026-01-01,1,5,,void");

    shop.takeIn(
        "2026-12-31",
        SHOP
            + """
            sources.orders.website {
              cancelled-when = "status = 'void'"
              columns { amount = total, status = status }
            }
            """);

    assertThat(
            shop.rows(
                StagedOrderLines.CONTRACT,
                "order_id",
                "amount",
                "is_purchase",
                "is_return",
                "is_cancelled"))
        .containsExactlyInAnyOrder(
            "bought | 5.0000 | true | false | false",
            "given | 0.0000 | false | false | false",
            "free | 0.0000 | true | false | false",
            "back | -5.0000 | false | true | false",
            "refund | -4.0000 | false | true | false",
            "unsigned | -4.0000 | false | true | false",
            "cancelled | 5.0000 | false | false | true",
            "voided | 5.0000 | false | false | true");
  }

  private IntakeNight orders(String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = "id,customer,at,pieces,price";
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return new IntakeNight(folder, "Europe/Paris").deliver("orders.csv", lines);
  }

  private static long millis(String instant) {
    return java.time.Instant.parse(instant).toEpochMilli();
  }
}
