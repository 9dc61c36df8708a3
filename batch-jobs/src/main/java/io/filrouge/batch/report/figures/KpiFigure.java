package io.filrouge.batch.report.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A key figure of a night.
 *
 * @param interval of the value, where it is an estimate
 * @param reference a figure to hold it against, such as what was expected, where there is one
 * @param trend earlier values and this one, oldest first; one where nothing is known of the past
 */
public record KpiFigure(
    Kpi kpi,
    double value,
    Optional<Interval> interval,
    Optional<Double> reference,
    List<TrendPoint> trend) {
  private static final int CHANGE_OVER_DAYS = 28;

  public KpiFigure {
    trend = List.copyOf(trend);
  }

  /** Within these ends it lies with the probability that the definition says. */
  public record Interval(double low, double high) {}

  /** The figure on a day. */
  public record TrendPoint(LocalDate day, double value) {}

  /**
   * The point that the change is told from: the newest of four weeks ago or before, else the
   * oldest.
   */
  public Optional<TrendPoint> comparedWith() {
    if (trend.size() < 2) {
      return Optional.empty();
    }
    LocalDate limit = trend.get(trend.size() - 1).day().minusDays(CHANGE_OVER_DAYS);
    return Optional.of(
        trend.stream()
            .filter(point -> !point.day().isAfter(limit))
            .reduce((earlier, later) -> later)
            .orElse(trend.get(0)));
  }
}
