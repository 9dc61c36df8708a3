package io.filrouge.batch.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsSettingsTest {
  @Test
  void writesNothingUnlessAFolderIsNamed() {
    assertThat(from(Map.of()).folder()).isEmpty();
    assertThat(
            from(Map.of("metrics.textfile-folder", "/var/lib/textfile", "metrics.shop", "paris")))
        .isEqualTo(new MetricsSettings(Optional.of(Path.of("/var/lib/textfile")), "paris"));
  }

  @Test
  void refusesAShopThatCannotStandInAFileName() {
    assertThatThrownBy(() -> from(Map.of("metrics.shop", "../Paris")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot use metrics.shop = ../Paris; it stands in file names: give lower-case letters,"
                + " digits, - and _");
  }

  private static MetricsSettings from(Map<String, String> overrides) {
    return MetricsSettings.from(Configuration.load(null, overrides));
  }
}
