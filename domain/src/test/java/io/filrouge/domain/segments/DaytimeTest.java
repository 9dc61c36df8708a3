package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaytimeTest {

  @ParameterizedTest
  @CsvSource({
    "0, night",
    "5, night",
    "6, morning",
    "11, morning",
    "12, afternoon",
    "17, afternoon",
    "18, evening",
    "22, evening",
    "23, night"
  })
  void partsTheDay(int hour, String daytime) {
    assertThat(Daytime.ofHour(hour).wireName()).isEqualTo(daytime);
  }

  @Test
  void refusesAnHourThatNoClockShows() {
    assertThatThrownBy(() -> Daytime.ofHour(24))
        .hasMessage("Cannot tell the daytime of hour: 24; give 0 to 23");
  }
}
