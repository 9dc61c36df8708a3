package io.filrouge.batch.report.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A back-test: what models foretold at a cutoff, and what came.
 *
 * @param horizonDays the length of the window after the cutoff
 * @param calibrations of the chosen models
 * @param metrics of all models
 * @param curves of all models
 */
public record Evaluation(
    LocalDate cutoff,
    int horizonDays,
    String currency,
    List<Calibration> calibrations,
    List<EvaluationMetric> metrics,
    List<CurveLine> curves) {

  public Evaluation {
    calibrations = List.copyOf(calibrations);
    metrics = List.copyOf(metrics);
    curves = List.copyOf(curves);
  }

  /** The calibration of what a night at the cutoff would have scored with. */
  public Optional<Calibration> calibration(String target) {
    return calibrations.stream()
        .filter(calibration -> calibration.target().equals(target))
        .findFirst();
  }

  /** A curve of what a night at the cutoff would have scored with. */
  public Optional<CurveLine> chosen(String target, String curve) {
    return lines(target, curve).stream().filter(CurveLine::isChosen).findFirst();
  }

  /** A curve of a model. */
  public Optional<CurveLine> of(String model, String target, String curve) {
    return lines(target, curve).stream().filter(line -> line.model().equals(model)).findFirst();
  }

  private List<CurveLine> lines(String target, String curve) {
    return curves.stream()
        .filter(line -> line.target().equals(target) && line.curve().equals(curve))
        .toList();
  }
}
