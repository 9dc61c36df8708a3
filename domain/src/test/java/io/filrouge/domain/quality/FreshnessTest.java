package io.filrouge.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, ,           2,  0, GOOD",
    "2026-01-29, ,           2,  2, GOOD",
    "2026-01-28, ,           2,  3, WARN",
    "          , 2026-01-28, 2,  3, WARN",
    "2026-01-20, 2026-01-30, 2,  1, GOOD",
    "2026-02-03, ,           2, -3, GOOD",
    "2025-01-31, ,            , 365, GOOD"
  })
  void looksAtTheNewestRowOfAnyDeliverySoFar(
      LocalDate delivered, LocalDate before, Integer warnAfter, long days, Verdict expected) {
    Freshness freshness = Freshness.of(Optional.ofNullable(delivered), Optional.ofNullable(before));

    assertThat(freshness.daysBefore(NIGHT)).isEqualTo(days);
    assertThat(freshness.judge(NIGHT, limit(warnAfter))).isEqualTo(expected);
  }

  @Test
  void warnsOfASourceThatNeverDelivered() {
    Freshness none = Freshness.of(Optional.empty(), Optional.empty());

    assertThat(none.hasRows()).isFalse();
    assertThat(none.judge(NIGHT, OptionalInt.of(7))).isEqualTo(Verdict.WARN);
    assertThat(none.judge(NIGHT, OptionalInt.empty())).isEqualTo(Verdict.GOOD);
  }

  private static OptionalInt limit(Integer days) {
    return days == null ? OptionalInt.empty() : OptionalInt.of(days);
  }
}
