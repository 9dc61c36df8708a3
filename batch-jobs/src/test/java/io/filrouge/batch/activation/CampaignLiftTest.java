package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CampaignLifts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TriggerDecisions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is compared with whom, and which purchases count. */
class CampaignLiftTest {
  private static final String NIGHT = "2026-01-20";

  @TempDir private Path folder;
  private LakeFixture fixture;
  private final List<String> decisions = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();

  @BeforeEach
  void openLake() {
    fixture = new LakeFixture(folder);
  }

  @Test
  void comparesAllWhoPassedTheHoldoutWithAllWhoAreHeldOut() {
    decided("ann", "send", null);
    decided("bea", "suppressed", "frequency-cap");
    decided("cleo", "postponed", "quiet-hours");
    decided("dan", "suppressed", "holdout");
    decided("eve", "suppressed", "holdout");
    decided("fay", "suppressed", "no-consent");
    decided("gil", "suppressed", "purchased");
    bought("ann", "2026-01-06 09:00", 30);
    bought("ann", "2026-01-07 09:00", 10);
    bought("dan", "2026-01-06 09:00", 8);
    bought("fay", "2026-01-06 09:00", 99);

    assertThat(lifts("treated_entries", "sent_entries", "holdout_entries"))
        .containsExactly("3 1 2");
    assertThat(lifts("treated_buyers", "holdout_buyers", "verdict"))
        .containsExactly("1 1 not-proven");
    assertThat(lifts("round(lift, 4)", "treated_amount", "holdout_amount"))
        .containsExactly("-0.1667 " + 40.0 / 3 + " 4.0");
  }

  @Test
  void aPostponedStepThatWasSentIsOneEntry() {
    decided("ann", "postponed", "quiet-hours");
    decided("ann", "send", null);

    assertThat(lifts("treated_entries", "sent_entries", "verdict"))
        .containsExactly("1 1 no-holdout");
    assertThat(lifts("lift IS NULL", "holdout_conversion IS NULL")).containsExactly("true true");
  }

  @Test
  void onlyPurchasesOfTheWindowCountAndOnlyWindowsThatAreOver() {
    decided("ann", "send", null);
    decided("bea", "suppressed", "holdout");
    bought("ann", "2026-01-05 11:59", 1);
    bought("ann", "2026-01-10 12:01", 1);
    bought("bea", "2026-01-10 12:00", 5);
    decided("late", "send", null, "2026-01-16 12:00");

    assertThat(lifts("treated_entries", "treated_buyers", "holdout_buyers", "holdout_amount"))
        .containsExactly("1 0 1 5.0");
  }

  @Test
  void whoWasMergedAwaySinceBoughtAsWhoTheyAreNow() {
    decided("old-ann", "send", null);
    bought("ann", "2026-01-06 09:00", 30);

    assertThat(lifts("treated_entries", "treated_buyers")).containsExactly("1 1");
  }

  @Test
  void measuresAClearEffect() {
    for (int i = 0; i < 200; i++) {
      decided("t" + i, "send", null);
      decided("h" + i, "suppressed", "holdout");
      if (i % 4 == 0) {
        bought("t" + i, "2026-01-06 09:00", 20);
      }
      if (i % 20 == 0) {
        bought("h" + i, "2026-01-06 09:00", 20);
      }
    }

    assertThat(lifts("verdict", "round(lift, 2)", "round(relative_lift, 2)", "incremental_amount"))
        .containsExactly("helped 0.2 4.0 800.0");
  }

  private List<String> lifts(String... columns) {
    write(
        TriggerDecisions.CONTRACT,
        "trigger_id, campaign, step, customer_id, cart_key, episode_started_at, abandoned_at,"
            + " decided_at, outcome, reason, rule_version, topic_id, topic_partition, topic_offset,"
            + " recorded_at, taken_on",
        decisions);
    write(
        Orders.CONTRACT,
        "order_id, customer_id, source, ordered_at, order_date, line_count, product_count,"
            + " gross_amount, discount_amount, returned_amount, net_amount, currency,"
            + " order_currency, is_purchase, is_cancelled, is_return, known_at",
        orders);
    write(
        CustomerIdentifiers.CONTRACT,
        "identifier, kind, customer_id, first_taken_on, issued_on, former_ids, valid_from",
        List.of(
            "('ann-key', 'customer_key', 'ann', DATE'2026-01-01', DATE'2026-01-01',"
                + " array('old-ann@2026-01-01@2026-01-08'), DATE'2026-01-08')"));
    try (Publisher publisher = fixture.publisher(NIGHT, "lift")) {
      new CampaignLift(publisher, Duration.ofDays(5)).run();
    }
    return fixture.texts(CampaignLifts.CONTRACT, columns);
  }

  private void decided(String customer, String outcome, String reason) {
    decided(customer, outcome, reason, "2026-01-05 12:00");
  }

  private void decided(String customer, String outcome, String reason, String at) {
    String moment = "TIMESTAMP'" + at + ":00'";
    decisions.add(
        "('t-%s', 'carts', 1, '%s', 'cart', %s, %s, %s, '%s', %s, 'r', 't', 0, 0L, %s, DATE'%s')"
            .formatted(
                customer,
                customer,
                moment,
                moment,
                moment,
                outcome,
                reason == null ? "null" : "'" + reason + "'",
                moment,
                NIGHT));
  }

  private void bought(String customer, String at, int amount) {
    String moment = "TIMESTAMP'" + at + ":00'";
    orders.add(
        "('o%d', '%s', 'shop', %s, DATE'%s', 1L, 1L, %d, 0, 0, %d, 'EUR', 'EUR', true, false, false, %s)"
            .formatted(
                orders.size(), customer, moment, at.substring(0, 10), amount, amount, moment));
  }

  private void write(TableContract table, String columns, List<String> values) {
    if (!values.isEmpty()) {
      try (Publisher publisher = fixture.publisher(NIGHT, "test")) {
        publisher.overwrite(table, SparkFixture.rows(table, columns, String.join(", ", values)));
      }
    }
  }
}
