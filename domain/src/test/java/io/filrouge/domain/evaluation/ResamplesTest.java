package io.filrouge.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 30, 1_411, 2_000_000})
  void drawsHaveTheMeanAndVarianceOfPoisson(long mean) {
    PoissonDraw draw = new PoissonDraw(mean);
    SplittableRandom random = new SplittableRandom(7);
    int count = 20_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double distance = draw.next(random) - mean;
      sum += distance;
      squares += distance * distance;
    }

    assertThat(sum / count).isEqualTo(0, within(5 * Math.sqrt((double) mean / count)));
    assertThat(squares / count / mean).isEqualTo(1, within(0.06));
  }

  @Test
  void oneSeedGivesOneSetOfResamples() {
    long[] counts = {1, 1, 3, 500};

    assertThat(new Resamples(1, counts).weights(17))
        .isEqualTo(new Resamples(1, counts).weights(17))
        .isNotEqualTo(new Resamples(1, counts).weights(18))
        .isNotEqualTo(new Resamples(2, counts).weights(17));
  }

  @Test
  void theIntervalOfAShareIsAboutAsWideAsTheoryHasIt() {
    // 10,000 customers of whom 3,000 left: a standard error of 0.00458.
    double[][] cells = {Cells.row(0, 1, 3_000), Cells.row(0, 0, 7_000)};
    Sample sample = Cells.sample(cells);

    double[][] resampled =
        new Resamples(1, Cells.counts(cells))
            .of(weights -> new double[] {Metric.MAE.of(sample, weights)});
    Interval interval = Resamples.interval(resampled, 0);

    assertThat(interval.low()).isEqualTo(0.3 - 1.96 * 0.00458, within(0.002));
    assertThat(interval.high()).isEqualTo(0.3 + 1.96 * 0.00458, within(0.002));
  }

  @Test
  void thereIsNoIntervalWhereMostResamplesSayNothing() {
    double[][] resampled = new double[Resamples.COUNT][1];
    Arrays.fill(resampled, new double[] {Double.NaN});

    assertThat(Resamples.interval(resampled, 0)).isEqualTo(Interval.NONE);
  }
}
