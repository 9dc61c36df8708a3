package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class DailyActivityTest {

  @Test
  void addsUpTheOrdersAndLinesOfADay() {
    Shop shop =
        new Shop()
            .order("ann", "o1", "2026-01-05T10:00:00", "purchase", null, null)
            .line("ann", "o1", "2026-01-05T10:00:00", "purchase", "p1", null, "2", "30", "5", "0")
            .line("ann", "o1", "2026-01-05T10:00:00", "purchase", "p2", null, null, "9.9", "0", "0")
            .order("ann", "o2", "2026-01-05T23:59:59", "purchase", null, null)
            .line("ann", "o2", "2026-01-05T23:59:59", "purchase", "p1", null, "1", "15", "0", "0");

    assertThat(days(shop.dailyActivity()))
        .containsExactly(
            "ann 2026-01-05 orders=2 lines=3 pieces=3.0000 gross=54.9000 off=5.0000"
                + " back=0.0000 net=54.9000 unmatched=0.0000 cancelled=0");
  }

  @Test
  void putsWhatCameBackOnThePurchasesDayAndAnUnmatchedReturnOnItsOwn() {
    Shop shop =
        new Shop()
            .order("ann", "o1", "2026-01-05T10:00:00", "purchase", null, null)
            .line("ann", "o1", "2026-01-05T10:00:00", "purchase", "p1", null, "2", "30", "0", "10")
            .order("ann", "r1", "2026-01-09T10:00:00", "return", null, null)
            .line("ann", "r1", "2026-01-09T10:00:00", "return", "p9", null, "-1", "0", "0", "7");

    assertThat(days(shop.dailyActivity()))
        .containsExactly(
            "ann 2026-01-05 orders=1 lines=1 pieces=2.0000 gross=30.0000 off=0.0000"
                + " back=10.0000 net=20.0000 unmatched=0.0000 cancelled=0",
            "ann 2026-01-09 orders=0 lines=0 pieces=0.0000 gross=0.0000 off=0.0000"
                + " back=0.0000 net=0.0000 unmatched=7.0000 cancelled=0");
  }

  @Test
  void countsCancelledOrdersWithoutTheirAmountsAndPassesGiftsOver() {
    Shop shop =
        new Shop()
            .order("ann", "c1", "2026-01-05T10:00:00", "cancelled", null, null)
            .line("ann", "c1", "2026-01-05T10:00:00", "cancelled", "p", null, "1", "30", "3", "0")
            .order("ann", "g1", "2026-01-06T10:00:00", "gift", null, null)
            .line("ann", "g1", "2026-01-06T10:00:00", "gift", "p", null, "1", "0", "0", "0");

    assertThat(days(shop.dailyActivity()))
        .containsExactly(
            "ann 2026-01-05 orders=0 lines=0 pieces=0.0000 gross=0.0000 off=0.0000"
                + " back=0.0000 net=0.0000 unmatched=0.0000 cancelled=1");
  }

  @Test
  void leavesOutOrdersThatBelongToNobody() {
    assertThat(days(new Shop().buys(null, "2026-01-05T10:00:00", "30").dailyActivity())).isEmpty();
  }

  @Test
  void bringsPurchasesAndSessionsOfADayIntoOneRow() {
    Shop shop =
        new Shop()
            .knows("ann", "key ann")
            .buys("ann", "2026-01-05T10:00:00", "30")
            .event("product_viewed", "key ann", null, "s1", "2026-01-05T09:00:00");

    assertThat(shop.dailyActivity().collectAsList())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<Long>getAs("order_count")).isEqualTo(1);
              assertThat(row.<Long>getAs("web_session_count")).isEqualTo(1);
              assertThat(row.<Long>getAs("product_view_count")).isEqualTo(1);
            });
  }

  @Test
  void givesTheSameRowsForSomeCustomersAndDaysAlone() {
    Shop shop = RandomShop.of(3);
    var isTouched = col("customer_id").isin("c1", "c4").and(col("order_date").geq("2026-01-01"));
    Dataset<Row> all = shop.dailyActivity();
    Dataset<Row> touched =
        DailyActivity.of(
            shop.ordersTable().where(isTouched),
            shop.orderLinesTable().where(isTouched),
            WebSessions.daily(
                shop.webEventsTable(), shop.customers().where(col("customer_id").isin("c1", "c4"))),
            Optional.empty());

    var isRecent = col("activity_date").geq("2026-01-01");
    assertThat(days(touched.where(isRecent)))
        .isNotEmpty()
        .isEqualTo(days(all.where(isRecent).where(col("customer_id").isin("c1", "c4"))));
  }

  private static List<String> days(Dataset<Row> activity) {
    return activity.orderBy("customer_id", "activity_date").collectAsList().stream()
        .map(
            row ->
                "%s %s orders=%s lines=%s pieces=%s gross=%s off=%s back=%s net=%s unmatched=%s cancelled=%s"
                    .formatted(
                        row.getAs("customer_id"),
                        row.getAs("activity_date"),
                        row.getAs("order_count"),
                        row.getAs("line_count"),
                        row.getAs("quantity"),
                        row.getAs("gross_amount"),
                        row.getAs("discount_amount"),
                        row.getAs("returned_amount"),
                        row.getAs("net_amount"),
                        row.getAs("unmatched_return_amount"),
                        row.getAs("cancelled_order_count")))
        .toList();
  }
}
