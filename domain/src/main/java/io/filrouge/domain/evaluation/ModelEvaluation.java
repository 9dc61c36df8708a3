package io.filrouge.domain.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * How well a forecaster did.
 *
 * @param metrics those that are defined
 * @param deciles those that hold anybody; none where only an order was foretold
 * @param curves the points of those curves that are defined
 */
public record ModelEvaluation(
    String model,
    Target target,
    boolean isChosen,
    List<Measured> metrics,
    List<CalibrationDecile> deciles,
    List<CurvePoint> curves) {

  /** Keeps copies of the lists. */
  public ModelEvaluation {
    metrics = List.copyOf(metrics);
    deciles = List.copyOf(deciles);
    curves = List.copyOf(curves);
  }

  /** One of the metrics; empty where it is not defined. */
  public Optional<Measured> measured(Metric metric) {
    return metrics.stream().filter(measured -> measured.metric() == metric).findFirst();
  }
}
