package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.Calibration;
import io.filrouge.batch.report.figures.CustomerBase.Cell;
import io.filrouge.batch.report.figures.EvaluationMetric;
import io.filrouge.batch.report.figures.LorenzCurve;
import io.filrouge.batch.report.figures.ReportFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** How the value of the base is spread, and how well the scores foretold what came. */
final class ValueSection {
  private static final String ID = "value";
  private static final double TOP = 0.2;
  private static final int TENTH = 10;

  private final ReportFigures figures;
  private final List<EvaluationLink> evaluations;
  private final Texts texts;

  private ValueSection(ReportFigures figures, List<EvaluationLink> evaluations, Texts texts) {
    this.figures = figures;
    this.evaluations = evaluations;
    this.texts = texts;
  }

  static Section of(ReportFigures figures, List<EvaluationLink> evaluations, Texts texts) {
    return new ValueSection(figures, evaluations, texts).section();
  }

  private Section section() {
    if (figures.base().total(Cell::value) == 0) {
      return Section.begin(ID, texts, texts.text("value.none"));
    }
    LorenzCurve curve = LorenzCurve.of(figures.base());
    Section section =
        Section.begin(
            ID,
            texts,
            texts.text("value.lead", texts.roundShare(TOP), texts.share(curve.ofTop(TOP))));
    List<Element> plots = new ArrayList<>();
    plots.add(
        Section.figure(
            SquarePlot.lorenz(curve, TOP, texts, texts.text("value.lorenz")),
            texts.text("value.lorenz-caption"),
            spread(curve).folded(texts.text("figure.table"))));
    figures.calibrations().stream()
        .filter(calibration -> !calibration.tenths().isEmpty())
        .map(this::calibration)
        .forEach(plots::add);
    section.add(Element.of("div").styled("plots").addAll(plots));
    if (figures.calibrations().isEmpty()) {
      return section.add(Section.note(texts.text("value.not-evaluated")));
    }
    DataTable metrics = metrics();
    if (!metrics.isEmpty()) {
      section.add(Section.heading(texts.text("value.metrics")), metrics.element());
    }
    evaluations.forEach(evaluation -> section.add(link(evaluation)));
    return section;
  }

  private Element link(EvaluationLink evaluation) {
    return Element.of("p")
        .add(
            Element.of(
                    "a",
                    texts.counted(
                        "value.evaluation",
                        evaluation.horizonDays(),
                        texts.day(evaluation.cutoff())))
                .with("href", evaluation.file()));
  }

  private DataTable spread(LorenzCurve curve) {
    DataTable table =
        new DataTable(texts.text("value.lorenz"))
            .words(texts.text("value.top-column"))
            .numbers(texts.text("column.value-share"));
    for (int tenth = 1; tenth < TENTH; tenth++) {
      double share = tenth / (double) TENTH;
      table.row(texts.roundShare(share), texts.share(curve.ofTop(share)));
    }
    return table;
  }

  private Element calibration(Calibration calibration) {
    DoubleFunction<String> label = label(calibration.target());
    String title =
        texts.text(
            "value.calibration",
            texts.name("target", calibration.target()),
            calibration.model(),
            texts.count(calibration.horizonDays()),
            texts.day(calibration.cutoff()));
    return Section.figure(
        SquarePlot.calibration(calibration, label, texts, title),
        title,
        CalibrationTable.of(calibration, label, texts, title).folded(texts.text("figure.table")));
  }

  private DoubleFunction<String> label(String target) {
    return switch (target) {
      case "amount" -> texts::money;
      case "no_purchase" -> texts::roundShare;
      default -> texts::significant;
    };
  }

  private DataTable metrics() {
    DataTable table =
        new DataTable(texts.text("value.metrics"))
            .words(texts.text("column.score"))
            .words(texts.text("column.model"))
            .words(texts.text("column.measure"))
            .numbers(texts.text("column.value"));
    for (EvaluationMetric metric : figures.metrics()) {
      table.row(
          texts.name("target", metric.target()),
          metric.model(),
          texts.name("metric", metric.metric()),
          texts.number(metric.value(), Math.abs(metric.value()) < TENTH ? 3 : 0));
    }
    return table;
  }
}
