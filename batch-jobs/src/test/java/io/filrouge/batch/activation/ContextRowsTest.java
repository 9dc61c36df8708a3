package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.customer360.PlaceRule;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.CustomerContacts;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ContextRowsTest {
  private static final String CUSTOMERS =
      "customer_id, is_push_allowed, is_email_reachable, preferred_contact_channel, country,"
          + " ltv_amount, ltv_percentile, churn_percentile";

  private static final String CONTACTS = "customer_id, kind, value, is_preferred";

  @Test
  void namesTheChannelsThatReachTheCustomerTheBestOneFirst() {
    String contacts =
        "('ann', 'email', 'a@x.com', true), ('ann', 'phone', '+331', true),"
            + " ('bob', 'email', 'b@x.com', true), ('bob', 'phone', '+332', true),"
            + " ('cid', 'email', 'c@x.com', true), ('cid', 'city', 'Lyon', true)";
    Dataset<Row> contexts =
        contexts(
            "('ann', true, true, 'push', null, 1, 1, 1),"
                + "('bob', false, false, 'email', null, 1, 1, 1),"
                + "('cid', true, null, 'post', null, 1, 1, 1),"
                + "('dan', true, null, null, null, 1, 1, 1)",
            contacts,
            "('ann'), ('bob')");

    assertThat(texts(contexts, "customer_id", "channels"))
        .containsExactlyInAnyOrder("ann [push, email, sms]", "bob [sms]", "cid [email]", "dan []");
  }

  @Test
  void givesPercentilesAsSharesAndMoneyAsDecimals() {
    Dataset<Row> contexts =
        contexts(
            "('ann', true, true, null, 'France', 12.34567, 75, 25)",
            "('x', 'x', 'x', true)",
            "('x')");

    assertThat(
            texts(
                contexts,
                "ltv_amount",
                "ltv_percentile",
                "churn_percentile",
                "country",
                "time_zone",
                "recent_sent_at",
                "daily_message_cap"))
        .containsExactly("12.3457 0.75 0.25 FR Europe/Paris [] null");
  }

  @Test
  void listsWhenMessagesWereSentTheOldestFirst() {
    Dataset<Row> sent =
        SparkFixture.spark()
            .sql(
                "SELECT * FROM VALUES ('ann', TIMESTAMP'2026-01-03 10:00:00'),"
                    + " ('ann', TIMESTAMP'2026-01-02 10:00:00') AS t(customer_id, occurred_at)");

    assertThat(
            texts(
                ContextRows.sent(sent),
                "customer_id",
                "transform(recent_sent_at, at -> date_format(at, 'dd'))"))
        .containsExactly("ann [02, 03]");
  }

  private static Dataset<Row> contexts(String customers, String contacts, String pushable) {
    return ContextRows.of(
        SparkFixture.rows(Customer360.CONTRACT, CUSTOMERS, customers),
        ContextRows.contacts(SparkFixture.rows(CustomerContacts.CONTRACT, CONTACTS, contacts)),
        SparkFixture.spark().sql("SELECT * FROM VALUES " + pushable + " AS t(customer_id)"),
        ContextRows.sent(
            SparkFixture.spark()
                .sql("SELECT '' AS customer_id, TIMESTAMP'2026-01-01' AS occurred_at LIMIT 0")),
        new PlaceRule(Map.of(), ZoneId.of("Europe/Paris")));
  }

  private static List<String> texts(Dataset<Row> rows, String... columns) {
    return rows.selectExpr(columns).collectAsList().stream()
        .map(row -> row.mkString(" ").replace("ArraySeq(", "[").replace(")", "]"))
        .toList();
  }
}
