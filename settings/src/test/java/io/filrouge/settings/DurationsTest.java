package io.filrouge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time as marketers write them. */
final class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "30 min, PT30M",
    "30min, PT30M",
    "1 min, PT1M",
    "2 mins, PT2M",
    "30 minutes, PT30M",
    "30 m, PT30M",
    "1 h, PT1H",
    "24 h, PT24H",
    "1 hour, PT1H",
    "7 d, PT168H",
    "30 s, PT30S",
    "200 ms, PT0.2S",
    "1.5 h, PT1H30M",
    "500, PT0.5S",
    "0 s, PT0S",
    "'  30 min  ', PT30M",
  })
  void areRead(String written, Duration duration) {
    Config config = ConfigFactory.parseMap(Map.of("cart.idle-timeout", written));

    assertThat(Durations.of(config, "cart.idle-timeout")).isEqualTo(duration);
  }

  @Test
  void areReadWithoutQuotes() {
    Config config = ConfigFactory.parseString("a = 30 min, b = [1 h, 24 h, 90 min, 72 h]");

    assertThat(Durations.of(config, "a")).isEqualTo(Duration.ofMinutes(30));
    assertThat(Durations.listOf(config, "b"))
        .containsExactly(
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofMinutes(90),
            Duration.ofHours(72));
  }

  @Test
  void areReadFromAnEmptyList() {
    assertThat(Durations.listOf(ConfigFactory.parseString("b = []"), "b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "30 minuits", "", "1 h 30 min", "min", "P1D", "30 mines"})
  void thatAreNoneFailByTheNameOfTheirKey(String written) {
    Config config = ConfigFactory.parseMap(Map.of("cart.idle-timeout", written));

    assertThatThrownBy(() -> Durations.of(config, "cart.idle-timeout"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cart.idle-timeout");
  }

  @Test
  void thatAreNoneInAListFailByTheNameOfTheirKey() {
    Config config = ConfigFactory.parseString("steps = [1 h, soon]");

    assertThatThrownBy(() -> Durations.listOf(config, "steps"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("steps");
  }

  @Test
  void thatAreMissingFailByTheNameOfTheirKey() {
    assertThatThrownBy(
            () -> Durations.of(ConfigFactory.parseString("cart {}"), "cart.idle-timeout"))
        .isInstanceOf(ConfigException.Missing.class)
        .hasMessageContaining("cart.idle-timeout");
  }
}
