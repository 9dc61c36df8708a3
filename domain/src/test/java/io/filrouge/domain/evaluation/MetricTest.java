package io.filrouge.domain.evaluation;

import static io.filrouge.domain.evaluation.Cells.of;
import static io.filrouge.domain.evaluation.Cells.ofPairs;
import static io.filrouge.domain.evaluation.Cells.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

  private static final double[] ORDERS = {0, 0, 0, 1, 4};

  @Test
  void theAreaCountsPairsInTheRightOrderAndTiesHalf() {
    double[] outcomes = {0, 0, 1, 1};

    assertThat(ofPairs(Metric.AUC, new double[] {0.1, 0.4, 0.35, 0.8}, outcomes)).isEqualTo(0.75);
    assertThat(ofPairs(Metric.AUC, new double[] {0.1, 0.4, 0.4, 0.8}, outcomes)).isEqualTo(0.875);
    assertThat(ofPairs(Metric.AUC, new double[] {0.5, 0.5, 0.5, 0.5}, outcomes)).isEqualTo(0.5);
    assertThat(ofPairs(Metric.AUC, new double[] {0.9, 0.8, 0.2, 0.1}, outcomes)).isZero();
  }

  @Test
  void thereIsNoAreaWhereEverybodyOrNobodyLeft() {
    assertThat(ofPairs(Metric.AUC, new double[] {0.1, 0.9}, new double[] {1, 1})).isNaN();
    assertThat(ofPairs(Metric.AUC, new double[] {0.1, 0.9}, new double[] {0, 0})).isNaN();
  }

  @Test
  void giniIsOneForTheBestOrderAndZeroForNone() {
    assertThat(ofPairs(Metric.GINI, ORDERS, ORDERS)).isEqualTo(1);
    assertThat(ofPairs(Metric.GINI, new double[] {5, 5, 5, 2, 1}, ORDERS))
        .isEqualTo(-1, within(1e-12));
    assertThat(ofPairs(Metric.GINI, new double[] {3, 3, 3, 3, 3}, ORDERS)).isZero();
    assertThat(ofPairs(Metric.GINI, new double[] {1, 2}, new double[] {0, 0})).isNaN();
    assertThat(ofPairs(Metric.GINI, new double[] {1, 2}, new double[] {3, 3})).isNaN();
  }

  @Test
  void giniOfOneOrderIsItsShareOfTheBest() {
    // By hand: the curves over five customers hold 0, 0, 1/5, 1/5, 5/5 and 0, 0, 0, 1/5, 5/5.
    assertThat(ofPairs(Metric.GINI, new double[] {1, 2, 4, 3, 5}, ORDERS))
        .isEqualTo((1 - 2 * 0.2 * (0.1 + 0.2 + 0.6)) / (1 - 2 * 0.2 * (0.1 + 0.6)), within(1e-12));
  }

  @Test
  void spearmanSharesRanksBetweenEquals() {
    assertThat(ofPairs(Metric.SPEARMAN, new double[] {1, 2, 3, 4}, new double[] {10, 20, 30, 40}))
        .isEqualTo(1, within(1e-12));
    // Ranks 1, 2, 3, 4 and 1.5, 1.5, 3, 4.
    assertThat(ofPairs(Metric.SPEARMAN, new double[] {1, 2, 3, 4}, new double[] {0, 0, 1, 2}))
        .isEqualTo(4.5 / Math.sqrt(5 * 4.5), within(1e-12));
    assertThat(ofPairs(Metric.SPEARMAN, new double[] {1, 1}, new double[] {0, 1})).isNaN();
  }

  @Test
  void errorsAreTheirFormulas() {
    double[][] cells = {row(2, 1, 3), row(0.5, 2, 1)};

    assertThat(of(Metric.ACTUAL_TOTAL, cells)).isEqualTo(5);
    assertThat(of(Metric.PREDICTED_TOTAL, cells)).isEqualTo(6.5);
    assertThat(of(Metric.BIAS, cells)).isEqualTo(0.3, within(1e-12));
    assertThat(of(Metric.MAE, cells)).isEqualTo(4.5 / 4);
    assertThat(of(Metric.WAPE, cells)).isEqualTo(0.9);
    assertThat(of(Metric.BRIER, row(0.5, 1, 1), row(0.25, 0, 3)))
        .isEqualTo((0.25 + 3 * 0.0625) / 4);
    assertThat(of(Metric.INTERVAL_COVERAGE, row(1, 1, 3), row(0, 1, 1))).isEqualTo(0.75);
  }

  @Test
  void nothingBoughtLeavesRatiosUndefined() {
    assertThat(of(Metric.BIAS, row(1, 0, 2))).isNaN();
    assertThat(of(Metric.WAPE, row(1, 0, 2))).isNaN();
    assertThat(of(Metric.MAE, row(1, 0, 2))).isEqualTo(1);
  }

  @Test
  void calibrationErrorAsksForMeansOfDecilesAndNotForEachCustomer() {
    // All alike are one decile: half of them left, as foretold.
    assertThat(of(Metric.CALIBRATION_ERROR, row(0.5, 1, 50), row(0.5, 0, 50))).isZero();
    assertThat(of(Metric.CALIBRATION_ERROR, row(0.2, 1, 50), row(0.9, 1, 50)))
        .isEqualTo((0.8 + 0.1) / 2, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void ofNobodyNothingIsKnown(Metric metric) {
    Sample sample = Cells.sample(row(0.3, 1, 1), row(0.4, 0, 1));

    double value = metric.of(sample, new long[2]);

    if (metric == Metric.ACTUAL_TOTAL || metric == Metric.PREDICTED_TOTAL) {
      assertThat(value).isZero();
      return;
    }
    assertThat(value).isNaN();
  }
}
