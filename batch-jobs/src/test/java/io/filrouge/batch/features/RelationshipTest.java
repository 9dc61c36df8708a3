package io.filrouge.batch.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.LoyaltyMovements;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Referrals;
import io.filrouge.batch.tables.Reviews;
import io.filrouge.batch.tables.ServiceCases;
import io.filrouge.batch.tables.SurveyAnswers;
import io.filrouge.batch.tables.TableContract;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ann is known by a key and an e-mail address, Bob by a key; Ann referred Bob. */
class RelationshipTest {
  private static final String NIGHT = "2026-01-31";

  @TempDir Path folder;

  @Test
  void tellsHowACustomerStandsWithTheShopOnTheNight() {
    LakeFixture lake = shop();
    try (Publisher publisher = lake.publisher(NIGHT, "features")) {
      FeaturesStep.publish(publisher, Shop.SETTINGS);
    }

    assertThat(features(lake, "ann"))
        .containsEntry("nps_score", 9.0)
        .containsEntry("nps_previous_score", 5.0)
        .containsEntry("nps_class", "promoter")
        .containsEntry("nps_trend", 4.0)
        .containsEntry("open_case_count", 1L)
        .containsEntry("case_solution_days_mean", 1.5)
        .containsEntry("case_satisfaction_mean", 4.0)
        .containsEntry("is_email_reachable", true)
        .containsEntry("message_sent_count_30d", 2L)
        .containsEntry("message_opened_count_30d", 1L)
        .containsEntry("message_open_rate_365d", 0.5)
        .containsEntry("days_since_last_response", 10)
        .containsEntry("review_rating_mean", 4.5)
        .containsEntry("review_count", 2L)
        .containsEntry("review_tone", "positive")
        .containsEntry("message_open_rate_30d", 0.5)
        .containsEntry("message_fatigue", null)
        .containsEntry("is_message_fatigued", null)
        .containsEntry("preferred_message_hour", 9)
        .containsEntry("preferred_contact_channel", "email")
        .containsEntry("prospect_engagement_score", 2L)
        .containsEntry("prospect_engagement", "cold")
        .containsEntry("loyalty_tier", "gold")
        .containsEntry("referral_count", 1L)
        .containsEntry("referral_converted_count", 1L);
    assertThat(features(lake, "ann").get("points_balance")).hasToString("70.0000");
    assertThat(features(lake, "bob"))
        .containsEntry("nps_class", null)
        .containsEntry("open_case_count", 0L)
        .containsEntry("is_email_reachable", false)
        .containsEntry("preferred_message_hour", null)
        .containsEntry("preferred_contact_channel", null)
        .containsEntry("review_tone", null)
        .containsEntry("prospect_engagement", null)
        .containsEntry("referral_converted_count", 0L);
    assertThat(
            lake.texts(
                CustomerDailyActivity.CONTRACT,
                "concat_ws(' ', customer_id, activity_date, case_opened_count, case_solved_count)"))
        .contains("ann 2026-01-10 1 0", "ann 2026-01-11 0 1");
  }

  @Test
  void tellsWhoTiresOfMessagesAndHowTheyAreBestReached() {
    LakeFixture lake = new LakeFixture(folder);
    publish(
        lake,
        CustomerIdentifiers.CONTRACT,
        "identifier, kind, customer_id, first_taken_on, issued_on, former_ids, valid_from",
        "'mail-ann', 'email', 'ann', '2024-01-01', '2024-01-01', array(), '2024-01-01'",
        "'phone-bob', 'phone', 'bob', '2024-01-01', '2024-01-01', array(), '2024-01-01'",
        "'mail-dan', 'email', 'dan', '2024-01-01', '2024-01-01', array(), '2024-01-01'");
    publish(
        lake,
        MessageEvents.CONTRACT,
        "event_id, event_type, channel, occurred_at, customer_identifier",
        "'d0', 'sent', 'email', '2026-01-31 08:00', 'mail-dan'",
        // The 395th day counts, the one before it does not; three come in the last 30 days.
        "'a0', 'sent', 'email', '2025-01-01 08:00', 'mail-ann'",
        "'a1', 'opened', 'email', '2025-01-02 08:00', 'mail-ann'",
        "'a2', 'sent', 'email', '2025-01-02 08:00', 'mail-ann'",
        "'a3', 'sent', 'sms', '2025-06-01 08:00', 'mail-ann'",
        "'a4', 'sent', 'email', '2025-12-01 08:00', 'mail-ann'",
        "'a5', 'sent', 'email', '2025-12-15 08:00', 'mail-ann'",
        "'a6', 'sent', 'email', '2026-01-01 08:00', 'mail-ann'",
        "'a7', 'opened', 'email', '2026-01-01 21:00', 'mail-ann'",
        "'a8', 'opened', 'email', '2025-12-20 21:00', 'mail-ann'",
        "'a9', 'clicked', 'email', '2025-12-20 22:00', 'mail-ann'",
        "'b0', 'sent', 'email', '2026-01-02 08:00', 'mail-ann'",
        "'b1', 'sent', 'email', '2026-01-03 08:00', 'mail-ann'",
        "'b2', 'sent', 'email', '2026-01-31 08:00', 'mail-ann'",
        "'c0', 'sent', 'sms', '2026-01-31 08:00', 'phone-bob'",
        "'c1', 'clicked', 'sms', '2026-01-31 08:05', 'phone-bob'");
    try (Publisher publisher = lake.publisher(NIGHT, "features")) {
      FeaturesStep.publish(publisher, Shop.SETTINGS);
    }

    assertThat(features(lake, "ann"))
        .containsEntry("message_sent_count_30d", 3L)
        .containsEntry("message_fatigue", 1.0)
        .containsEntry("is_message_fatigued", true)
        .containsEntry("preferred_message_hour", 21)
        .containsEntry("preferred_contact_channel", "email");
    assertThat(features(lake, "bob"))
        .containsEntry("message_fatigue", null)
        .containsEntry("preferred_message_hour", null)
        .containsEntry("preferred_contact_channel", "sms")
        .containsEntry("is_email_reachable", null);
    assertThat(features(lake, "dan"))
        .containsEntry("preferred_message_hour", null)
        .containsEntry("preferred_contact_channel", null);
  }

  /** Everything that happened, or was known, on the first of February is of no account. */
  private LakeFixture shop() {
    LakeFixture lake = new LakeFixture(folder);
    publish(
        lake,
        CustomerIdentifiers.CONTRACT,
        "identifier, kind, customer_id, first_taken_on, issued_on, former_ids, valid_from",
        "'key-ann', 'customer_key', 'ann', '2026-01-01', '2026-01-01', array(), '2026-01-01'",
        "'mail-ann', 'email', 'ann', '2026-01-01', '2026-01-01', array(), '2026-01-01'",
        "'key-bob', 'customer_key', 'bob', '2026-01-01', '2026-01-01', array(), '2026-01-01'");
    publish(
        lake,
        SurveyAnswers.CONTRACT,
        "answer_id, answered_at, survey, score, customer_identifier",
        "'a1', '2026-01-02 08:00', 'nps', 5, 'key-ann'",
        "'a2', '2026-01-03 08:00', 'nps', 9, 'mail-ann'",
        "'a3', '2026-01-04 08:00', 'taste', 1, 'mail-ann'",
        "'a4', '2026-02-01 08:00', 'nps', 0, 'mail-ann'");
    publish(
        lake,
        ServiceCases.CONTRACT,
        "case_id, opened_at, solved_at, satisfaction, customer_identifier",
        "'k1', '2026-01-10 00:00', '2026-01-11 12:00', 4, 'key-ann'",
        "'k2', '2026-01-30 00:00', '2026-02-01 12:00', 1, 'key-ann'");
    publish(
        lake,
        MessageEvents.CONTRACT,
        "event_id, event_type, channel, occurred_at, customer_identifier",
        "'m1', 'sent', 'email', '2026-01-20 08:00', 'mail-ann'",
        "'m2', 'bounced', 'email', '2026-01-20 08:01', 'mail-ann'",
        "'m3', 'sent', 'email', '2026-01-21 08:00', 'mail-ann'",
        "'m4', 'opened', 'email', '2026-01-21 09:00', 'mail-ann'",
        "'m5', 'bounced', 'sms', '2026-01-22 08:00', 'key-ann'",
        "'m6', 'delivered', 'email', '2026-01-20 08:00', 'key-bob'",
        "'m7', 'bounced', 'email', '2026-01-21 08:00', 'key-bob'");
    publish(
        lake,
        Reviews.CONTRACT,
        "review_id, reviewed_at, rating, customer_identifier",
        "'r1', '2026-01-05 08:00', 4, 'key-ann'",
        "'r2', '2026-01-06 08:00', 5, 'mail-ann'");
    publish(
        lake,
        LoyaltyMovements.CONTRACT,
        "movement_id, movement_type, occurred_at, points, tier, customer_identifier",
        "'l1', 'earned', '2026-01-05 08:00', 100, 'silver', 'key-ann'",
        "'l2', 'redeemed', '2026-01-06 08:00', -30, null, 'key-ann'",
        "'l3', 'tier_changed', '2026-01-07 08:00', 0, 'gold', 'key-ann'");
    publish(
        lake,
        Referrals.CONTRACT,
        "referral_id, referred_at, referred_identifier, customer_identifier",
        "'f1', '2026-01-05 08:00', 'key-bob', 'mail-ann'");
    publish(
        lake,
        Orders.CONTRACT,
        "order_id, customer_id, ordered_at, order_date, is_purchase, is_cancelled, currency",
        "'o1', 'bob', '2026-01-06 08:00', '2026-01-06', true, false, 'EUR'");
    return lake;
  }

  /** Rows in SQL; what is not said is nought, or for times the hour of the happening. */
  private static void publish(LakeFixture lake, TableContract table, String names, String... rows) {
    Map<String, String> said = new TreeMap<>();
    Arrays.stream(names.split(", ")).forEach(name -> said.put(name, name));
    String happenedAt =
        said.keySet().stream().filter(name -> name.endsWith("ed_at")).findFirst().orElse("null");
    String columns =
        table.columns().stream()
            .map(
                column ->
                    (said.containsKey(column.name()) ? column.name() : unsaid(column, happenedAt))
                        + " AS "
                        + column.name())
            .collect(Collectors.joining(", "));
    String values =
        Arrays.stream(rows).map(row -> "(" + row + ")").collect(Collectors.joining(","));
    try (Publisher publisher = lake.publisher(NIGHT, "test")) {
      publisher.overwrite(
          table,
          SparkFixture.spark()
              .sql("SELECT " + columns + " FROM VALUES " + values + " AS said(" + names + ")"));
    }
  }

  private static String unsaid(io.filrouge.batch.tables.Column column, String happenedAt) {
    return switch (column.name()) {
      case "known_at" -> happenedAt;
      case "event_date" -> "to_date(" + happenedAt + ")";
      case "taken_on" -> "DATE '" + NIGHT + "'";
      case "source" -> "'shop'";
      case "order_currency" -> "'EUR'";
      default ->
          column.isNullable()
              ? "null"
              : column.type().simpleString().equals("boolean") ? "false" : "0";
    };
  }

  private static Map<String, Object> features(LakeFixture lake, String customer) {
    List<Row> rows =
        lake.lake()
            .read(CustomerFeatures.CONTRACT)
            .where("customer_id = '" + customer + "'")
            .collectAsList();
    assertThat(rows).hasSize(1);
    Map<String, Object> features = new TreeMap<>();
    for (String name : rows.get(0).schema().fieldNames()) {
      features.put(name, rows.get(0).getAs(name));
    }
    return features;
  }
}
