package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.CustomerBase;
import io.filrouge.batch.report.figures.CustomerBase.Cell;
import io.filrouge.batch.report.figures.ReportFigures;
import io.filrouge.batch.report.figures.SegmentMove;
import io.filrouge.batch.report.figures.StageFlow;
import java.util.Comparator;
import java.util.List;

/** Where customers stand, and who moved since the night before, and why. */
final class LifecycleSection {
  private static final String ID = "lifecycle";
  private static final String LIFECYCLE = "lifecycle";
  private static final int REASONS = 8;

  private final ReportFigures figures;
  private final Texts texts;

  private LifecycleSection(ReportFigures figures, Texts texts) {
    this.figures = figures;
    this.texts = texts;
  }

  static Section of(ReportFigures figures, Texts texts) {
    return new LifecycleSection(figures, texts).section();
  }

  private Section section() {
    Section section = Section.begin(ID, texts, lead());
    if (figures.base().customers() == 0) {
      return section;
    }
    section.add(stages());
    if (!figures.flows().isEmpty()) {
      String title =
          texts.text("lifecycle.picture", figures.before().map(texts::day).orElse("\u2013"));
      section.add(
          Section.heading(texts.text("lifecycle.flows")),
          Section.figure(
              StageFlowChart.of(figures.flows(), texts, title),
              texts.text("lifecycle.caption"),
              flows().folded(texts.text("figure.table"))));
      DataTable reasons = reasons();
      if (!reasons.isEmpty()) {
        section.add(Section.heading(texts.text("lifecycle.why")), reasons.element());
      }
    }
    return section;
  }

  private String lead() {
    if (figures.base().customers() == 0) {
      return texts.text("lifecycle.nobody");
    }
    if (figures.before().isEmpty()) {
      return texts.text("page.first-night");
    }
    long moved = moved(figures.flows());
    long lost =
        moved(
            figures.flows().stream()
                .filter(flow -> Stages.isLoss(flow.now()) && !Stages.isLoss(flow.before()))
                .toList());
    String before = figures.before().map(texts::day).orElse("");
    return texts.counted("lifecycle.moved", moved, before)
        + (lost > 0 ? " " + texts.counted("lifecycle.lost", lost) : "");
  }

  private static long moved(List<StageFlow> flows) {
    return flows.stream().mapToLong(StageFlow::customers).sum();
  }

  private Element stages() {
    long largest =
        Stages.KNOWN.stream()
            .mapToLong(stage -> figures.base().inStage(stage).customers())
            .max()
            .orElse(0);
    DataTable table =
        new DataTable(texts.text("lifecycle.stages"))
            .words(texts.text("column.stage"))
            .numbers(texts.text("column.customers"))
            .bars("")
            .numbers(texts.text("column.share"))
            .numbers(texts.text("column.value-share"));
    if (figures.before().isPresent()) {
      table.numbers(texts.text("column.change"));
    }
    for (String stage : Stages.KNOWN) {
      CustomerBase part = figures.base().inStage(stage);
      java.util.ArrayList<Element> cells =
          new java.util.ArrayList<>(
              List.of(
                  Element.of("span", texts.name("stage", stage)),
                  Element.of("span", texts.count(part.customers())),
                  Bars.bar(part.customers(), largest, Stages.isLoss(stage) ? "second" : "first"),
                  Element.of("span", share(part.customers(), figures.base().customers())),
                  Element.of(
                      "span", share(part.total(Cell::value), figures.base().total(Cell::value)))));
      if (figures.before().isPresent()) {
        long change = change(stage);
        cells.add(
            Element.of("span", change == 0 ? "\u2013" : texts.signed(change))
                .styled(change == 0 ? "quiet" : ""));
      }
      table.row(cells.toArray(Element[]::new));
    }
    return table.element();
  }

  private String share(double part, double all) {
    return all == 0 ? "\u2013" : texts.share(part / all);
  }

  private long change(String stage) {
    return moved(figures.flows().stream().filter(flow -> flow.now().equals(stage)).toList())
        - moved(figures.flows().stream().filter(flow -> flow.before().equals(stage)).toList());
  }

  private DataTable flows() {
    DataTable table =
        new DataTable(texts.text("lifecycle.flows"))
            .words(texts.text("lifecycle.before"))
            .words(texts.text("lifecycle.now"))
            .numbers(texts.text("column.customers"));
    figures.flows().stream()
        .sorted(Comparator.comparing(StageFlow::customers).reversed())
        .forEach(
            flow ->
                table.row(
                    texts.name("stage", flow.before()),
                    texts.name("stage", flow.now()),
                    texts.count(flow.customers())));
    return table;
  }

  private DataTable reasons() {
    DataTable table =
        new DataTable(texts.text("lifecycle.why"))
            .words(texts.text("column.entered"))
            .numbers(texts.text("column.customers"))
            .words(texts.text("column.reason"));
    figures.moves().stream()
        .filter(move -> move.type().equals(LIFECYCLE) && move.isEntry())
        .sorted(Comparator.comparing(SegmentMove::customers).reversed())
        .limit(REASONS)
        .forEach(
            move ->
                table.row(
                    texts.name("stage", move.segment()),
                    texts.count(move.customers()),
                    move.reason()));
    return table;
  }
}
