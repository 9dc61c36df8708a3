package io.filrouge.domain.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED",
    "202, DELIVERED",
    "204, DELIVERED",
    "299, DELIVERED",
    "301, REFUSED",
    "304, REFUSED",
    "308, REFUSED",
    "400, REFUSED",
    "401, REFUSED",
    "404, REFUSED",
    "409, REFUSED",
    "410, REFUSED",
    "422, REFUSED",
    "408, AWAY",
    "425, AWAY",
    "429, AWAY",
    "502, AWAY",
    "503, AWAY",
    "504, AWAY",
    "500, FAILED",
    "501, FAILED",
    "507, FAILED",
    "599, FAILED",
    "600, FAILED",
    "999, FAILED"
  })
  void isByTheStatus(int status, Verdict verdict) {
    assertThat(Verdict.of(status)).isEqualTo(verdict);
  }
}
