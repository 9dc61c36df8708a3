package io.filrouge.batch.report.figures;

import java.util.List;

/**
 * A curve of a back-test, as {@code model_curves} holds it.
 *
 * @param target what was foretold: orders, amount or no_purchase
 * @param curve gain, frequency or weeks
 * @param points by position
 */
public record CurveLine(
    String target, String model, boolean isChosen, String curve, List<Point> points) {

  public CurveLine {
    points = List.copyOf(points);
  }

  /**
   * A point of it.
   *
   * @param predicted what was foretold; NaN where only an order of customers was
   * @param observed what came
   */
  public record Point(double position, long customers, double predicted, double observed) {}
}
