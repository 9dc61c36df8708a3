package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.Evaluation;
import java.util.List;
import java.util.stream.Stream;

/** A back-test as one HTML file that needs nothing else: a section for each thing foretold. */
public final class EvaluationPage {
  private static final List<String> TARGETS = List.of("orders", "amount", "no_purchase");

  private final Evaluation evaluation;
  private final Language language;
  private final Texts texts;

  public EvaluationPage(Evaluation evaluation, Language language) {
    this.evaluation = evaluation;
    this.language = language;
    this.texts = new Texts(language, evaluation.currency());
  }

  /** The file's text. */
  public String html() {
    Element main = Element.of("main").with("id", "main");
    TARGETS.stream().flatMap(this::section).forEach(section -> main.add(section.element()));
    Element body =
        Element.of("body")
            .add(
                Element.of("a", texts.text("page.skip")).with("href", "#main").styled("skip"),
                header(),
                main,
                Element.of("footer").add(Element.of("p", texts.text("evaluation.foot"))));
    return HtmlDocument.of(
        language, texts.text("evaluation.page", texts.day(evaluation.cutoff())), body);
  }

  private Element header() {
    return Element.of("header")
        .add(
            Element.of("p", "Filrouge").styled("brand"),
            Element.of("h1", texts.text("evaluation.page", texts.day(evaluation.cutoff()))),
            Element.of(
                    "p",
                    texts.counted(
                        "evaluation.lead",
                        evaluation.horizonDays(),
                        texts.day(evaluation.cutoff().plusDays(1)),
                        texts.day(evaluation.cutoff().plusDays(evaluation.horizonDays()))))
                .styled("summary"));
  }

  private Stream<Section> section(String target) {
    return evaluation.metrics().stream().anyMatch(metric -> metric.target().equals(target))
        ? Stream.of(new TargetSection(evaluation, target, texts).section())
        : Stream.empty();
  }
}
