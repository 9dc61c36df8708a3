package io.filrouge.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void poolsViolatorsAsTheTextbookDoes() {
    // Shares 0.2, 0.6, 0.4, 0.8 of a thousand customers each: the middle two become one of 0.5.
    Told told =
        new Told(
            new double[] {0.1, 0.1, 0.3, 0.3, 0.5, 0.5, 0.7, 0.7},
            new double[] {1, 0, 1, 0, 1, 0, 1, 0},
            new double[] {200, 800, 600, 400, 400, 600, 800, 200});

    IsotonicCalibration calibration = IsotonicCalibration.fit(told);

    assertThat(calibration.at()).containsExactly(new double[] {0.1, 0.4, 0.7}, offset(1e-9));
    assertThat(calibration.shares()).containsExactly(new double[] {0.2, 0.5, 0.8}, offset(1e-3));
    assertThat(calibration.of(0.25)).isCloseTo(0.35, offset(1e-3));
    assertThat(calibration.of(0)).isZero();
    assertThat(calibration.of(1)).isEqualTo(1);
  }

  @Test
  void findsHowFarLogOddsWereMovedAndStretched() {
    Told told = sample(100_000, said -> LogOdds.toProbability(-0.7 + 0.5 * LogOdds.of(said)));

    PlattScaling platt = PlattScaling.fit(told);

    assertThat(platt.intercept()).isCloseTo(-0.7, offset(0.05));
    assertThat(platt.slope()).isCloseTo(0.5, offset(0.03));
  }

  @Test
  void neverTurnsTheOrderOfCustomersRound() {
    Told told = sample(2000, said -> 0.2 + 0.5 * said * said);
    for (Calibration calibration :
        new Calibration[] {IsotonicCalibration.fit(told), PlattScaling.fit(told)}) {
      double[] moved =
          DoubleStream.iterate(0, said -> said <= 1, said -> said + 0.001)
              .map(calibration::of)
              .toArray();
      double[] sorted = moved.clone();
      Arrays.sort(sorted);
      assertThat(moved).as(calibration.name()).isEqualTo(sorted);
      assertThat(Arrays.stream(moved).distinct().count())
          .as(calibration.name())
          .isEqualTo(moved.length);
    }
  }

  @Test
  void leavesWhatIsRightAloneAndMendsWhatIsNot() {
    assertThat(Trial.of(sample(4000, said -> said)).calibration()).isSameAs(Calibration.NONE);
    Trial mended = Trial.of(sample(4000, said -> 0.5 * said));
    assertThat(mended.calibration()).isNotSameAs(Calibration.NONE);
    assertThat(mended.brier()).isLessThan(mended.raw().brier() - 0.02);
  }

  @Test
  void isTheSameAgainFromItsParameters() {
    Told told = sample(2000, said -> 0.5 * said);
    for (Calibration calibration :
        new Calibration[] {
          IsotonicCalibration.fit(told), PlattScaling.fit(told), Calibration.NONE
        }) {
      Calibration again = Calibration.of(calibration.parameters());
      assertThat(again.name()).isEqualTo(calibration.name());
      assertThat(again.of(0.37)).isEqualTo(calibration.of(0.37));
    }
  }

  @Test
  void isNoNumberNowhereAlsoOfOneKindAlone() {
    for (double came : new double[] {0, 1}) {
      Told told =
          new Told(
              new double[] {0, 0.5, 1},
              new double[] {came, came, came},
              new double[] {500, 500, 500});
      for (Calibration calibration :
          new Calibration[] {IsotonicCalibration.fit(told), PlattScaling.fit(told)}) {
        for (double said : new double[] {0, 1e-300, 0.5, 1}) {
          assertThat(calibration.of(said)).isBetween(0.0, 1.0);
        }
      }
    }
  }

  @Test
  void halvesThatTogetherAreAll() {
    Told told =
        new Told(new double[] {0.1, 0.2, 0.3}, new double[] {1, 0, 1}, new double[] {1, 2, 7});
    double[] first = told.half(true).counts();
    double[] second = told.half(false).counts();
    for (int i = 0; i < 3; i++) {
      assertThat(first[i] + second[i]).isEqualTo(told.counts()[i]);
      assertThat(Math.abs(first[i] - second[i])).isLessThanOrEqualTo(1);
    }
  }

  private static Told sample(int count, java.util.function.DoubleUnaryOperator truth) {
    SplittableRandom random = new SplittableRandom(3);
    double[] said = random.doubles(count).toArray();
    double[] came =
        Arrays.stream(said)
            .map(value -> random.nextDouble() < truth.applyAsDouble(value) ? 1 : 0)
            .toArray();
    double[] counts = new double[count];
    Arrays.fill(counts, 1);
    return new Told(said, came, counts);
  }
}
