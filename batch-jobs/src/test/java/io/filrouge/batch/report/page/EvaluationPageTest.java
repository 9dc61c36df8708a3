package io.filrouge.batch.report.page;

import static io.filrouge.batch.report.page.ParsedPage.all;
import static io.filrouge.batch.report.page.ParsedPage.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.report.figures.Figures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class EvaluationPageTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void hasAPictureForEachCurveAndATableForEachPicture(Language language) throws Exception {
    Document page = parsed(new EvaluationPage(Figures.evaluation("<b>tea</b>"), language).html());

    assertThat(all(page, "section"))
        .extracting(section -> section.getAttribute("id"))
        .containsExactly("evaluation-orders", "evaluation-no_purchase");
    assertThat(all(page, "svg")).hasSize(5);
    assertThat(all(page, "figure"))
        .hasSize(5)
        .allSatisfy(
            figure -> assertThat(figure.getElementsByTagName("table").getLength()).isEqualTo(1));
    assertThat(all(page, "b")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void showsAllModelsAndMarksTheChosen(Language language) throws Exception {
    Document page = parsed(new EvaluationPage(Figures.evaluation("bg-nbd"), language).html());

    Texts texts = new Texts(language, "EUR");
    assertThat(all(page, "th"))
        .extracting(cell -> cell.getTextContent())
        .contains("bg-nbd" + texts.text("evaluation.chosen"), "recency");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void writesAxesThatCanBeRead(Language language) throws Exception {
    Document page = parsed(new EvaluationPage(Figures.evaluation("bg-nbd"), language).html());

    Texts texts = new Texts(language, "EUR");
    assertThat(all(page, "text"))
        .extracting(text -> text.getTextContent())
        .as("the last frequency, and quarters of what frequent buyers did")
        .contains("7+", texts.significant(0.25), texts.significant(0.75));
  }
}
