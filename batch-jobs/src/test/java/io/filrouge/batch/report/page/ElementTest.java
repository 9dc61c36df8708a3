package io.filrouge.batch.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ElementTest {

  @Test
  void keepsTextsAndValuesTexts() {
    Element element =
        Element.of("p", "<script>alert(1)</script> & 'more'").with("title", "\"><img src=x>");

    assertThat(element)
        .hasToString(
            "<p title=\"&quot;&gt;&lt;img src=x&gt;\">&lt;script&gt;alert(1)&lt;/script&gt; &amp;"
                + " &#39;more&#39;</p>");
  }

  @Test
  void showsWhatCannotBeSeenAsUnknown() {
    assertThat(Element.of("p", "a\u0000b\u202Ec\u001Bd\ud800"))
        .hasToString("<p>a\uFFFDb\uFFFDc\uFFFDd\uFFFD</p>");
    assertThat(Element.of("p", "th\u00e9 \u8336 \ud83c\udf75"))
        .hasToString("<p>th\u00e9 \u8336 \ud83c\udf75</p>");
  }

  @Test
  void writesAStyleAsItIsUnlessItEndsItself() {
    assertThat(Element.of("style", "a > b { content: \"&\" }"))
        .hasToString("<style>a > b { content: \"&\" }</style>");
    assertThatThrownBy(() -> Element.of("style", "</style><script>").toString())
        .hasMessage("Cannot write a style: it ends itself");
  }

  @Test
  void refusesNamesThatAreNone() {
    assertThatThrownBy(() -> Element.of("p onclick=x"))
        .hasMessage("Cannot name an element: p onclick=x");
    assertThatThrownBy(() -> Element.of("p").with("a b", "c"))
        .hasMessage("Cannot name an attribute: a b");
  }

  @Test
  void writesLengthsShort() {
    assertThat(Element.number(12)).isEqualTo("12");
    assertThat(Element.number(1.5)).isEqualTo("1.5");
    assertThat(Element.number(-0.001)).isEqualTo("0");
    assertThat(Element.number(100)).isEqualTo("100");
  }
}
