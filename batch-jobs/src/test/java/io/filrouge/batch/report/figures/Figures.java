package io.filrouge.batch.report.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures of a night, made up for tests; those of a shop that has everything, or nothing yet. */
public final class Figures {
  public static final LocalDate NIGHT = LocalDate.parse("2025-12-31");
  public static final int WINDOW = 90;

  private Figures() {}

  /** A shop with every source; all names that the shop chooses are {@code name}. */
  public static ReportFigures full(String name) {
    PurchaseTally purchases = new PurchaseTally(NIGHT, WINDOW);
    for (int customer = 0; customer < 60; customer++) {
      int first = (int) NIGHT.toEpochDay() - 300 + customer;
      purchases.add(new int[] {first, first + 20 + customer, first + 150 + customer % 40});
    }
    List<ActivityDay> days = new ArrayList<>();
    for (int ago = 280; ago >= 0; ago--) {
      days.add(new ActivityDay(NIGHT.minusDays(ago), 3, 120.5, 20, 3, 2, 9, 4, 1));
    }
    return new ReportFigures(
        NIGHT,
        ZoneId.of("Europe/Paris"),
        Optional.of(NIGHT.minusDays(1)),
        "EUR",
        WINDOW,
        runs(name),
        base(name),
        purchases,
        days,
        List.of(new BaseValue(NIGHT.minusDays(7), 900), new BaseValue(NIGHT.minusDays(1), 950)),
        Optional.of(0.4),
        List.of(
            new StageFlow("", "first_purchase", 3),
            new StageFlow("loyalty", "at_risk", 2),
            new StageFlow("first_purchase", "entrenchment", 4)),
        List.of(
            new SegmentMove("lifecycle", "at_risk", true, "silent for 80 days " + name, 2),
            new SegmentMove("interests", "category:" + name, true, "likes " + name, 5),
            new SegmentMove("rfm", "champions", false, "recency 4", 1)),
        List.of(new ChannelTotals(name, 30, 1200, 20, 800), new ChannelTotals("", 5, 100, 0, 0)),
        List.of(
            new SurveyDay(NIGHT.minusDays(3), 6, 2, 10),
            new SurveyDay(NIGHT.minusDays(40), 1, 1, 10)),
        new Reminders(
            List.of(
                new Reminders.Decisions("send", "", 40),
                new Reminders.Decisions("suppressed", name, 12)),
            38,
            9),
        List.of(
            new Calibration(
                NIGHT.minusDays(90),
                "churn",
                "no_purchase",
                name,
                90,
                List.of(
                    new Calibration.Tenth(1, 10, 0.1, 0.2, 0.05, 0.35),
                    new Calibration.Tenth(10, 10, 0.9, 0.8, 0.6, 0.95)))),
        List.of(
            new EvaluationMetric(NIGHT.minusDays(90), "no_purchase", name, 90, "auc", 0.81, true)));
  }

  /** A back-test with every curve. */
  public static Evaluation evaluation(String name) {
    return new Evaluation(
        NIGHT.minusDays(90),
        90,
        "EUR",
        full(name).calibrations(),
        List.of(
            metric("orders", name, "bias", -0.04, true),
            metric("orders", "recency", "gini", 0.4, false),
            metric("no_purchase", name, "auc", 0.81, true)),
        List.of(
            curve("orders", name, true, "gain", 0.2, 1),
            curve("orders", "recency", false, "gain", 0.2, 1),
            curve("orders", name, true, "weeks", 7, 90),
            frequencies(name),
            curve("no_purchase", name, true, "gain", 0.2, 1)));
  }

  private static EvaluationMetric metric(
      String target, String model, String metric, double value, boolean isChosen) {
    return new EvaluationMetric(NIGHT.minusDays(90), target, model, 90, metric, value, isChosen);
  }

  private static CurveLine frequencies(String model) {
    return new CurveLine(
        "orders",
        model,
        true,
        "frequency",
        java.util.stream.IntStream.rangeClosed(0, 7)
            .mapToObj(x -> new CurveLine.Point(x, 10, 0.1 * x, 0.1 * x + 0.02))
            .toList());
  }

  private static CurveLine curve(
      String target, String model, boolean isChosen, String curve, double from, double to) {
    double predicted = isChosen ? 0.5 : Double.NaN;
    return new CurveLine(
        target,
        model,
        isChosen,
        curve,
        List.of(
            new CurveLine.Point(from, 2, predicted, 0.6),
            new CurveLine.Point(to, 10, 2 * predicted, 1)));
  }

  /** A lake before its first night. */
  public static ReportFigures empty() {
    return new ReportFigures(
        NIGHT,
        ZoneId.of("Europe/Paris"),
        Optional.empty(),
        "EUR",
        WINDOW,
        List.of(),
        new CustomerBase(Optional.empty(), List.of()),
        new PurchaseTally(NIGHT, WINDOW),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Reminders.NONE,
        List.of(),
        List.of());
  }

  private static List<JobRun> runs(String name) {
    Instant start = Instant.parse("2026-01-01T01:00:00Z");
    return List.of(
        new JobRun("ingest", start, Duration.ofSeconds(3), "killed", 0, List.of()),
        new JobRun(
            "ingest",
            start.plusSeconds(60),
            Duration.ofSeconds(12),
            "done",
            1234,
            List.of(
                new JobRun.Check("orders." + name, "rows_read", "info", true, 50, null),
                new JobRun.Check("orders." + name, "rows_kept", "info", true, 48, null),
                new JobRun.Check("orders." + name, "rows_quarantined", "info", true, 2, null),
                new JobRun.Check(
                    "orders." + name, "is_fresh", "warn", true, 2, "newest row of 2025-12-29"),
                new JobRun.Check(
                    "cleansed/orders",
                    "customer_is_known",
                    "warn",
                    false,
                    3,
                    "3 rows, such as order_id=o17"))),
        new JobRun(name, start.plusSeconds(80), Duration.ofSeconds(5), "done", 10, List.of()));
  }

  private static CustomerBase base(String name) {
    return new CustomerBase(
        Optional.of(NIGHT),
        List.of(
            new CustomerBase.Cell("prospect", 0, 0, 1, 20, 0, 0, 0, 0, 0, 5, 4, 3),
            new CustomerBase.Cell("loyalty", 5, 5, 10, 20, 4000, 800, 100, 20, 4, 15, 9, 3),
            new CustomerBase.Cell(name, 2, 1, 5, 60, 2000, 200, 44, 20, 12, 35, 9, 3)));
  }
}
