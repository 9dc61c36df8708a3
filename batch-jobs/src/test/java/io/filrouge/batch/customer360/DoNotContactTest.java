package io.filrouge.batch.customer360;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TriggerDecisions;
import io.filrouge.settings.Failure;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights of the week from Monday, 2 March 2026; at most one message a day and three a week. */
class DoNotContactTest {
  private static final String THURSDAY = "2026-03-05";
  private static final String NEXT_MONDAY = "2026-03-09";

  private static final String MESSAGES =
      "customer_identifier, event_type, channel, campaign, occurred_at, known_at, taken_on";
  private static final String DECISIONS =
      "customer_id, outcome, campaign, decided_at, send_at, taken_on";

  @TempDir Path folder;
  private LakeFixture lake;

  @BeforeEach
  void opensTheLake() {
    lake = new LakeFixture(folder);
    put(
        CustomerIdentifiers.CONTRACT,
        "identifier, customer_id, former_ids, valid_from",
        "('a', 'ann', array('amy@2025-01-01@2026-03-04'), DATE '2026-01-01'),"
            + " ('b', 'bob', array(), DATE '2026-01-01')");
  }

  @Test
  void isEmptyWhereNobodyTellsOfAnyMessage() {
    assertThat(until(THURSDAY, "")).containsExactlyInAnyOrder("ann null", "bob null");
    assertThat(until(THURSDAY, "caps.daily = 0"))
        .containsExactlyInAnyOrder("ann 9999-12-31", "bob 9999-12-31");
  }

  @Test
  void countsMessagesThatTheToolSentAndThoseThatTheStreamDecidedEachOnce() {
    put(
        MessageEvents.CONTRACT,
        MESSAGES,
        sent("a", "email", "news", "2026-03-02 10:00", "2026-03-02")
            + ","
            + sent("a", "sms", "cart", "2026-03-03 10:01", "2026-03-03")
            + ","
            + sent("b", "push", "news", "2026-03-03 10:00", "2026-03-03"));
    // Amy was merged into Ann since. The mailer tells of the first of her two decisions, too.
    put(
        TriggerDecisions.CONTRACT,
        DECISIONS,
        decided("amy", "send", "2026-03-03 10:00", "2026-03-03")
            + ","
            + decided("amy", "send", "2026-03-04 10:00", "2026-03-04")
            + ","
            + decided("bob", "suppressed", "2026-03-04 10:00", "2026-03-04")
            + ","
            + decided("bob", "send", "2026-03-04 11:00", "2026-03-04"));

    assertThat(until(THURSDAY, "")).containsExactlyInAnyOrder("ann " + NEXT_MONDAY, "bob null");
    assertThat(until(THURSDAY, "caps.weekly = 4"))
        .containsExactlyInAnyOrder("ann null", "bob null");
  }

  @Test
  void leavesOutWhatIsNoMessageOrCameToLightLater() {
    put(
        MessageEvents.CONTRACT,
        MESSAGES,
        sent("a", "email", "news", "2026-03-02 10:00", "2026-03-02")
            + ","
            + sent("a", "post", "news", "2026-03-03 10:00", "2026-03-03")
            + ","
            + sent("a", "email", "news", "2026-03-04 10:00", "2026-03-04").replace("sent", "opened")
            + ","
            + sent("a", "email", "news", "2026-03-04 10:00", "2026-03-06")
            + ","
            + sent("a", "email", "news", "2026-03-06 10:00", "2026-03-05"));
    put(
        TriggerDecisions.CONTRACT,
        DECISIONS,
        decided("ann", "send", "2026-03-03 10:00", "2026-03-06")
            + ","
            + decided("ann", "send", "2026-03-06 10:00", "2026-03-05"));

    assertThat(until(THURSDAY, "caps.weekly = 2")).contains("ann null");
    assertThat(until(THURSDAY, "caps.weekly = 1")).contains("ann " + NEXT_MONDAY);
    assertThat(until("2026-03-07", "caps.weekly = 4")).contains("ann " + NEXT_MONDAY);
  }

  @Test
  void countsByTheDaysOfTheCustomersOwnZone() {
    put(
        CustomerContacts.CONTRACT,
        "customer_id, kind, value, is_preferred",
        "('ann', 'time_zone', 'America/Los_Angeles', true), ('ann', 'time_zone', 'UTC', false)");
    // In Los Angeles it is still Sunday.
    put(
        MessageEvents.CONTRACT,
        MESSAGES,
        sent("a", "email", "news", "2026-03-02 08:00", "2026-03-02")
            + ","
            + sent("b", "email", "news", "2026-03-02 08:00", "2026-03-02"));

    assertThat(until("2026-03-02", "caps.weekly = 1"))
        .containsExactlyInAnyOrder("ann null", "bob " + NEXT_MONDAY);
    assertThat(until("2026-03-02", "caps.weekly = 1, time-zones.FR = America/Los_Angeles"))
        .containsExactlyInAnyOrder("ann null", "bob null");
  }

  @Test
  void refusesCapsBelowNothing() {
    assertThatThrownBy(() -> rules("caps.weekly = -1"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot use reactivation.caps: below nothing");
  }

  private List<String> until(String night, String reactivation) {
    Dataset<Row> customers =
        SparkFixture.spark()
            .sql("SELECT * FROM VALUES ('ann', null), ('bob', 'FR') AS t(customer_id, country)");
    return DoNotContact.of(lake.lake(), LakeFixture.night(night), rules(reactivation))
        .with(customers)
        .select("customer_id", "do_not_contact_until")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static ContactRules rules(String reactivation) {
    Config config =
        ConfigFactory.parseString("reactivation { " + reactivation + " }")
            .withFallback(ConfigFactory.parseResources("reference.conf"));
    return ContactRules.from(config, ZoneId.of("Europe/Paris"));
  }

  private static String sent(
      String identifier, String channel, String campaign, String at, String takenOn) {
    return "('%s', 'sent', '%s', '%s', TIMESTAMP '%s', TIMESTAMP '%s', DATE '%s')"
        .formatted(identifier, channel, campaign, at, at, takenOn);
  }

  private static String decided(String customer, String outcome, String at, String takenOn) {
    return "('%s', '%s', 'cart', TIMESTAMP '%s', TIMESTAMP '%s', DATE '%s')"
        .formatted(customer, outcome, at, at, takenOn);
  }

  private void put(TableContract table, String columns, String values) {
    SparkFixture.rows(table, columns, values)
        .write()
        .format("delta")
        .save(lake.lake().location(table));
  }
}
