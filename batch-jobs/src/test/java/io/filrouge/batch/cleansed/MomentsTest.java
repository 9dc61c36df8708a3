package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Moments ISO = new Moments(PARIS, Optional.empty());
  private static final Moments COMMON = new Moments(PARIS, Optional.of("yyyy-MM-dd HH:mm:ss"));
  private static final Moments DAYS = new Moments(PARIS, Optional.of("dd.MM.yyyy"));
  private static final Moments WITH_ZONE =
      new Moments(PARIS, Optional.of("yyyy-MM-dd'T'HH:mm:ss.SSSXXX"));

  @ParameterizedTest
  @CsvSource({
    "2026-01-15, 2026-01-14T23:00:00Z",
    "2026-7-5 8:30:00, 2026-07-05T06:30:00Z",
    "2026-01-15T12:00:00Z, 2026-01-15T12:00:00Z",
    "2026-01-15T12:00:00.25Z, 2026-01-15T12:00:00.250Z",
    "2026-01-15 12:00:00.123456789Z, 2026-01-15T12:00:00.123456Z",
    "2026-07-15T12:00:00, 2026-07-15T10:00:00Z",
    "2026-01-15 12:00:00.123456+05:30, 2026-01-15T06:30:00.123456Z",
    "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.500Z",
  })
  void readsIsoTimes(String text, Instant instant) {
    assertThat(ISO.read(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026", "12:30:00", "15/01/2026", "2026-02-30", "2026-01-15 25:00:00", "today"})
  void readsNothingElseAsIso(String text) {
    assertThat(ISO.read(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15 12:00:00, 2026-01-15T11:00:00Z",
    // The hour that is left out in spring, and the one that there is twice in autumn.
    "2026-03-29 02:30:00, 2026-03-29T01:30:00Z",
    "2026-10-25 02:30:00, 2026-10-25T00:30:00Z",
    "2024-02-29 00:00:00, 2024-02-28T23:00:00Z",
  })
  void readsTheCommonPatternAsTheEngineDoes(String text, Instant instant) {
    Moments engine = new Moments(PARIS, Optional.of("yyyy-MM-dd' 'HH:mm:ss"));

    assertThat(COMMON.read(text)).isEqualTo(instant);
    assertThat(engine.read(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30 12:00:00",
        "2025-02-29 12:00:00",
        "2026-13-01 12:00:00",
        "2026-01-15 24:00:00",
        "2026-01-15 12:60:00",
        "2026-01-15T12:00:00",
        "2026-01-15",
        "31.02.2025 25:61:00",
        "2026-01-15 12:00:0x",
      })
  void readsNothingElseByTheCommonPattern(String text) {
    assertThat(COMMON.read(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"15.01.2026, 2026-01-14T23:00:00Z", "31.02.2026,", "15.1.26,", "15.01.2026 10:00,"})
  void readsByThePatternOfASource(String text, Instant instant) {
    assertThat(DAYS.read(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({"2026-01-15T12:00:00.250+05:30, 2026-01-15T06:30:00.250Z", "2026-01-15T12:00:00,"})
  void readsZonesThatAPatternNames(String text, Instant instant) {
    assertThat(WITH_ZONE.read(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "1969-12-31T22:59:59Z, false",
    "1969-12-31T23:00:00Z, true",
    "2100-12-31T22:59:59Z, true",
    "2100-12-31T23:00:00Z, false",
  })
  void tellsYearsOfAShopFromOthers(Instant instant, boolean isInRange) {
    assertThat(ISO.isInRange(instant)).isEqualTo(isInRange);
  }
}
