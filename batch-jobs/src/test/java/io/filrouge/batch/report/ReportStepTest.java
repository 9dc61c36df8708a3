package io.filrouge.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.report.figures.BaseValue;
import io.filrouge.batch.report.figures.ChannelTotals;
import io.filrouge.batch.report.figures.CustomerBase;
import io.filrouge.batch.report.figures.PurchaseTally;
import io.filrouge.batch.report.figures.Reminders;
import io.filrouge.batch.report.figures.ReportFigures;
import io.filrouge.batch.report.figures.SegmentMove;
import io.filrouge.batch.report.figures.StageFlow;
import io.filrouge.batch.report.figures.SurveyDay;
import io.filrouge.batch.report.page.Language;
import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.SegmentMemberships;
import io.filrouge.batch.tables.SurveyAnswers;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TriggerCancellations;
import io.filrouge.batch.tables.TriggerDecisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportStepTest {
  private static final String NIGHT = "2025-12-31";
  private static final LocalDate DAY = LocalDate.parse(NIGHT);

  @TempDir private Path folder;
  private LakeFixture fixture;

  @BeforeEach
  void open() {
    fixture = new LakeFixture(folder.resolve("lake"));
  }

  @Test
  void addsUpTheBase() {
    write(
        Customer360.CONTRACT,
        "customer_id, as_of_date, lifecycle_stage, rfm_recency, rfm_frequency, ltv_percentile,"
            + " days_since_last_order, net_amount, ltv_amount, ltv_low, ltv_high,"
            + " churn_probability, is_email_allowed, is_sms_allowed, is_push_allowed",
        """
        ('a', DATE '2025-12-31', 'loyalty', 5, 5, 100.0, 3, 200.00, 90.0, 90.0, 90.0, 0.25, true, true, false),
        ('b', DATE '2025-12-31', 'loyalty', 5, 5, 90.5, 89, 100.00, 30.0, 10.0, 35.0, 0.5, true, false, false),
        ('c', DATE '2025-12-31', 'lapsed', 1, 2, 0.0, 90, 20.00, 1.0, 0.0, 2.0, 0.9, false, false, false),
        ('d', DATE '2025-12-31', 'prospect', null, null, 40.0, null, 0.00, 5.0, 5.0, 5.0, 0.9, false, false, false)
        """);

    CustomerBase base = BaseCube.read(fixture.lake(), 90);
    assertThat(base.asOf()).contains(DAY);
    double variance = Math.pow(25 / (2 * 1.2815515655446004), 2);
    assertThat(base.inStage("loyalty").cells())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new CustomerBase.Cell("loyalty", 5, 5, 10, 2, 300, 120, variance, 2, 0.75, 2, 1, 0));
    assertThat(base.inStage("lapsed").cells().get(0).active()).isZero();
    assertThat(base.inStage("lapsed").cells().get(0).tenth()).isEqualTo(1);
    assertThat(base.inStage("prospect").cells().get(0).recency()).isZero();
  }

  @Test
  void tellsWhoBoughtAndWhatHappenedOnEachDay() {
    write(
        CustomerDailyActivity.CONTRACT,
        "customer_id, activity_date, order_count, net_amount, web_session_count, web_order_count,"
            + " abandoned_cart_count, message_sent_count, message_opened_count,"
            + " message_clicked_count",
        """
        ('a', DATE '2025-12-30', 1L, 20.00, 1L, 1L, 0L, 2L, 1L, 0L),
        ('a', DATE '2025-12-31', 2L, 30.00, 0L, 0L, 0L, 0L, 0L, 0L),
        ('b', DATE '2025-12-31', 0L, 0.00, 3L, 0L, 2L, 1L, 0L, 0L),
        ('b', DATE '2026-01-01', 1L, 99.00, 0L, 0L, 0L, 0L, 0L, 0L)
        """);

    var night = LakeFixture.night(NIGHT);
    assertThat(PurchaseHistory.tally(fixture.lake(), night, 90).points())
        .last()
        .isEqualTo(new PurchaseTally.Point(DAY, 1, 1, 1, 0, 0));
    assertThat(PurchaseHistory.days(fixture.lake(), night, DAY.minusDays(1)))
        .singleElement()
        .satisfies(
            day -> {
              assertThat(day.day()).isEqualTo(DAY);
              assertThat(day.orders()).isEqualTo(2);
              assertThat(day.netAmount()).isEqualTo(30);
              assertThat(day.sessions()).isEqualTo(3);
              assertThat(day.abandonedCarts()).isEqualTo(2);
            });
  }

  @Test
  void tellsWhoMovedAndWhy() {
    write(
        SegmentMemberships.CONTRACT,
        "customer_id, segment_type, segment, entered_on, entered_reason, left_on, left_reason",
        """
        ('a', 'lifecycle', 'loyalty', DATE '2025-11-01', 'bought on 5 days', DATE '2025-12-31', 'silent for 80 days'),
        ('a', 'lifecycle', 'at_risk', DATE '2025-12-31', 'silent for 80 days', null, null),
        ('b', 'lifecycle', 'loyalty', DATE '2025-11-01', 'bought on 7 days', DATE '2025-12-31', 'silent for 91.5 days'),
        ('b', 'lifecycle', 'at_risk', DATE '2025-12-31', 'silent for 91.5 days', null, null),
        ('c', 'lifecycle', 'prospect', DATE '2025-12-31', 'has not bought', null, null),
        ('d', 'lifecycle', 'prospect', DATE '2025-12-01', 'has not bought', null, null),
        ('e', 'rfm', 'champions', DATE '2025-12-01', 'recency 5', DATE '2025-12-30', 'recency 4')
        """);

    SegmentChanges changes = new SegmentChanges(fixture.lake(), LakeFixture.night(NIGHT));
    assertThat(changes.flows())
        .containsExactly(new StageFlow("", "prospect", 1), new StageFlow("loyalty", "at_risk", 2));
    assertThat(changes.moves())
        .containsExactly(
            new SegmentMove("lifecycle", "at_risk", true, "silent for 80 days", 2),
            new SegmentMove("lifecycle", "loyalty", false, "silent for 80 days", 2),
            new SegmentMove("lifecycle", "prospect", true, "has not bought", 1));
  }

  @Test
  void tellsWhatEarlierNightsSaid() {
    for (String night : List.of("2025-10-02", "2025-12-17", "2025-12-29", NIGHT)) {
      write(
          LtvScores.CONTRACT,
          "customer_id, as_of_date, ltv_amount",
          "('a', DATE '%s', 10.0), ('b', DATE '%s', 2.5)".formatted(night, night));
    }
    write(
        ChurnScores.CONTRACT,
        "customer_id, as_of_date, horizon_days, churn_probability",
        "('a', DATE '2025-10-02', 90, 0.25), ('b', DATE '2025-10-02', 90, 0.75)");
    write(
        CustomerFeatures.CONTRACT,
        "customer_id, as_of_date, days_since_last_order",
        "('a', DATE '2025-10-02', 89), ('b', DATE '2025-10-02', 90)");

    ScoreHistory scores = new ScoreHistory(fixture.lake(), LakeFixture.night(NIGHT));
    assertThat(scores.before()).contains(LocalDate.parse("2025-12-29"));
    assertThat(scores.values())
        .containsExactly(
            new BaseValue(LocalDate.parse("2025-12-17"), 12.5),
            new BaseValue(LocalDate.parse("2025-12-29"), 12.5));
    assertThat(scores.churnForecast(90, 90)).contains(0.25);
    assertThat(scores.churnForecast(90, 30)).isEmpty();
    assertThat(scores.churnForecast(14, 14)).isEmpty();
  }

  @Test
  void tellsByWhichWaysShopAndCustomersMeet() {
    write(
        Orders.CONTRACT,
        "order_id, customer_id, order_date, ordered_at, net_amount, channel, is_purchase,"
            + " is_cancelled",
        """
        ('1', 'a', DATE '2025-12-31', TIMESTAMP '2025-12-31 10:00:00', 20.00, 'store', true, false),
        ('2', 'a', DATE '2025-12-02', TIMESTAMP '2025-12-02 10:00:00', 10.00, 'store', true, false),
        ('3', 'b', DATE '2025-12-01', TIMESTAMP '2025-12-01 10:00:00', 7.00, 'store', true, false),
        ('4', 'b', DATE '2025-12-30', TIMESTAMP '2025-12-30 10:00:00', 5.00, null, true, false),
        ('5', 'b', DATE '2025-12-30', TIMESTAMP '2025-12-30 10:00:00', 0.00, 'site', false, true)
        """);
    write(
        SurveyAnswers.CONTRACT,
        "answer_id, survey, score, event_date, answered_at, taken_on",
        """
        ('1', 'nps', 9.0, DATE '2025-12-31', TIMESTAMP '2025-12-31 10:00:00', DATE '2025-12-31'),
        ('2', 'nps', 6.0, DATE '2025-12-31', TIMESTAMP '2025-12-31 10:00:00', DATE '2025-12-31'),
        ('3', 'nps', 8.0, DATE '2025-12-31', TIMESTAMP '2025-12-31 10:00:00', DATE '2026-01-01'),
        ('4', 'service', 10.0, DATE '2025-12-31', TIMESTAMP '2025-12-31 10:00:00', DATE '2025-12-31')
        """);
    write(
        TriggerDecisions.CONTRACT,
        "trigger_id, customer_id, outcome, reason, decided_at, send_at, taken_on",
        """
        ('t1', 'a', 'send', null, TIMESTAMP '2025-12-30 09:00:00', TIMESTAMP '2025-12-30 10:00:00', DATE '2025-12-31'),
        ('t2', 'b', 'send', null, TIMESTAMP '2025-12-30 11:00:00', TIMESTAMP '2025-12-30 11:00:00', DATE '2025-12-31'),
        ('t3', 'b', 'send', null, TIMESTAMP '2025-12-29 11:00:00', TIMESTAMP '2025-12-29 11:00:00', DATE '2025-12-31'),
        ('t4', 'c', 'suppressed', 'holdout', TIMESTAMP '2025-12-29 11:00:00', null, DATE '2025-12-31'),
        ('t5', 'c', 'suppressed', 'holdout', TIMESTAMP '2025-12-29 11:00:00', null, DATE '2026-01-01')
        """);
    write(
        TriggerCancellations.CONTRACT,
        "trigger_id, taken_on",
        "('t3', DATE '2025-12-31'), ('t1', DATE '2026-01-01')");

    ContactSums contacts = new ContactSums(fixture.lake(), LakeFixture.night(NIGHT), 30);
    assertThat(contacts.channels(30))
        .containsExactly(
            new ChannelTotals("store", 2, 30, 1, 7), new ChannelTotals("", 1, 5, 0, 0));
    assertThat(contacts.surveyDays(DAY.minusDays(9))).containsExactly(new SurveyDay(DAY, 1, 1, 2));
    assertThat(contacts.reminders(Duration.ofDays(5)))
        .isEqualTo(
            new Reminders(
                List.of(
                    new Reminders.Decisions("send", "", 3),
                    new Reminders.Decisions("suppressed", "holdout", 1)),
                2,
                1));
  }

  @Test
  void writesAPageOfALakeThatHoldsNothing() throws IOException {
    ReportSettings settings =
        new ReportSettings(
            folder.resolve("report").toString(),
            Language.FRENCH,
            90,
            Duration.ofDays(5),
            90,
            Map.of());
    ReportFigures figures =
        ReportStep.figures(fixture.lake(), LakeFixture.night(NIGHT), List.of(), "EUR", settings);
    assertThat(figures.before()).isEmpty();

    try (LakeFiles files = LakeFiles.open(fixture.lake().uri(), Map.of());
        var publisher = fixture.publisher(NIGHT, "report")) {
      assertThat(ReportStep.write(publisher, files, "EUR", settings))
          .endsWith("/report/2025-12-31.html");
    }
    assertThat(Files.readString(folder.resolve("report/index.html")))
        .contains("mercredi 31 décembre 2025")
        .contains("Le lac ne connaît encore aucun client.");
  }

  private void write(TableContract table, String columns, String values) {
    fixture.lake().append(table, SparkFixture.rows(table, columns, values));
  }
}
