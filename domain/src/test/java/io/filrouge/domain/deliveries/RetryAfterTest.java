package io.filrouge.domain.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:30Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | 120",
        "0 | 0",
        " 7  | 7",
        "999999999 | 999999999",
        "Sun, 06 Nov 1994 08:49:37 GMT | 7",
        "Sun, 6 Nov 1994 08:49:37 GMT | 7",
        "Sun Nov  6 08:49:37 1994 | 7",
        "Sun, 06 Nov 1994 08:49:00 GMT | 0"
      })
  void readsSecondsAndDates(String header, long seconds) {
    assertThat(RetryAfter.of(header, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-5",
        "1.5",
        "99999999999999999999",
        "06 Nov 1994",
        "Sunday, 06-Nov-94 08:49:37 GMT"
      })
  void passesOverWhatItCannotRead(String header) {
    assertThat(RetryAfter.of(header, NOW)).isEmpty();
  }

  @Test
  void isEmptyWithoutAHeader() {
    assertThat(RetryAfter.of(null, NOW)).isEmpty();
  }
}
