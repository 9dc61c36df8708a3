package io.filrouge.batch.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.WebEvents;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class WebSessionsTest {

  @Test
  void countsNamedSessionsWithWhatHappenedInThem() {
    Shop shop = new Shop().knows("ann", "key ann");
    shop.event("product_viewed", "key ann", null, "s1", "2026-01-05T10:00:00")
        .event("product_viewed", "key ann", null, "s1", "2026-01-05T18:00:00")
        .event("cart_item_added", "key ann", null, "s1", "2026-01-05T18:01:00")
        .event("checkout_started", "key ann", null, "s1", "2026-01-05T18:02:00")
        .event("order_placed", "key ann", null, "s1", "2026-01-05T18:03:00")
        .event("cart_item_added", "key ann", null, "s2", "2026-01-05T20:00:00");

    assertThat(daily(shop))
        .containsExactly("ann 2026-01-05 sessions=2 views=2 carts=2 checkouts=1 orders=1 left=1");
  }

  @Test
  void cutsUnnamedSessionsAtAPauseOfHalfAnHour() {
    Shop shop = new Shop().knows("ann", "device 1");
    shop.event("product_viewed", null, "device 1", null, "2026-01-05T10:00:00")
        .event("product_viewed", null, "device 1", null, "2026-01-05T10:29:59")
        .event("product_viewed", null, "device 1", null, "2026-01-05T10:59:59")
        .event("product_viewed", null, "device 1", null, "2026-01-05T10:59:59");

    assertThat(daily(shop))
        .containsExactly("ann 2026-01-05 sessions=2 views=4 carts=0 checkouts=0 orders=0 left=0");
  }

  @Test
  void keepsTwoDevicesOfACustomerApart() {
    Shop shop = new Shop().knows("ann", "device 1", "device 2");
    shop.event("product_viewed", null, "device 1", null, "2026-01-05T10:00:00")
        .event("product_viewed", null, "device 2", null, "2026-01-05T10:05:00");

    assertThat(daily(shop)).singleElement().asString().contains("sessions=2 views=2");
  }

  @Test
  void countsASessionOverMidnightOnceAndItsEventsOnTheirOwnDays() {
    Shop shop = new Shop().knows("ann", "device 1");
    shop.event("product_viewed", null, "device 1", null, "2026-01-05T23:50:00")
        .event("cart_item_added", null, "device 1", null, "2026-01-06T00:10:00")
        .event("product_viewed", null, "device 1", "s", "2026-01-07T23:50:00")
        .event("cart_item_added", null, "device 1", "s", "2026-01-07T23:55:00")
        .event("order_placed", null, "device 1", "s", "2026-01-08T00:10:00");

    assertThat(daily(shop))
        .containsExactly(
            "ann 2026-01-05 sessions=1 views=1 carts=0 checkouts=0 orders=0 left=1",
            "ann 2026-01-06 sessions=0 views=0 carts=1 checkouts=0 orders=0 left=0",
            "ann 2026-01-07 sessions=1 views=1 carts=1 checkouts=0 orders=0 left=0",
            "ann 2026-01-08 sessions=0 views=0 carts=0 checkouts=0 orders=1 left=0");
  }

  @Test
  void keepsASessionTogetherOverTheHourThatSummerTimeSkips() {
    Shop shop = new Shop().knows("ann", "device 1");
    shop.event("product_viewed", null, "device 1", null, "2026-03-29T01:50:00")
        .event("product_viewed", null, "device 1", null, "2026-03-29T03:10:00");

    assertThat(daily(shop)).singleElement().asString().contains("sessions=1 views=2");
  }

  @Test
  void givesAnEventToTheCustomerWhoWasLoggedInElseToTheVisitor() {
    Shop shop = new Shop().knows("ann", "key ann").knows("bob", "shared device");
    shop.event("product_viewed", "key ann", "shared device", "s1", "2026-01-05T10:00:00")
        .event("product_viewed", null, "shared device", "s2", "2026-01-05T11:00:00")
        .event("product_viewed", null, "unknown device", "s3", "2026-01-05T12:00:00");

    assertThat(daily(shop))
        .containsExactly(
            "ann 2026-01-05 sessions=1 views=1 carts=0 checkouts=0 orders=0 left=0",
            "bob 2026-01-05 sessions=1 views=1 carts=0 checkouts=0 orders=0 left=0");
  }

  @Test
  void seesOnlyWhatHadHappenedWasKnownAndWasTakenInByTheNight() {
    // The night of 29 March in Paris ends at 22:00 UTC, as summer time begins that day.
    Dataset<Row> events =
        SparkFixture.rows(
            WebEvents.CONTRACT,
            "event_id, occurred_at, known_at, taken_on",
            "('in time', TIMESTAMP '2026-03-29 21:59:59 UTC', TIMESTAMP '2026-03-29 21:59:59 UTC',"
                + " DATE '2026-03-29'),"
                + "('of tomorrow', TIMESTAMP '2026-03-29 22:00:00 UTC',"
                + " TIMESTAMP '2026-03-29 22:00:00 UTC', DATE '2026-03-29'),"
                + "('known too late', TIMESTAMP '2026-03-29 08:00:00 UTC',"
                + " TIMESTAMP '2026-03-29 22:00:00 UTC', DATE '2026-03-29'),"
                + "('taken in later', TIMESTAMP '2026-03-29 08:00:00 UTC',"
                + " TIMESTAMP '2026-03-29 08:00:00 UTC', DATE '2026-03-30')");

    assertThat(events.where(Shop.night("2026-03-29").seesTakenIn("occurred_at")).collectAsList())
        .extracting(row -> row.<String>getAs("event_id"))
        .containsExactly("in time");
  }

  private static List<String> daily(Shop shop) {
    return WebSessions.daily(shop.webEventsTable(), shop.customers())
        .orderBy("customer_id", "activity_date")
        .collectAsList()
        .stream()
        .map(
            row ->
                "%s %s sessions=%s views=%s carts=%s checkouts=%s orders=%s left=%s"
                    .formatted(
                        row.getAs("customer_id"),
                        row.getAs("activity_date"),
                        row.getAs("web_session_count"),
                        row.getAs("product_view_count"),
                        row.getAs("cart_add_count"),
                        row.getAs("checkout_count"),
                        row.getAs("web_order_count"),
                        row.getAs("abandoned_cart_count")))
        .toList();
  }
}
