package io.filrouge.domain.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Predictions and outcomes that read like a table. */
final class Cells {

  /** Rows of prediction, outcome and number of customers. */
  static Sample sample(double[]... rows) {
    double[] predicted = column(rows, 0);
    return new Sample(predicted, column(rows, 1), counts(rows), predicted, predicted, false);
  }

  /** One customer a row. */
  static Sample pairs(double[] predicted, double[] actual) {
    return sample(
        IntStream.range(0, predicted.length)
            .mapToObj(i -> row(predicted[i], actual[i], 1))
            .toArray(double[][]::new));
  }

  static double[] row(double predicted, double actual, double count) {
    return new double[] {predicted, actual, count};
  }

  static double of(Metric metric, double[]... rows) {
    return metric.of(sample(rows), counts(rows));
  }

  static double ofPairs(Metric metric, double[] predicted, double[] actual) {
    long[] ones = new long[predicted.length];
    Arrays.fill(ones, 1);
    return metric.of(pairs(predicted, actual), ones);
  }

  static long[] counts(double[]... rows) {
    return Arrays.stream(rows).mapToLong(row -> (long) row[2]).toArray();
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  private Cells() {}
}
