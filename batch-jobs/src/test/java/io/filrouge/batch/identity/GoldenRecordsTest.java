package io.filrouge.batch.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.domain.golden.Criterion;
import io.filrouge.domain.golden.GoldenField;
import io.filrouge.domain.golden.SurvivorshipRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class GoldenRecordsTest {
  private static final SurvivorshipRules RULES =
      new SurvivorshipRules(
          List.of(Criterion.VERIFIED, Criterion.MOST_RECENT),
          Map.of(GoldenField.CITY, List.of(Criterion.SOURCE_PRIORITY, Criterion.MOST_RECENT)),
          List.of("crm", "website"));

  private static final Map<String, String> SOURCES =
      Map.of("orders", "website", "message_events", "mailer", "customer_records", "crm");

  private static final Dataset<Row> CUSTOMERS =
      SparkFixture.spark()
          .sql(
              "SELECT * FROM VALUES ('r1', 'ann'), ('r2', 'ann'), ('r3', 'ann'), ('r9', 'bob'),"
                  + " ('old mail', 'ann'), ('new mail', 'ann'), ('phone', 'bob')"
                  + " AS t(identifier, customer_id)");

  private final List<String> records = new ArrayList<>();
  private final List<String> sightings = new ArrayList<>();

  @Test
  void settlesEveryFieldOfEveryCustomerAndSaysWhereItCameFrom() {
    record("crm", "r1", "2026-01-01", "'old@x.com', true, 'Ann', 'Lyon', 1980");
    record("website", "r2", "2026-01-03", "'new@x.com', null, ' ann ', 'Nice', null");
    record("website", "r3", "2026-01-02", "null, null, 'Ann', ' ', null");
    record("crm", "r9", "2026-01-01", "null, null, 'Bob', null, null");
    record("crm", "stranger", "2026-01-01", "null, null, 'Eve', 'Metz', null");

    assertThat(golden("2026-01-04"))
        .containsExactly(
            "ann birth_year 1980 true crm only_value 1 null",
            "ann city Lyon true crm source_priority 1 null",
            "ann city Nice false website null 1 null",
            "ann email new@x.com false website null 1 null",
            "ann email old@x.com true crm verified 1 true",
            "ann first_name Ann false website null 2 null",
            "ann first_name ann true website most_recent 1 null",
            "bob first_name Bob true crm only_value 1 null");
  }

  @Test
  void seesOnlyWhatHadHappenedAndWasKnownByTheNight() {
    record("crm", "r1", "2026-01-01", "'old@x.com', null, 'Ann', null, null");
    record("website", "r2", "2026-01-05", "'new@x.com', null, 'Annie', null, null");
    shown("orders", "new mail", "new@x.com", "2026-01-02", "2026-01-09", "2026-01-02");
    shown("customer_records", "old mail", "older@x.com", "2025-01-01", "2025-01-01", "2025-01-01");
    shown("message_events", "old mail", "older@x.com", "2026-01-03", "2026-01-03", "2026-01-03");
    shown("orders", "old mail", "late@x.com", "2026-01-02", "2026-01-02", "2026-01-08");

    assertThat(golden("2026-01-04"))
        .containsExactly(
            "ann email new@x.com true website most_recent 1 null",
            "ann email old@x.com false crm null 1 null",
            "ann email older@x.com false mailer null 2 null",
            "ann first_name Ann true crm only_value 1 null");
    assertThat(
            rows("2026-01-04")
                .where("value IN ('new@x.com', 'older@x.com')")
                .selectExpr("value", "to_date(first_seen_at)", "to_date(last_seen_at)")
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactlyInAnyOrder(
            "new@x.com 2026-01-02 2026-01-02", "older@x.com 2025-01-01 2026-01-03");
    assertThat(golden("2026-01-09"))
        .contains(
            "ann email new@x.com true website most_recent 2 null",
            "ann email late@x.com false website null 1 null",
            "ann first_name Annie true website most_recent 1 null");
  }

  private void record(String source, String id, String updatedOn, String values) {
    records.add(
        "('%s', '%s', '%s', TIMESTAMP '%s 08:00:00', %s)"
            .formatted(source, id, id, updatedOn, values));
  }

  private void shown(
      String entity, String identifier, String value, String from, String to, String knownOn) {
    sightings.add(
        "('%s', '%s', 'customer_key', 'key', 'email', '%s', '%s', TIMESTAMP '%s 08:00:00',"
                .formatted(entity, SOURCES.get(entity), identifier, value, from)
            + " TIMESTAMP '%s 08:00:00', TIMESTAMP '%s 08:00:00', DATE '2026-01-01')"
                .formatted(to, knownOn));
  }

  private List<String> golden(String night) {
    return rows(night)
        .selectExpr(
            "customer_id",
            "kind",
            "value",
            "is_preferred",
            "source",
            "survived_by",
            "seen_count",
            "is_verified")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .sorted()
        .toList();
  }

  private Dataset<Row> rows(String night) {
    Dataset<Row> shown =
        sightings.isEmpty()
            ? SparkFixture.spark().createDataFrame(List.of(), IdentifierSightings.CONTRACT.schema())
            : SparkFixture.rows(
                IdentifierSightings.CONTRACT,
                "entity, source, primary_kind, primary_identifier, kind, identifier,"
                    + " contact_value, first_seen_at, last_seen_at, known_at, taken_on",
                String.join(", ", sightings));
    Dataset<Row> recorded =
        SparkFixture.rows(
            CustomerRecords.CONTRACT,
            "source, record_id, record_identifier, updated_at, email_address, is_email_verified,"
                + " first_name, city, birth_year",
            String.join(", ", records));
    return CustomerContacts.CONTRACT.conform(
        GoldenRecords.of(recorded, shown, CUSTOMERS, RULES, LakeFixture.night(night)));
  }
}
