package io.filrouge.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCountLimitsTest {
  private static final RowCountLimits LIMITS = new RowCountLimits(500, 0.1, 0.5, 0.5);

  @ParameterizedTest
  @CsvSource({
    "1000, 1000, GOOD",
    "1000,  900, GOOD",
    "1000,  899, WARN",
    "1000,  500, WARN",
    "1000,  499, FAIL",
    "1000,    0, FAIL",
    "1000, 1500, GOOD",
    "1000, 1501, WARN",
    "1000, 9000, WARN"
  })
  void judgesByTheShareOfTheRowsBefore(long before, long now, Verdict expected) {
    assertThat(LIMITS.judge(before, now)).isEqualTo(expected);
  }

  @Test
  void comparesWithEnoughRowsOnly() {
    assertThat(LIMITS.compares(499)).isFalse();
    assertThat(LIMITS.compares(500)).isTrue();
  }

  @Test
  void neverFailsWhereAllRowsMayGo() {
    assertThat(new RowCountLimits(1, 0.1, 0.5, 1).judge(1000, 0)).isEqualTo(Verdict.WARN);
  }

  @Test
  void tellsTheChangeAsAShare() {
    assertThat(RowCountLimits.change(1000, 750)).isEqualTo(-0.25);
  }

  @Test
  void refusesToFailBeforeItWarns() {
    assertThatThrownBy(() -> new RowCountLimits(500, 0.2, 0.5, 0.1))
        .hasMessage(
            "Cannot use quality limit row-counts.fail-when-fewer: 0.1; give a share from"
                + " warn-when-fewer to 1");
  }
}
