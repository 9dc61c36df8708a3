package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.JobRun;
import io.filrouge.batch.report.figures.Kpi;
import io.filrouge.batch.report.figures.ReportFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a night as one HTML file that needs nothing else.
 *
 * @param targets what key figures should come to
 * @param previous the newest night before that has a page beside this one
 * @param evaluations back-tests that have a page beside this one
 */
public record ReportPage(
    ReportFigures figures,
    Map<Kpi, Double> targets,
    Language language,
    Optional<LocalDate> previous,
    List<EvaluationLink> evaluations) {

  /** The file's text. */
  public String html() {
    Texts texts = new Texts(language, figures.currency());
    List<Section> sections =
        List.of(
            NightSection.of(figures, texts),
            KpiSection.of(figures, targets, texts),
            LifecycleSection.of(figures, texts),
            ChangesSection.of(figures, texts),
            CohortSection.of(figures, texts),
            RfmSection.of(figures, texts),
            ValueSection.of(figures, evaluations, texts),
            ChannelSection.of(figures, texts),
            QualitySection.of(figures, texts));
    Element main = Element.of("main").with("id", "main");
    sections.forEach(section -> main.add(section.element()));
    Element body =
        Element.of("body")
            .add(
                Element.of("a", texts.text("page.skip")).with("href", "#main").styled("skip"),
                header(texts),
                contents(sections, texts),
                main,
                footer(texts));
    return HtmlDocument.of(language, texts.text("page.title", texts.day(figures.asOf())), body);
  }

  private Element header(Texts texts) {
    List<JobRun> latest = NightSection.latest(figures.runs());
    boolean isGood =
        !latest.isEmpty()
            && latest.stream().allMatch(JobRun::isDone)
            && QualitySection.brokenRules(latest) == 0;
    Element header =
        Element.of("header")
            .add(
                Element.of("p", "Filrouge").styled("brand"),
                Element.of("h1", texts.text("page.heading", texts.weekday(figures.asOf()))),
                Element.of("p", summary(latest, texts))
                    .styled(isGood ? "summary good" : "summary bad"));
    figures
        .base()
        .asOf()
        .filter(night -> !night.equals(figures.asOf()))
        .ifPresent(
            night ->
                header.add(
                    Element.of("p", texts.text("page.other-night", texts.day(night)))
                        .styled("summary bad")));
    return header;
  }

  private static String summary(List<JobRun> latest, Texts texts) {
    String night = NightSection.lead(latest, texts);
    long broken = QualitySection.brokenRules(latest);
    return broken == 0 ? night : night + " " + texts.counted("page.broken-rules", broken);
  }

  private Element contents(List<Section> sections, Texts texts) {
    Element list = Element.of("ul");
    for (Section section : sections) {
      list.add(
          Element.of("li")
              .add(
                  Element.of("a", texts.text(section.id() + ".title"))
                      .with("href", "#" + section.id())));
    }
    previous.ifPresent(
        night ->
            list.add(
                Element.of("li")
                    .add(
                        Element.of("a", texts.text("page.previous", texts.shortDay(night)))
                            .with("href", night + ".html")
                            .styled("quiet"))));
    return Element.of("nav").with("aria-label", texts.text("page.contents")).add(list);
  }

  private Element footer(Texts texts) {
    return Element.of("footer")
        .add(
            Element.of(
                "p", texts.text("page.foot", texts.day(figures.asOf()), figures.zone().getId())));
  }
}
