package io.filrouge.batch.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.IdentityEdges;
import io.filrouge.batch.tables.IdentityMerges;
import io.filrouge.batch.tables.Publisher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityStepTest {
  private static final IdentitySettings SETTINGS =
      IdentitySettings.from(ConfigFactory.parseString("identity.limits {}"));

  @TempDir private Path folder;
  private LakeFixture fixture;
  private final List<String> sightings = new ArrayList<>();

  @BeforeEach
  void openLake() {
    fixture = new LakeFixture(folder);
  }

  @Test
  void givesOneIdToAllThatWasSeenAndKnownTogether() {
    seen("2026-01-01", "customer_key", "anna", "email", "a@example.com");
    seen("2026-01-01", "customer_key", "anna", "device", "phone-of-anna");
    seen("2026-01-01", "customer_key", "bert", "email", "b@example.com");
    sightings.add(row("2026-01-01", "customer_key", "anna", "phone", "+331", "2026-01-03"));
    for (int i = 0; i < 8; i++) {
      seen("2026-01-01", "customer_key", "key" + i, "phone", "shop-counter");
    }
    Map<String, String> ids = night("2026-01-01");

    assertThat(ids.get("a@example.com")).isEqualTo(ids.get("anna"));
    assertThat(ids.get("phone-of-anna")).isEqualTo(ids.get("anna"));
    assertThat(ids.get("bert")).isNotEqualTo(ids.get("anna"));
    assertThat(ids.values()).allMatch(id -> id.matches("c[0-9a-f]{16}"));
    assertThat(ids).as("known two days later").doesNotContainKey("+331");
    assertThat(fixture.texts(IdentityEdges.CONTRACT, "outcome", "refused_kind"))
        .as("five keys at most share a phone")
        .filteredOn(text -> text.equals("refused customer_key"))
        .hasSize(3);
    assertThat(ids.values().stream().distinct()).hasSize(6);
    assertThat(fixture.texts(CustomerContacts.CONTRACT, "kind", "value", "is_preferred"))
        .contains("email a@example.com true", "phone shop-counter true");
  }

  @Test
  void keepsTheLargerIdOnAMergeSaysWhyAndGivesTheSameWhenRunAgain() {
    seen("2026-01-01", "customer_key", "anna", "email", "a@example.com");
    seen("2026-01-01", "customer_key", "anna", "device", "phone");
    seen("2026-01-01", "customer_key", "annie", "loyalty_card", "card");
    Map<String, String> before = night("2026-01-01");
    assertThat(fixture.texts(IdentityMerges.CONTRACT, "cause")).isEmpty();

    seen("2026-01-02", "loyalty_card", "card", "email", "a@example.com");
    Map<String, String> after = night("2026-01-02");

    assertThat(after.get("annie")).isEqualTo(before.get("anna"));
    assertThat(
            fixture.texts(
                IdentityMerges.CONTRACT, "as_of_date", "customer_id", "retired_customer_id"))
        .contains("2026-01-02 " + before.get("anna") + " " + before.get("annie"));
    assertThat(fixture.texts(IdentityMerges.CONTRACT, "cause"))
        .contains("loyalty_card and email in one row of crm");

    List<String> identifiers = fixture.texts(CustomerIdentifiers.CONTRACT, "*");
    List<String> merges = fixture.texts(IdentityMerges.CONTRACT, "*");
    assertThat(night("2026-01-02")).isEqualTo(after);
    assertThat(fixture.texts(CustomerIdentifiers.CONTRACT, "*"))
        .containsExactlyInAnyOrderElementsOf(identifiers);
    assertThat(fixture.texts(IdentityMerges.CONTRACT, "*"))
        .containsExactlyInAnyOrderElementsOf(merges);
  }

  @Test
  void finishesAComponentOfAHundredThousandInAPath() {
    Dataset<Row> path =
        SparkFixture.spark()
            .range(100_000)
            .selectExpr(
                "'customer_records' AS entity",
                "'crm' AS source",
                "'record' AS primary_kind",
                "substring(sha2(CAST(id AS STRING), 256), 1, 32) AS primary_identifier",
                "'record' AS kind",
                "substring(sha2(CAST(id + 1 AS STRING), 256), 1, 32) AS identifier",
                "CAST(null AS STRING) AS contact_value",
                "TIMESTAMP '2026-01-01 08:00:00' AS first_seen_at",
                "TIMESTAMP '2026-01-01 08:00:00' AS last_seen_at",
                "TIMESTAMP '2026-01-01 08:00:00' AS known_at",
                "DATE '2026-01-01' AS taken_on");
    fixture.publish("2026-01-01", "test", night -> takenIn(night, path));
    fixture.publish("2026-01-01", "identity", night -> IdentityStep.publish(night, SETTINGS));

    assertThat(
            fixture.texts(CustomerIdentifiers.CONTRACT, "count(distinct customer_id)", "count(1)"))
        .containsExactly("1 100001");
  }

  private void seen(String day, String kindA, String a, String kindB, String b) {
    sightings.add(row(day, kindA, a, kindA, a, day));
    sightings.add(row(day, kindA, a, kindB, b, day));
  }

  private static String row(
      String day, String kindA, String a, String kindB, String b, String knownOn) {
    String contact = kindB.equals("email") || kindB.equals("phone") ? "'" + b + "'" : "null";
    return "('customer_records', 'crm', '%s', '%s', '%s', '%s', %s, TIMESTAMP '%s 08:00:00',"
            .formatted(kindA, hash(a), kindB, hash(b), contact, day)
        + " TIMESTAMP '%s 08:00:00', TIMESTAMP '%s 08:00:00', DATE '%s')"
            .formatted(day, knownOn, day);
  }

  private static void takenIn(Publisher night, Dataset<Row> sightings) {
    night.replaceNight(IdentifierSightings.CONTRACT, "taken_on", sightings);
  }

  private Map<String, String> night(String date) {
    Map<String, List<String>> byNight = new TreeMap<>();
    for (String row : sightings) {
      String takenOn = row.substring(row.length() - 12, row.length() - 2);
      byNight.computeIfAbsent(takenOn, night -> new ArrayList<>()).add(row);
    }
    sightings.clear();
    byNight.forEach(
        (takenOn, rows) ->
            fixture.publish(
                takenOn,
                "test",
                night ->
                    takenIn(
                        night,
                        SparkFixture.rows(
                                IdentifierSightings.CONTRACT,
                                "entity, source, primary_kind, primary_identifier, kind,"
                                    + " identifier, contact_value, first_seen_at, last_seen_at,"
                                    + " known_at, taken_on",
                                String.join(", ", rows))
                            .distinct())));
    fixture.publish(date, "identity", night -> IdentityStep.publish(night, SETTINGS));
    Map<String, String> names = new TreeMap<>();
    for (String word :
        List.of(
            "anna",
            "annie",
            "bert",
            "a@example.com",
            "b@example.com",
            "card",
            "phone",
            "+331",
            "phone-of-anna",
            "shop-counter",
            "key0",
            "key1",
            "key2",
            "key3",
            "key4",
            "key5",
            "key6",
            "key7")) {
      names.put(hash(word), word);
    }
    Map<String, String> ids = new TreeMap<>();
    for (Row row :
        fixture
            .lake()
            .read(CustomerIdentifiers.CONTRACT)
            .where("valid_to IS NULL")
            .select("identifier", "customer_id")
            .collectAsList()) {
      ids.put(names.getOrDefault(row.getString(0), row.getString(0)), row.getString(1));
    }
    return ids;
  }

  private static String hash(String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 32);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
