package io.filrouge.batch.customer360;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ConsentsTest {
  private static final String RECORDS =
      "record_identifier, updated_at, known_at, registered_at, is_email_allowed, is_sms_allowed,"
          + " is_push_allowed";
  private static final String EVENTS =
      "customer_identifier, occurred_at, channel, purpose, is_granted";

  @Test
  void takesTheLatestOfRecordsAndEventsPerChannel() {
    assertThat(
            consents(
                "('r', null, TIMESTAMP'2026-01-01', null, true, true, null)",
                "('k', TIMESTAMP'2026-02-01', 'email', 'marketing', false),"
                    + "('k', TIMESTAMP'2025-12-01', 'sms', 'marketing', false)"))
        .containsExactly("ann false true null");
  }

  @Test
  void letsARefusalStandThatAStaleRecordWasDeliveredAfter() {
    assertThat(
            consents(
                "('r', TIMESTAMP'2026-01-01', TIMESTAMP'2026-03-01', null, true, null, null)",
                "('k', TIMESTAMP'2026-02-01', 'email', 'marketing', false)"))
        .containsExactly("ann false null null");
  }

  @Test
  void letsTheRefusalCountWhereBothWereSaidAtOnce() {
    assertThat(
            consents(
                "('r', null, TIMESTAMP'2026-01-01', null, true, null, null)",
                "('k', TIMESTAMP'2026-01-01', 'email', 'marketing', false)"))
        .containsExactly("ann false null null");
  }

  @Test
  void leavesOtherPurposesAndChannelsOutOfMarketing() {
    assertThat(
            consents(
                "('r', null, TIMESTAMP'2026-01-01', null, false, null, null)",
                "('k', TIMESTAMP'2026-02-01', 'email', 'profiling', true),"
                    + "('k', TIMESTAMP'2026-02-01', 'post', 'marketing', true)"))
        .containsExactly("ann false null null");
  }

  @Test
  void readsRecordsAloneWhereThereAreNoEvents() {
    Dataset<Row> records =
        rows("('r', null, null, TIMESTAMP'2026-01-01', true, false, null)", RECORDS);
    assertThat(texts(Consents.of(records, Optional.empty(), customers())))
        .containsExactly("ann true false null");
  }

  private static List<String> consents(String records, String events) {
    return texts(
        Consents.of(rows(records, RECORDS), Optional.of(rows(events, EVENTS)), customers()));
  }

  /** Ann is known by a record and by a key. */
  private static Dataset<Row> customers() {
    return rows("('r', 'ann'), ('k', 'ann')", "identifier, customer_id");
  }

  private static Dataset<Row> rows(String values, String names) {
    String casts =
        names
            .replaceAll("(\\w+_at)\\b", "CAST($1 AS TIMESTAMP) AS $1")
            .replaceAll("(is_\\w+)\\b", "CAST($1 AS BOOLEAN) AS $1");
    return SparkFixture.spark()
        .sql("SELECT " + casts + " FROM VALUES " + values + " AS said(" + names + ")");
  }

  private static List<String> texts(Dataset<Row> consents) {
    return consents.collectAsList().stream()
        .map(
            row ->
                row.getAs("customer_id")
                    + " "
                    + row.getAs("is_email_allowed")
                    + " "
                    + row.getAs("is_sms_allowed")
                    + " "
                    + row.getAs("is_push_allowed"))
        .toList();
  }
}
