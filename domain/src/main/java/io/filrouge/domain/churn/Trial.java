package io.filrouge.domain.churn;

import java.util.List;
import java.util.function.Function;

/**
 * What somebody says of the customers of a later fold, held to what came, each half of the
 * customers with a calibration that was fitted to the other half.
 *
 * @param calibration the best one, fitted to all of them
 * @param raw what is said without it
 * @param judged what is said with it, by halves
 * @param errors the squared errors by customer with it
 */
record Trial(Calibration calibration, Told raw, Told judged, double[] errors) {

  /** Chooses: with none unless another one does better than chance alone would let it. */
  static Trial of(Told told) {
    Trial best = uncalibrated(told);
    for (Function<Told, Calibration> fit : offered()) {
      Trial trial = of(fit.apply(told), told, fit);
      best = trial.beats(best) ? trial : best;
    }
    return best;
  }

  /** Tries nothing. */
  static Trial uncalibrated(Told told) {
    return of(Calibration.NONE, told, half -> Calibration.NONE);
  }

  /** Whether a calibration that is fitted to one window does better than none in the next. */
  static boolean lasts(Told earlier, Told later) {
    Trial none = uncalibrated(later);
    return offered().stream()
        .map(fit -> fit.apply(earlier))
        .map(calibration -> of(calibration, later, half -> calibration))
        .anyMatch(trial -> trial.beats(none));
  }

  private static List<Function<Told, Calibration>> offered() {
    return List.of(Trial::platt, IsotonicCalibration::fit);
  }

  double brier() {
    double sum = 0;
    for (int i = 0; i < errors.length; i++) {
      sum += errors[i];
    }
    return sum / raw.customers();
  }

  /**
   * Whether the mean squared error is lower by more than one standard error of the difference: what
   * is simpler stays unless there is a reason.
   */
  boolean beats(Trial simpler) {
    double customers = raw.customers();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < errors.length; i++) {
      if (raw.counts()[i] > 0) {
        double gain = simpler.errors[i] - errors[i];
        sum += gain;
        squares += gain * gain / raw.counts()[i];
      }
    }
    double variance = squares - sum * sum / customers;
    return sum > Math.sqrt(Math.max(0, variance));
  }

  private static Calibration platt(Told told) {
    PlattScaling platt = PlattScaling.fit(told);
    return platt.isUsable() ? platt : Calibration.NONE;
  }

  private static Trial of(Calibration calibration, Told told, Function<Told, Calibration> fit) {
    Told one = told.half(true).calibrated(fit.apply(told.half(false)));
    Told other = told.half(false).calibrated(fit.apply(told.half(true)));
    // By cell, over both halves: all customers of a cell came to the same.
    double[] errors = new double[told.said().length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = one.counts()[i] * one.squaredError(i) + other.counts()[i] * other.squaredError(i);
    }
    return new Trial(calibration, told, one.and(other), errors);
  }
}
