package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFatigueTest {

  @ParameterizedTest
  @CsvSource({
    // sent and opened of late, sent and opened before: lost, tired
    "4, 0, 20, 10, 1, true",
    "4, 1, 20, 10, 0.5, true",
    "5, 2, 20, 10, 0.2, false",
    "4, 2, 20, 10, 0, false",
    "4, 4, 20, 10, -1, false"
  })
  void comparesTheOpenRateWithThatOfTheYearBefore(
      long sent, long opened, long sentBefore, long openedBefore, double lost, boolean isTired) {
    var fatigue = new MessageFatigue(sent, opened, sentBefore, openedBefore);

    assertThat(fatigue.lost().getAsDouble()).isCloseTo(lost, within(1e-12));
    assertThat(MessageFatigue.isTired(fatigue.lost().getAsDouble())).isEqualTo(isTired);
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 20, 10", "4, 0, 4, 4", "4, 4, 20, 0", "0, 0, 0, 0"})
  void tellsNothingOfFewMessagesOrOfThoseWhoNeverOpenedAny(
      long sent, long opened, long sentBefore, long openedBefore) {
    assertThat(new MessageFatigue(sent, opened, sentBefore, openedBefore).lost())
        .isEqualTo(OptionalDouble.empty());
  }
}
