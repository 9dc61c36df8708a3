package io.filrouge.batch.report.page;

import static io.filrouge.batch.report.page.ParsedPage.all;
import static io.filrouge.batch.report.page.ParsedPage.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.report.figures.Figures;
import io.filrouge.batch.report.figures.Kpi;
import io.filrouge.batch.report.figures.ReportFigures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportPageTest {
  private static final String HOSTILE = "<script>alert('tea')</script>\"&";
  private static final List<String> SECTIONS =
      List.of(
          "night",
          "figures",
          "lifecycle",
          "changes",
          "cohorts",
          "rfm",
          "value",
          "channels",
          "quality");

  private static final List<EvaluationLink> EVALUATIONS =
      List.of(
          new EvaluationLink(Figures.NIGHT.minusDays(90), 90, "evaluation-2025-10-02-90d.html"));

  @ParameterizedTest
  @EnumSource(Language.class)
  void hasEverySectionWhateverThereIsToTell(Language language) throws Exception {
    for (ReportFigures figures : List.of(Figures.full("tea"), Figures.empty())) {
      Document page = parsed(html(figures, language));

      assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.tag());
      assertThat(all(page, "section"))
          .extracting(section -> section.getAttribute("id"))
          .containsExactlyElementsOf(SECTIONS);
    }
  }

  @Test
  void linksToTheBackTestsBesideIt() throws Exception {
    assertThat(all(parsed(html(Figures.full("tea"), Language.ENGLISH)), "a"))
        .extracting(link -> link.getAttribute("href"))
        .contains("evaluation-2025-10-02-90d.html");
  }

  @Test
  void keepsNamesOfTheShopTexts() throws Exception {
    String html = html(Figures.full(HOSTILE), Language.ENGLISH);

    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(parsed(html).getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void needsNothingFromAnywhere() throws Exception {
    String html = html(Figures.full("tea"), Language.ENGLISH);

    assertThat(html).doesNotContain("http:", "https:", "url(", "@import", " style=", "<img");
    Document page = parsed(html);
    String style = all(page, "style").get(0).getTextContent();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(all(page, "meta"))
        .extracting(meta -> meta.getAttribute("content"))
        .contains(
            "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; img-src data:; base-uri 'none'; form-action 'none'");
  }

  @Test
  void givesEveryPictureWordsAndATable() throws Exception {
    Document page = parsed(html(Figures.full("tea"), Language.ENGLISH));

    for (Element picture : all(page, "svg")) {
      boolean isOrnament = picture.getAttribute("aria-hidden").equals("true");
      assertThat(isOrnament || !picture.getAttribute("aria-label").isEmpty()).isTrue();
    }
    assertThat(all(page, "figure")).hasSize(5);
    for (Element figure : all(page, "figure")) {
      assertThat(figure.getElementsByTagName("table").getLength()).isEqualTo(1);
      assertThat(figure.getElementsByTagName("figcaption").getLength()).isEqualTo(1);
    }
  }

  @Test
  void hasAnchorsThatAreThereAndOnlyOnce() throws Exception {
    Document page = parsed(html(Figures.full("tea"), Language.ENGLISH));
    List<String> ids = new ArrayList<>();
    for (Element element : all(page, "*")) {
      if (element.hasAttribute("id")) {
        ids.add(element.getAttribute("id"));
      }
    }

    assertThat(ids).doesNotHaveDuplicates();
    for (Element link : all(page, "a")) {
      String href = link.getAttribute("href");
      assertThat(
              href.startsWith("#")
                  ? ids.contains(href.substring(1))
                  : Set.of("2025-12-29.html", "evaluation-2025-10-02-90d.html").contains(href))
          .as(href)
          .isTrue();
    }
    for (Element element : all(page, "*")) {
      if (element.hasAttribute("aria-labelledby")) {
        assertThat(ids).contains(element.getAttribute("aria-labelledby"));
      }
    }
  }

  @Test
  void namesNoRowsThatBreakARule() {
    assertThat(html(Figures.full("tea"), Language.ENGLISH))
        .contains("customer_is_known")
        .doesNotContain("o17");
  }

  @Test
  void saysWhatIsMissing() {
    String html = html(Figures.empty(), Language.ENGLISH);

    assertThat(html)
        .contains("No job is known to have run for this night.")
        .contains("Cart abandonment needs web events.")
        .contains("The net promoter score needs survey answers.");
    assertThat(html(Figures.full("tea"), Language.ENGLISH))
        .doesNotContain("have not been evaluated yet");
  }

  @Test
  void tellsWhichTargetsAreMet() {
    assertThat(html(Figures.full("tea"), Language.ENGLISH))
        .contains("Targets met: 1 of 2.")
        .contains("Target 30.0%")
        .contains("met</span>")
        .contains("missed</span>");
  }

  private static String html(ReportFigures figures, Language language) {
    Map<Kpi, Double> targets = Map.of(Kpi.REPEAT_RATE, 0.3, Kpi.EXPECTED_CHURN, 0.3);
    return new ReportPage(
            figures, targets, language, Optional.of(Figures.NIGHT.minusDays(2)), EVALUATIONS)
        .html();
  }

  /** The page as XML, which it is but for its first line. */
}
