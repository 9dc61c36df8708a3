package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.WebEvents;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ShopEventRowsTest {
  private static final String WEB =
      "source, event_id, event_type, occurred_at, visitor_identifier, customer_identifier, order_id";
  private static final String AT = "TIMESTAMP'2026-01-01 10:00:00'";

  @Test
  void namesTheCustomerOnlyWhereTheEventCarriedAKeyItself() {
    assertThat(
            web(
                "('site', '1', 'product_viewed', " + AT + ", 'browser', null, null)",
                "('site', '2', 'checkout_started', " + AT + ", 'browser', 'key', null)",
                "('app', '1', 'product_viewed', " + AT + ", null, 'stranger', null)"))
        .containsExactlyInAnyOrder(
            "web/site/1 browser null", "web/site/2 browser ann", "web/app/1 null null");
  }

  @Test
  void countsAPartOfAPieceAsOne() {
    assertThat(quantities("0.5", "2.0001", "3", "0", "-0.5", "null", "99999999999"))
        .containsExactly("1", "3", "3", "0", "-1", "null", "2147483647");
  }

  @Test
  void tellsOfOrdersThatNoWebEventTellsOf() {
    String told = "('app', '7', 'order_placed', " + AT + ", 'browser', null, 'told')";
    String viewed = "('app', '8', 'product_viewed', " + AT + ", 'browser', null, 'store-1')";

    assertThat(
            orders(
                List.of(
                    "('store', 'store-1', 'ann', " + AT + ", false, false)",
                    "('site', 'told', 'ann', " + AT + ", false, false)",
                    "('store', 'cancelled', 'ann', " + AT + ", true, false)",
                    "('store', 'return', 'ann', " + AT + ", false, true)"),
                told,
                viewed))
        .containsExactly("order_placed order/store/store-1 ann null null store-1 10:05");
  }

  private static List<String> web(String... events) {
    Dataset<Row> seen = SparkFixture.rows(WebEvents.CONTRACT, WEB, String.join(", ", events));
    return texts(
        ShopEventRows.ofWebEvents(seen, customers(), "EUR"),
        "event_id",
        "visitor_id",
        "customer_id");
  }

  private static List<String> quantities(String... quantities) {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < quantities.length; i++) {
      values.append(i == 0 ? "" : ", ");
      values.append("('" + i + "', CAST(" + quantities[i] + " AS DECIMAL(18,4)))");
    }
    Dataset<Row> seen =
        SparkFixture.rows(WebEvents.CONTRACT, "event_id, quantity", values.toString());
    return texts(
        ShopEventRows.ofWebEvents(seen, customers(), "EUR").orderBy("event_id"), "quantity");
  }

  // Every order was first known five minutes after it was made, and its return two days later.
  private static List<String> orders(List<String> orders, String... told) {
    Dataset<Row> rows =
        SparkFixture.rows(
            Orders.CONTRACT,
            "source, order_id, customer_id, ordered_at, is_cancelled, is_return",
            String.join(", ", orders));
    Dataset<Row> lines =
        SparkFixture.rows(
            StagedOrderLines.CONTRACT,
            "source, order_id, known_at",
            "('store', 'store-1', TIMESTAMP'2026-01-03 10:00:00'),"
                + "('store', 'store-1', TIMESTAMP'2026-01-01 10:05:00'),"
                + "('site', 'told', "
                + AT
                + "), ('store', 'cancelled', "
                + AT
                + "), ('store', 'return', "
                + AT
                + ")");
    Dataset<Row> seen = SparkFixture.rows(WebEvents.CONTRACT, WEB, String.join(", ", told));
    return texts(
        ShopEventRows.ofOrders(rows, lines, seen, "EUR"),
        "event_type",
        "event_id",
        "customer_id",
        "visitor_id",
        "cart_id",
        "order_id",
        "date_format(known_at, 'HH:mm')");
  }

  private static Dataset<Row> customers() {
    return SparkFixture.spark()
        .sql(
            "SELECT * FROM VALUES ('key', 'ann'), ('browser', 'ann') AS t(identifier, customer_id)");
  }

  private static List<String> texts(Dataset<Row> rows, String... columns) {
    return rows.selectExpr(columns).collectAsList().stream().map(row -> row.mkString(" ")).toList();
  }
}
