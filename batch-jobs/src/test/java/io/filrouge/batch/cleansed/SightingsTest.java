package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.domain.identity.IdentifierKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightingsTest {
  private static final IdentifierHash HASH = new IdentifierHash("");

  private static final String SHOP =
      """
      shop { time-zone = Europe/Paris, currency = EUR }
      sources.orders.website {
        format = csv
        path = ${folder}"/orders.csv"
        columns { order_id = id, customer_key = customer, ordered_at = at, amount = total, email = mail }
      }
      sources.web_events.site {
        format = json
        path = ${folder}"/events.jsonl"
        columns { event_type = type, occurred_at = at, visitor_id = visitor, order_id = order_id }
      }
      sources.customer_records.crm {
        format = csv
        path = ${folder}"/customers.csv"
        columns { record_id = id, loyalty_card = card, phone = phone, country = country }
      }
      """;

  @TempDir Path folder;
  private IntakeNight shop;
  private Publisher night;

  @BeforeEach
  void takeIn() {
    shop =
        new IntakeNight(folder, "Europe/Paris")
            .deliver(
                "orders.csv",
                "id,customer,at,total,mail",
                "o1,c1,2026-01-01,10,Jo@X.com",
                "o2,c1,2026-01-03,10,JO@x.COM ",
                "o3,c2,2026-01-02,10,test@x.com",
                "o4,c2,2026-01-02,10,not an address")
            .deliver(
                "events.jsonl",
                "{\"type\":\"order_placed\",\"at\":\"2026-01-01T10:00:00Z\",\"visitor\":\"d1\",\"order_id\":\"o1\"}",
                "{\"type\":\"product_viewed\",\"at\":\"2026-01-01T09:00:00Z\",\"visitor\":\"d1\"}")
            .deliver("customers.csv", "id,card,phone,country", "r1,12 34-56,01 42 68 53 00,FR");
    night = shop.takeIn("2026-01-05", SHOP);
  }

  @Test
  void showsEveryIdentifierWithTheLeadingOneOfItsRowAndItself() {
    assertThat(shop.rows(IdentifierSightings.CONTRACT, "primary_kind", "kind", "contact_value"))
        .containsExactlyInAnyOrder(
            "customer_key | customer_key | null",
            "customer_key | email | jo@x.com",
            "customer_key | order | null",
            "customer_key | order | null",
            "customer_key | customer_key | null",
            "customer_key | order | null",
            "customer_key | order | null",
            "device | device | null",
            "device | order | null",
            "loyalty_card | loyalty_card | null",
            "loyalty_card | phone | +33142685300",
            "loyalty_card | record | null");
  }

  @Test
  void addsTheRowsOfANightUp() {
    assertThat(
            shop.table(IdentifierSightings.CONTRACT)
                .where("kind = 'email'")
                .selectExpr(
                    "primary_identifier",
                    "identifier",
                    "to_date(first_seen_at)",
                    "to_date(last_seen_at)",
                    "to_date(known_at)",
                    "taken_on")
                .head()
                .mkString(" "))
        .isEqualTo(
            HASH.of(IdentifierKind.CUSTOMER_KEY, "shop", "c1")
                + " "
                + HASH.of(IdentifierKind.EMAIL, "shop", "jo@x.com")
                + " 2026-01-01 2026-01-03 2026-01-01 2026-01-05");
  }

  @Test
  void linksAVisitorWithTheCustomerByTheirOrder() {
    assertThat(
            shop.table(IdentifierSightings.CONTRACT)
                .where("kind = 'order'")
                .groupBy("identifier")
                .agg(
                    org.apache
                        .spark
                        .sql
                        .functions
                        .count_distinct(org.apache.spark.sql.functions.col("primary_kind"))
                        .as("kinds"))
                .where("kinds = 2")
                .selectExpr("identifier")
                .head()
                .getString(0))
        .isEqualTo(HASH.of(IdentifierKind.ORDER, "shop", "o1"));
  }

  @Test
  void countsWhatStandsInPlaceOfAnIdentifier() {
    assertThat(IntakeNight.counts(night, "orders.website"))
        .containsEntry("email_blocked", 1L)
        .containsEntry("email_invalid", 1L)
        .containsEntry("rows_kept", 4L);
  }

  @Test
  void keepsKeysAndVisitorsOutOfTablesThatAreNotPersonal() {
    String rows =
        String.join("\n", shop.rows(StagedOrderLines.CONTRACT, "to_json(struct(*))"))
            + String.join("\n", shop.rows(WebEvents.CONTRACT, "to_json(struct(*))"));

    assertThat(rows).doesNotContain("\"c1\"", "\"d1\"", "x.com");
    assertThat(rows).contains(HASH.of(IdentifierKind.CUSTOMER_KEY, "shop", "c1"));
    assertThat(rows).contains(HASH.of(IdentifierKind.DEVICE, "shop", "d1"));
  }
}
