package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngagementRulesTest {
  private static final EngagementRules RULES = EngagementRules.defaults();

  @ParameterizedTest
  @CsvSource({
    // sessions, views, cart adds, opens: points, class
    "0, 0, 0, 0, 0, cold",
    "1, 2, 0, 0, 4, cold",
    "1, 3, 0, 0, 5, warm",
    "0, 0, 0, 3, 6, warm",
    "3, 3, 1, 0, 19, warm",
    "1, 8, 1, 0, 20, hot"
  })
  void addsUpWhatAProspectDid(
      long sessions, long views, long cartAdds, long opens, long points, String engagement) {
    assertThat(RULES.points(sessions, views, cartAdds, opens)).isEqualTo(points);
    assertThat(RULES.of(points).wireName()).isEqualTo(engagement);
  }

  @Test
  void refusesThresholdsThatContradictEachOther() {
    assertThatThrownBy(() -> new EngagementRules(2, 1, 10, 2, 5, 5))
        .hasMessage("Cannot use engagement threshold hot-from: 5; give more than warm-from");
    assertThatThrownBy(() -> new EngagementRules(2, -1, 10, 2, 5, 20))
        .hasMessage("Cannot use engagement threshold product-view-points: -1; give 0 or more");
  }
}
