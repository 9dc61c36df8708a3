package io.filrouge.batch.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineageSettingsTest {
  @Test
  void isOffUnlessAPlaceIsNamed() {
    assertThat(from(Map.of()).isOn()).isFalse();
    assertThat(from(Map.of("file", "events.jsonl")).isOn()).isTrue();
  }

  @Test
  void tellsNoSecrets() {
    LineageSettings settings =
        from(Map.of("url", "https://host:5000/path?key=s3cret", "api-key-env", "KEY"));

    assertThat(settings.apiKey()).contains("s3cret");
    assertThat(settings).hasToString("OpenLineage to https://host:5000");
  }

  @Test
  void refusesWhatCannotBeUsed() {
    assertThatThrownBy(() -> from(Map.of("url", "https://me:word@host:5000")))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot use lineage.openlineage.url; give an address such as"
                + " http://marquez.example:5000, without user and password: what is secret is told by"
                + " api-key-env");
    assertThatThrownBy(() -> from(Map.of("url", "http://host", "file", "events.jsonl")))
        .hasMessage(
            "Cannot use both lineage.openlineage.url and lineage.openlineage.file; name one of"
                + " them");
  }

  // What only tells of a night must not stop it.
  @Test
  void goesWithoutAKeyThatIsNotSetAndSaysSo() {
    LineageSettings settings = from(Map.of("url", "http://host", "api-key-env", "OTHER"));

    assertThat(settings.apiKey()).isEmpty();
    assertThat(settings.warning())
        .contains(
            "Cannot find in the environment the variable that lineage.openlineage.api-key-env names;"
                + " lineage is sent without a key");
    assertThat(from(Map.of("url", "http://host", "api-key-env", "KEY")).warning()).isEmpty();
    assertThat(from(Map.of("url", "http://host")).warning()).isEmpty();
    assertThat(from(Map.of("api-key-env", "OTHER")).warning()).isEmpty();
  }

  private static LineageSettings from(Map<String, String> settings) {
    Map<String, String> overrides = new LinkedHashMap<>();
    settings.forEach((key, value) -> overrides.put("lineage.openlineage." + key, value));
    return LineageSettings.from(Configuration.load(null, overrides), Map.of("KEY", "s3cret"));
  }
}
