package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Quarantine;
import io.filrouge.batch.tables.StagedCustomerRecords;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.StagedProducts;
import io.filrouge.batch.tables.WebEvents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowAccountingTest {
  private static final String SHOP =
      """
      shop { time-zone = Europe/Paris, currency = EUR, exchange-rates { USD = 0.5 } }
      sources.orders.website {
        format = csv
        path = ${folder}"/orders/*.csv"
        columns {
          order_id = order_id, line_id = line_id, customer_key = customer_key
          ordered_at = ordered_at, quantity = quantity, unit_price = unit_price
          currency = currency, discount_amount = discount
        }
        where = "order_id <> 'voucher'"
      }
      """;

  private static final String HEADER =
      "order_id,line_id,customer_key,ordered_at,quantity,unit_price,currency,discount";

  @TempDir Path folder;

  @Test
  void givesEveryBrokenOrderItsReasonsAndKeepsTheRest() {
    IntakeNight shop =
        new IntakeNight(folder, "Europe/Paris")
            .deliver(
                "orders/a.csv",
                HEADER,
                "o1,1,c1,2026-01-01 10:00:00,2,10.00,EUR,",
                "o1,1,c1,2026-01-01 10:00:00,2,10.00,EUR,",
                "o2,1,,2026-01-01 10:00:00,2,10.00,EUR,",
                "o3,1,n/a,2026-01-01 10:00:00,2,10.00,EUR,",
                "o4,1,c1,,2,10.00,EUR,",
                "o5,1,c1,31.02.2025 25:61,2,10.00,EUR,",
                "o6,1,c1,1969-06-01,2,10.00,EUR,",
                "o7,1,c1,2026-01-01,two,10.00,EUR,",
                "o8,1,c1,2026-01-01,2,on request,EUR,",
                "o9,1,c1,2026-01-01,2,-9.99,EUR,",
                "o10,1,c1,2026-01-01,2,10.00,XXX,",
                "o11,1,c1,2026-01-01,,10.00,EUR,",
                "o12,1,c1,2026-01-01,2,,EUR,",
                "o13,1,c1,2026-01-01,2,1e30,EUR,",
                "o14,1,c1,2026-01-01,2,10.00,EUR,some",
                "o15,1,,yesterday,2,10.00,EUR,",
                "o16,1,c1,2026-01-01,2",
                "o17,1,c1,2026-01-01,2,10.00,EUR,,,",
                "voucher,1,,never,2,10.00,EUR,",
                "voucher,1,,never,2,10.00,EUR,");

    Publisher night = shop.takeIn("2026-01-02", SHOP);

    assertThat(IntakeNight.counts(night, "orders.website"))
        .containsEntry("rows_read", 20L)
        .containsEntry("rows_kept", 1L)
        .containsEntry("rows_duplicate", 1L)
        .containsEntry("rows_filtered", 2L)
        .containsEntry("rows_quarantined", 16L)
        .containsEntry("rows_accounted_for", 0L)
        .containsEntry("quarantined row: malformed", 2L);
    assertThat(shop.rows(StagedOrderLines.CONTRACT, "order_id", "amount"))
        .containsExactly("o1 | 20.0000");
    assertThat(
            shop.rows(
                Quarantine.CONTRACT,
                "coalesce(get_json_object(record, '$.order_id'), 'raw')",
                "reason",
                "source_file"))
        .contains(
            "o2 | customer_key: missing | a.csv",
            "o3 | customer_key: blocked value | a.csv",
            "o4 | ordered_at: missing | a.csv",
            "o5 | ordered_at: not a timestamp | a.csv",
            "o6 | ordered_at: out of range | a.csv",
            "o7 | quantity: not a number | a.csv",
            "o8 | unit_price: not a number | a.csv",
            "o9 | unit_price: negative | a.csv",
            "o10 | currency: no exchange rate | a.csv",
            "o11 | quantity: missing | a.csv",
            "o12 | unit_price: missing | a.csv",
            "o13 | unit_price: out of range | a.csv",
            "o14 | discount_amount: not a number | a.csv",
            "o15 | customer_key: missing; ordered_at: not a timestamp | a.csv",
            "o16 | row: malformed | a.csv",
            "o17 | row: malformed | a.csv");
  }

  @Test
  void judgesProductsRecordsAndEventsToo() {
    IntakeNight shop =
        new IntakeNight(folder, "Europe/Paris")
            .deliver("orders/a.csv", HEADER)
            .deliver("p.csv", "id,name,price", "p1,Tea,3.50", ",Cake,2", "p2,Jam,-1", "p3,Oil,x")
            .deliver(
                "c.csv",
                "id,mail,born,ok",
                "r1,Jo@X.com,1980,yes",
                ",a@b.fr,1980,yes",
                "r2,none,80s,maybe")
            .deliver(
                "e.jsonl",
                "{\"t\":\"product_viewed\",\"at\":\"2026-01-01T10:00:00Z\",\"v\":\"d1\",\"s\":\"s1\"}",
                "{\"t\":\"page_hovered\",\"at\":\"2026-01-01T10:00:00Z\",\"v\":\"d1\"}",
                "{\"t\":\"product_viewed\",\"at\":\"2026-01-01T10:00:00Z\"}",
                "{\"t\":\"product_viewed\",\"at\":\"2026-01-01T1",
                "{\"at\":\"2026-01-01T10:00:00Z\",\"v\":\"null\"}");

    Publisher night =
        shop.takeIn(
            "2026-01-02",
            SHOP
                + """
                sources.products.p { format = csv, path = ${folder}"/p.csv"
                  columns { product_id = id, product_name = name, unit_price = price } }
                sources.customer_records.crm { format = csv, path = ${folder}"/c.csv"
                  columns { record_id = id, email = mail, birth_year = born, is_email_allowed = ok } }
                sources.web_events.site { format = json, path = ${folder}"/e.jsonl"
                  columns { event_type = t, occurred_at = at, visitor_id = v, session_id = s } }
                """);

    assertThat(shop.rows(Quarantine.CONTRACT, "entity", "reason"))
        .containsExactlyInAnyOrder(
            "products | product_id: missing",
            "products | unit_price: negative",
            "products | unit_price: not a number",
            "customer_records | record_id: missing",
            "customer_records | birth_year: not a whole number; is_email_allowed: not true or false",
            "web_events | event_type: not an accepted value",
            "web_events | visitor_id: missing",
            "web_events | row: malformed",
            "web_events | event_type: missing; visitor_id: blocked value");
    assertThat(shop.rows(StagedProducts.CONTRACT, "product_id", "unit_price"))
        .containsExactly("p1 | 3.5000");
    assertThat(shop.rows(StagedCustomerRecords.CONTRACT, "record_id", "email", "is_email_allowed"))
        .containsExactly("r1 | Jo@X.com | true");
    assertThat(shop.rows(WebEvents.CONTRACT, "event_type", "event_date", "length(session_id)"))
        .containsExactly("product_viewed | 2026-01-01 | 32");
    assertThat(IntakeNight.counts(night, "web_events.site"))
        .containsEntry("rows_read", 5L)
        .containsEntry("rows_kept", 1L)
        .containsEntry("rows_quarantined", 4L);
  }

  @Test
  void survivesExpressionsThatFailOnDirtyRows() {
    IntakeNight shop =
        new IntakeNight(folder, "Europe/Paris")
            .deliver("orders/a.csv", "c,d,a", "c1,2026-01-01,x", "c2,2026-01-01,5");

    shop.takeIn(
        "2026-01-02",
        """
        shop { time-zone = Europe/Paris, currency = EUR }
        sources.orders.website {
          format = csv
          path = ${folder}"/orders"
          columns { customer_key = "split(c, ',')[0]", ordered_at = d, amount = "CAST(a AS INT) / 0.5"
                    store_id = "split(c, ',')[7]" }
        }
        """);

    assertThat(shop.rows(Quarantine.CONTRACT, "reason")).containsExactly("amount: missing");
    assertThat(shop.rows(StagedOrderLines.CONTRACT, "amount", "store_id"))
        .containsExactly("10.0000 | null");
  }
}
