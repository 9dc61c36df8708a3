package io.filrouge.domain.caution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CautionRulesTest {
  private static final CautionRules RULES = new CautionRules(5, 25, 40);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bought once, 0, 300, 0, 30, 30, ",
    "came back for the usual, 4, 300, 45, 200, 180, ",
    "sent all of it back, 4, 300, 0, 200, 0, ",
    "sent back more than was bought, 4, 300, -10, 200, -50, RETURNS_EXCEED_PURCHASES",
    "paid nothing, 4, 300, 0, 0, 0, NO_SPEND",
    "sent back what was never bought, 1, 300, 0, 0, -20, NO_SPEND",
    "shops for food five days a week, 214, 300, 40, 9000, 9000, ",
    "buys every day for resale, 250, 300, 40, 9000, 9000, WHOLESALE_BY_DAYS",
    "bought on each day of a holiday, 13, 13, 40, 560, 560, ",
    "came back for a huge order, 1, 300, 5000, 5040, 5040, HUGE_ORDER",
    "came back twice and one was huge, 2, 300, 1001, 2050, 2050, HUGE_ORDER",
    "is just within, 2, 300, 1000, 2050, 2050, ",
    "comes back for huge orders, 3, 300, 1001, 4000, 4000, WHOLESALE_BY_AMOUNT",
    "began with a huge order, 0, 300, 0, 90000, 90000, ",
  })
  void tellWhomToTakeCareWith(
      String who, int x, int age, double meanSpend, double gross, double net, Caution expected) {
    assertThat(RULES.of(x, age, meanSpend, gross, net).orElse(null)).isEqualTo(expected);
  }

  @Test
  void callNothingHugeWhereNothingIsTypical() {
    assertThat(new CautionRules(5, 25, 0).of(1, 300, 1e9, 1e9, 1e9)).isEmpty();
  }

  @Test
  void refuseLimitsThatHoldNobody() {
    assertThatThrownBy(() -> new CautionRules(0, 25, 40))
        .hasMessageContaining("give numbers above 0");
  }
}
