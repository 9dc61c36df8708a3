package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuintilesTest {
  private static final Quintiles TENS = new Quintiles(10, 20, 30, 40);

  @Test
  void scoresAValueByTheLimitsItExceeds() {
    assertThat(TENS.ascendingScore(9)).isEqualTo(1);
    assertThat(TENS.ascendingScore(10)).isEqualTo(1);
    assertThat(TENS.ascendingScore(10.5)).isEqualTo(2);
    assertThat(TENS.ascendingScore(20)).isEqualTo(2);
    assertThat(TENS.ascendingScore(30)).isEqualTo(3);
    assertThat(TENS.ascendingScore(40)).isEqualTo(4);
    assertThat(TENS.ascendingScore(41)).isEqualTo(5);
  }

  @Test
  void scoresTheSmallestBestWhereLessIsBetter() {
    assertThat(TENS.descendingScore(10)).isEqualTo(5);
    assertThat(TENS.descendingScore(11)).isEqualTo(4);
    assertThat(TENS.descendingScore(41)).isEqualTo(1);
  }

  @Test
  void leavesScoresEmptyWhereManyShareAValue() {
    Quintiles mostBoughtOnce = new Quintiles(1, 1, 1, 2);

    assertThat(mostBoughtOnce.ascendingScore(1)).isEqualTo(1);
    assertThat(mostBoughtOnce.ascendingScore(2)).isEqualTo(4);
    assertThat(mostBoughtOnce.ascendingScore(3)).isEqualTo(5);
  }

  @Test
  void refusesLimitsOutOfOrderAndUnknownValues() {
    assertThatThrownBy(() -> new Quintiles(1, 3, 2, 4))
        .hasMessage(
            "Cannot build quintiles from limits: 1.0, 3.0, 2.0, 4.0; give them in ascending order");
    assertThatThrownBy(() -> TENS.ascendingScore(Double.NaN))
        .hasMessage("Cannot score a value: NaN; score only known values");
  }

  @Property
  void neverScoresALargerValueLower(
      @ForAll @Size(4) List<@IntRange(min = -50, max = 50) Integer> limits,
      @ForAll @IntRange(min = -60, max = 60) int value,
      @ForAll @IntRange(min = -60, max = 60) int other) {
    List<Integer> sorted = limits.stream().sorted().toList();
    Quintiles quintiles = new Quintiles(sorted.get(0), sorted.get(1), sorted.get(2), sorted.get(3));

    assertThat(quintiles.ascendingScore(Math.max(value, other)))
        .isGreaterThanOrEqualTo(quintiles.ascendingScore(Math.min(value, other)))
        .isBetween(1, 5);
    assertThat(quintiles.ascendingScore(value) + quintiles.descendingScore(value)).isEqualTo(6);
  }
}
