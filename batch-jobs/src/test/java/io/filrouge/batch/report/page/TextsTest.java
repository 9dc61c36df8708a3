package io.filrouge.batch.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.report.figures.Kpi;
import io.filrouge.domain.segments.LifecycleStage;
import io.filrouge.domain.segments.RfmSegment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
  private final Texts english = new Texts(Language.ENGLISH, "EUR");
  private final Texts french = new Texts(Language.FRENCH, "EUR");

  @Test
  void saysTheSameInEveryLanguage() {
    for (Language language : Language.values()) {
      assertThat(Texts.read(language).stringPropertyNames())
          .as(language.tag())
          .containsExactlyInAnyOrderElementsOf(Texts.read(Language.ENGLISH).stringPropertyNames());
      for (String key : Texts.read(language).stringPropertyNames()) {
        assertThat(places(language, key)).as(key).isEqualTo(places(Language.ENGLISH, key));
      }
    }
  }

  @Test
  void explainsEveryFigureStageAndSegment() {
    for (Language language : Language.values()) {
      assertThat(Texts.read(language).stringPropertyNames())
          .containsAll(Kpi.names().stream().map(name -> "kpi." + name + ".means").toList())
          .containsAll(
              java.util.Arrays.stream(LifecycleStage.values())
                  .map(stage -> "stage." + stage.wireName())
                  .toList())
          .containsAll(
              java.util.Arrays.stream(RfmSegment.values())
                  .map(segment -> "rfm." + segment.wireName())
                  .toList());
    }
  }

  @Test
  void writesFiguresAsTheLanguageDoes() {
    assertThat(english.count(1234567)).isEqualTo("1,234,567");
    assertThat(plain(french.count(1234567))).isEqualTo("1 234 567");
    assertThat(english.share(0.1234)).isEqualTo("12.3%");
    assertThat(plain(french.share(0.1234))).isEqualTo("12,3 %");
    assertThat(english.money(1234.5)).isEqualTo("€1,234");
    assertThat(plain(french.money(12.5))).isEqualTo("12,50 €");
    assertThat(plain(new Texts(Language.ENGLISH, "GBX").money(12.5))).isEqualTo("12.50 GBX");
    assertThat(english.day(LocalDate.parse("2025-12-31"))).isEqualTo("31 December 2025");
    assertThat(french.weekday(LocalDate.parse("2025-12-31")))
        .isEqualTo("mercredi 31 décembre 2025");
    assertThat(english.duration(Duration.ofMillis(1250))).isEqualTo("1.2 s");
    assertThat(french.duration(Duration.ofSeconds(3725))).isEqualTo("1 h 2 min");
  }

  @Test
  void writesChangesInPointsOrPerCent() {
    assertThat(english.change(Kpi.Unit.SHARE, 0.4, 0.375)).isEqualTo("\u22122.5 points");
    assertThat(english.change(Kpi.Unit.COUNT, 200, 250)).isEqualTo("+25.0%");
    assertThat(english.change(Kpi.Unit.MONEY, 0, 250)).isEqualTo("+250");
  }

  @Test
  void putsValuesInAsTheyAre() {
    assertThat(english.text("lifecycle.flow", "{1}", "$1", "\\2")).isEqualTo("{1} to $1: \\2");
    assertThat(english.name("channel", "kiosk")).isEqualTo("kiosk");
    assertThat(english.name("channel", "")).isEqualTo("not told");
    assertThatThrownBy(() -> english.text("nothing")).hasMessage("Cannot find a text: nothing");
  }

  @Test
  void countsNoneAsOneInFrench() {
    assertThat(french.counted("changes.more", 0)).startsWith("0 autre segment a");
    assertThat(english.counted("changes.more", 0)).startsWith("0 more segments");
  }

  private static String places(Language language, String key) {
    return PLACE
        .matcher(Texts.read(language).getProperty(key))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }

  private static String plain(String text) {
    return text.replaceAll("[\\u00A0\\u202F]", " ");
  }
}
