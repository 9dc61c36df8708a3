package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.Calibration;
import io.filrouge.batch.report.figures.CurveLine;
import io.filrouge.batch.report.figures.Evaluation;
import io.filrouge.batch.report.figures.EvaluationMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** How well one thing was foretold: its pictures, and all models beside each other. */
final class TargetSection {
  private static final String RECENCY = "recency";
  private static final double TOP = 0.2;
  private static final int LAST_FREQUENCY = 7;

  /** In the order in which they are read: the totals, then errors, then ranks. */
  private static final List<String> METRICS =
      List.of(
          "predicted_total",
          "actual_total",
          "bias",
          "calibration_error",
          "brier",
          "auc",
          "mae",
          "wape",
          "gini",
          "spearman",
          "interval_coverage");

  private final Evaluation evaluation;
  private final String target;
  private final Texts texts;

  TargetSection(Evaluation evaluation, String target, Texts texts) {
    this.evaluation = evaluation;
    this.target = target;
    this.texts = texts;
  }

  Section section() {
    Section section = Section.begin("evaluation-" + target, texts, lead());
    List<Element> plots = new ArrayList<>();
    evaluation.calibration(target).map(this::calibration).ifPresent(plots::add);
    evaluation.chosen(target, "gain").map(this::gain).ifPresent(plots::add);
    evaluation.chosen(target, "weeks").map(this::weeks).ifPresent(plots::add);
    evaluation.chosen(target, "frequency").map(this::frequency).ifPresent(plots::add);
    return section.add(
        Element.of("div").styled("plots").addAll(plots),
        Section.heading(texts.text("evaluation.models")),
        models().element());
  }

  private String lead() {
    return evaluation
        .chosen(target, "gain")
        .map(
            curve ->
                texts.text(
                    "evaluation." + target + ".lead",
                    texts.roundShare(TOP),
                    texts.share(observedAt(curve, TOP)),
                    curve.model()))
        .orElseGet(() -> texts.text("evaluation.none"));
  }

  private static double observedAt(CurveLine curve, double position) {
    return curve.points().stream()
        .filter(point -> Math.abs(point.position() - position) < 1e-9)
        .mapToDouble(CurveLine.Point::observed)
        .findFirst()
        .orElse(0);
  }

  private Element calibration(Calibration calibration) {
    String title =
        texts.text(
            "value.calibration",
            texts.name("target", target),
            calibration.model(),
            texts.count(calibration.horizonDays()),
            texts.day(calibration.cutoff()));
    return Section.figure(
        SquarePlot.calibration(calibration, this::written, texts, title),
        title,
        CalibrationTable.of(calibration, this::written, texts, title)
            .folded(texts.text("figure.table")));
  }

  private Element gain(CurveLine chosen) {
    Optional<CurveLine> baseline = evaluation.of(RECENCY, target, "gain");
    String title = texts.text("evaluation.gain", texts.name("target", target), chosen.model());
    DataTable table =
        new DataTable(title)
            .words(texts.text("evaluation.first-customers"))
            .numbers(chosen.model())
            .numbers(texts.text("evaluation.expected", chosen.model()));
    baseline.ifPresent(line -> table.numbers(line.model()));
    for (CurveLine.Point point : chosen.points()) {
      List<String> cells = new ArrayList<>();
      cells.add(texts.roundShare(point.position()));
      cells.add(texts.share(point.observed()));
      cells.add(Double.isNaN(point.predicted()) ? "" : texts.share(point.predicted()));
      baseline.ifPresent(line -> cells.add(texts.share(observedAt(line, point.position()))));
      table.row(cells.toArray(String[]::new));
    }
    return Section.figure(
        SquarePlot.gain(chosen, baseline, texts, title),
        texts.text(baseline.isPresent() ? "evaluation.gain-caption" : "evaluation.gain-alone"),
        table.folded(texts.text("figure.table")));
  }

  private Element weeks(CurveLine curve) {
    return overPositions(
        fromNothing(curve),
        texts.text("evaluation.weeks", curve.model()),
        "weeks",
        days -> texts.count((long) days));
  }

  private Element frequency(CurveLine curve) {
    return overPositions(
        curve,
        texts.text("evaluation.frequency", curve.model()),
        "frequency",
        frequency -> texts.count((long) frequency) + (frequency >= LAST_FREQUENCY ? "+" : ""));
  }

  private Element overPositions(
      CurveLine curve, String title, String kind, DoubleFunction<String> position) {
    String across = texts.text("evaluation." + kind + "-axis");
    DataTable table =
        new DataTable(title)
            .words(across)
            .numbers(texts.text("column.customers"))
            .numbers(texts.text("column.predicted"))
            .numbers(texts.text("column.observed"));
    for (CurveLine.Point point : curve.points()) {
      table.row(
          position.apply(point.position()),
          texts.count(point.customers()),
          texts.significant(point.predicted()),
          texts.significant(point.observed()));
    }
    return Section.figure(
        LineChart.of(curve, across, position, texts, title),
        texts.text("evaluation." + kind + "-caption", curve.model()),
        table.folded(texts.text("figure.table")));
  }

  /** The same from the cutoff on, when nothing had come yet. */
  private static CurveLine fromNothing(CurveLine curve) {
    List<CurveLine.Point> points = new ArrayList<>();
    points.add(new CurveLine.Point(0, curve.points().get(0).customers(), 0, 0));
    points.addAll(curve.points());
    return new CurveLine(curve.target(), curve.model(), curve.isChosen(), curve.curve(), points);
  }

  private DataTable models() {
    Map<String, Map<String, EvaluationMetric>> models = new LinkedHashMap<>();
    for (EvaluationMetric metric : evaluation.metrics()) {
      if (metric.target().equals(target)) {
        models
            .computeIfAbsent(metric.model(), any -> new LinkedHashMap<>())
            .put(metric.metric(), metric);
      }
    }
    List<String> shown =
        METRICS.stream()
            .filter(name -> models.values().stream().anyMatch(of -> of.containsKey(name)))
            .toList();
    DataTable table =
        new DataTable(texts.text("evaluation.models")).words(texts.text("column.model"));
    shown.forEach(name -> table.numbers(texts.name("metric", name)));
    models.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> table.row(row(entry.getKey(), entry.getValue(), shown)));
    return table;
  }

  private Element[] row(String model, Map<String, EvaluationMetric> metrics, List<String> shown) {
    List<Element> cells = new ArrayList<>();
    boolean isChosen = metrics.values().stream().anyMatch(EvaluationMetric::isChosen);
    Element name = Element.of("span", model).styled("unbroken");
    cells.add(
        isChosen
            ? name.add(Element.of("span", texts.text("evaluation.chosen")).styled("kind"))
            : name);
    for (String metric : shown) {
      cells.add(Element.of("span", written(metrics.get(metric))));
    }
    return cells.toArray(Element[]::new);
  }

  private String written(EvaluationMetric metric) {
    if (metric == null) {
      return "";
    }
    return switch (metric.metric()) {
      case "predicted_total", "actual_total" -> texts.count(Math.round(metric.value()));
      case "bias", "interval_coverage" -> texts.share(metric.value());
      default -> texts.number(metric.value(), 3);
    };
  }

  private String written(double value) {
    return switch (target) {
      case "amount" -> texts.money(value);
      case "no_purchase" -> texts.roundShare(value);
      default -> texts.significant(value);
    };
  }
}
