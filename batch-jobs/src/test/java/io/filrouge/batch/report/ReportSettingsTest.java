package io.filrouge.batch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.report.figures.Kpi;
import io.filrouge.batch.report.page.Language;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportSettingsTest {

  @Test
  void hasDefaults() {
    assertThat(settings(""))
        .isEqualTo(
            new ReportSettings(
                "var/report", Language.ENGLISH, 90, Duration.ofDays(5), 90, Map.of()));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            settings(
                """
                report { path = "s3a://shop/report", language = fr, window = 30 d
                  targets { repeat-rate = 0.3, active-customers = 5000 } }
                """))
        .isEqualTo(
            new ReportSettings(
                "s3a://shop/report",
                Language.FRENCH,
                30,
                Duration.ofDays(5),
                90,
                Map.of(Kpi.REPEAT_RATE, 0.3, Kpi.ACTIVE_CUSTOMERS, 5000.0)));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> settings("report.language = de"))
        .hasMessage("Cannot use report.language = de; give en or fr");
    assertThatThrownBy(() -> settings("report.window = 5 h"))
        .hasMessage("Cannot use report.window: it is less than a day; give one such as 90 d");
    assertThatThrownBy(() -> settings("report.targets.happiness = 1"))
        .hasMessageStartingWith(
            "Cannot use report.targets.happiness: there is no such figure; give one of"
                + " active-customers, net-sales,");
    assertThatThrownBy(() -> settings("report.targets.repeat-rate = much"))
        .hasMessage("Cannot use report.targets.repeat-rate: it is no number; give one such as 0.3");
  }

  private static ReportSettings settings(String written) {
    return ReportSettings.from(
        ConfigFactory.parseString(written)
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve(),
        "var/report");
  }
}
