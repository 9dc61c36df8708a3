package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.JobRun;
import io.filrouge.batch.report.figures.Kpi;
import io.filrouge.batch.report.figures.ReportFigures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a night as one HTML file that needs nothing else: no script, no font, no network. Its
 * own policy forbids all of them; the one style that it allows is told by its hash.
 *
 * @param targets what key figures should come to
 * @param previous the newest night before that has a page beside this one
 */
public record ReportPage(
    ReportFigures figures,
    Map<Kpi, Double> targets,
    Language language,
    Optional<LocalDate> previous) {
  private static final String STYLE = "report.css";

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
            ValueSection.of(figures, texts),
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
    return "<!DOCTYPE html>\n"
        + Element.of("html").with("lang", language.tag()).add(head(texts), body)
        + "\n";
  }

  private Element head(Texts texts) {
    String style = style();
    return Element.of("head")
        .add(
            Element.of("meta").with("charset", "utf-8"),
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy(style)),
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
            Element.of("meta").with("name", "robots").with("content", "noindex"),
            Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
            Element.of("title", texts.text("page.title", texts.day(figures.asOf()))),
            Element.of("link").with("rel", "icon").with("href", "data:,"),
            Element.of("style", style));
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

  private static String policy(String style) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(style)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + STYLE, e);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
