package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.Kpi;
import io.filrouge.batch.report.figures.KpiFigure;
import io.filrouge.batch.report.figures.KpiFigure.TrendPoint;
import io.filrouge.batch.report.figures.Kpis;
import io.filrouge.batch.report.figures.ReportFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The key figures, a card each: value, change, course, target, and how it is counted. */
final class KpiSection {
  private static final String ID = "figures";

  private final Texts texts;
  private final Map<Kpi, Double> targets;
  private final String window;

  private KpiSection(Texts texts, Map<Kpi, Double> targets, int windowDays) {
    this.texts = texts;
    this.targets = targets;
    this.window = texts.count(windowDays);
  }

  static Section of(ReportFigures figures, Map<Kpi, Double> targets, Texts texts) {
    List<KpiFigure> found = Kpis.of(figures);
    KpiSection cards = new KpiSection(texts, targets, figures.windowDays());
    Section section = Section.begin(ID, texts, cards.lead(found));
    section.add(Element.of("div").styled("cards").addAll(found.stream().map(cards::card).toList()));
    String missing =
        List.of(Kpi.values()).stream()
            .filter(kpi -> found.stream().noneMatch(figure -> figure.kpi() == kpi))
            .map(kpi -> texts.text("kpi." + kpi.wireName() + ".missing"))
            .collect(Collectors.joining(" "));
    return missing.isEmpty() ? section : section.add(Section.note(missing));
  }

  private String lead(List<KpiFigure> found) {
    long targeted = found.stream().filter(figure -> targets.containsKey(figure.kpi())).count();
    if (targeted == 0) {
      return texts.text("figures.lead", window);
    }
    long met =
        found.stream()
            .filter(figure -> targets.containsKey(figure.kpi()))
            .filter(figure -> figure.kpi().meets(figure.value(), targets.get(figure.kpi())))
            .count();
    return texts.text("figures.targets", texts.count(met), texts.count(targeted))
        + " "
        + texts.text("figures.lead", window);
  }

  private Element card(KpiFigure figure) {
    Kpi kpi = figure.kpi();
    String heading = "kpi-" + kpi.wireName();
    OptionalDouble target =
        targets.containsKey(kpi) ? OptionalDouble.of(targets.get(kpi)) : OptionalDouble.empty();
    Element card =
        Element.of("article")
            .styled("card")
            .with("aria-labelledby", heading)
            .add(
                Element.of("h3", text(kpi, "name")).with("id", heading),
                Element.of("p", written(figure, figure.value())).styled("value"));
    figure
        .interval()
        .ifPresent(
            interval ->
                card.add(
                    line(
                        "beside",
                        texts.text(
                            "figures.interval",
                            written(figure, interval.low()),
                            written(figure, interval.high())))));
    figure
        .reference()
        .ifPresent(
            reference ->
                card.add(
                    line("beside", texts.text("figures.expected", written(figure, reference)))));
    card.add(change(figure));
    target.ifPresent(value -> card.add(target(figure, value)));
    Sparkline.of(figure, target).ifPresent(card::add);
    return card.add(definition(figure));
  }

  private Element change(KpiFigure figure) {
    Optional<TrendPoint> from = figure.comparedWith();
    if (from.isEmpty()) {
      return line("beside", texts.text("figures.no-past"));
    }
    double difference = figure.value() - from.get().value();
    String words =
        texts.text(
            "figures.change",
            texts.change(figure.kpi().unit(), from.get().value(), figure.value()),
            texts.shortDay(from.get().day()));
    if (difference == 0 || figure.kpi().better() == Kpi.Direction.NEITHER) {
      return line("beside", words);
    }
    boolean isBetter = (difference > 0) == (figure.kpi().better() == Kpi.Direction.UP);
    return Element.of("p")
        .styled("beside")
        .add(
            Element.of("span", difference > 0 ? "\u25B2" : "\u25BC")
                .styled(isBetter ? "sign good-sign" : "sign bad-sign")
                .with("aria-hidden", "true"))
        .text(words + ", ")
        .text(texts.text(isBetter ? "figures.better" : "figures.worse"));
  }

  private Element target(KpiFigure figure, double target) {
    boolean isMet = figure.kpi().meets(figure.value(), target);
    return Element.of("p")
        .styled("beside")
        .text(texts.text("figures.target", written(figure, target)) + " ")
        .add(
            Element.of("span", texts.text(isMet ? "figures.met" : "figures.missed"))
                .styled(isMet ? "good" : "bad"));
  }

  private Element definition(KpiFigure figure) {
    Element details =
        Element.of("details")
            .add(
                Element.of("summary", texts.text("figures.how")),
                Element.of("p", text(figure.kpi(), "means")));
    if (figure.trend().size() > 1) {
      DataTable course =
          new DataTable(text(figure.kpi(), "name"))
              .words(texts.text("column.day"))
              .numbers(texts.text("column.value"));
      figure.trend().stream()
          .sorted((a, b) -> b.day().compareTo(a.day()))
          .forEach(point -> course.row(texts.day(point.day()), written(figure, point.value())));
      details.add(course.element());
    }
    return details;
  }

  private String text(Kpi kpi, String what) {
    return texts.text("kpi." + kpi.wireName() + "." + what, window);
  }

  private String written(KpiFigure figure, double value) {
    return texts.value(figure.kpi().unit(), value);
  }

  private static Element line(String style, String words) {
    return Element.of("p", words).styled(style);
  }
}
