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
    "bought every day for resale and fell silent a year ago, 180, 200, 40, 7000, 7000, WHOLESALE_BY_DAYS",
    "came back for a huge order, 1, 300, 5000, 5040, 5040, HUGE_ORDER",
    "came back twice and one was huge, 2, 300, 1001, 2050, 2050, HUGE_ORDER",
    "is just within, 2, 300, 1000, 2050, 2050, ",
    "comes back for huge orders, 3, 300, 1001, 4000, 4000, WHOLESALE_BY_AMOUNT",
    "began with a huge order, 0, 300, 0, 90000, 90000, ",
  })
  void tellWhomToTakeCareWith(
      String who,
      int x,
      int recency,
      double meanSpend,
      double gross,
      double net,
      Caution expected) {
    assertThat(RULES.of(x, recency, meanSpend, gross, net).orElse(null)).isEqualTo(expected);
  }

  /** What is shown first says nothing of the rules after it. */
  @Test
  void holdEachForItself() {
    assertThat(RULES.of(250, 300, 1001, 9e5, 9e5)).contains(Caution.WHOLESALE_BY_DAYS);
    assertThat(RULES.isWholesaleByDays(250, 300)).isTrue();
    assertThat(RULES.isWholesaleByAmount(250, 1001)).isTrue();
    assertThat(RULES.isHuge(250, 1001)).isFalse();
    assertThat(RULES.of(2, 300, 1001, 2000, -1)).contains(Caution.RETURNS_EXCEED_PURCHASES);
    assertThat(RULES.isHuge(2, 1001)).isTrue();
  }

  @Test
  void holdNothingAgainstWhatOneInTwentyDoes() {
    assertThat(CautionRules.isCustomary(5, 100)).isFalse();
    assertThat(CautionRules.isCustomary(6, 100)).isTrue();
    assertThat(CautionRules.isCustomary(0, 0)).isFalse();
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
