package io.filrouge.batch.report.figures;

import io.filrouge.batch.report.figures.CustomerBase.Cell;
import io.filrouge.batch.report.figures.KpiFigure.Interval;
import io.filrouge.batch.report.figures.KpiFigure.TrendPoint;
import io.filrouge.batch.report.figures.PurchaseTally.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Computes the key figures that a night's sources allow, by the formulas of {@link Kpi}. */
public final class Kpis {
  /** A standard normal variable lies within plus and minus this with a probability of 80 %. */
  public static final double NORMAL_80 = 1.2815515655446004;

  private static final double TOP_FIFTH = 0.2;

  private final ReportFigures figures;

  private Kpis(ReportFigures figures) {
    this.figures = figures;
  }

  /** The figures that can be told, in the order of {@link Kpi}. */
  public static List<KpiFigure> of(ReportFigures figures) {
    Kpis kpis = new Kpis(figures);
    List<KpiFigure> found = new ArrayList<>();
    for (Kpi kpi : Kpi.values()) {
      kpis.figure(kpi).ifPresent(found::add);
    }
    return found;
  }

  private Optional<KpiFigure> figure(Kpi kpi) {
    return switch (kpi) {
      case ACTIVE_CUSTOMERS ->
          purchases(kpi, point -> point.buyers() > 0, point -> (double) point.active());
      case NET_SALES -> sales(kpi);
      case RETENTION_RATE -> purchases(kpi, point -> point.activeBefore() > 0, Kpis::retention);
      case REPEAT_RATE ->
          purchases(
              kpi,
              point -> point.buyers() > 0,
              point -> (double) point.repeatBuyers() / point.buyers());
      case EXPECTED_CHURN -> expectedChurn(kpi);
      case OBSERVED_CHURN ->
          purchases(kpi, point -> point.activeBefore() > 0, point -> 1 - retention(point))
              .map(figure -> heldAgainst(figure, figures.churnForecast()));
      case BASE_VALUE -> baseValue(kpi);
      case TOP_FIFTH_SHARE ->
          figures.base().total(Cell::value) > 0
              ? single(kpi, LorenzCurve.of(figures.base()).ofTop(TOP_FIFTH))
              : Optional.empty();
      case CART_ABANDONMENT_RATE -> abandonment(kpi);
      case RECOVERED_CARTS ->
          figures.reminders().sent() > 0
              ? single(kpi, figures.reminders().recovered())
              : Optional.empty();
      case NET_PROMOTER_SCORE -> promoters(kpi);
    };
  }

  private static double retention(Point point) {
    return (double) point.retained() / point.activeBefore();
  }

  private Optional<KpiFigure> purchases(
      Kpi kpi, Predicate<Point> isKnown, ToDoubleFunction<Point> value) {
    return trended(
        kpi,
        figures.purchases().points().stream()
            .filter(isKnown)
            .map(point -> new TrendPoint(point.day(), value.applyAsDouble(point)))
            .toList());
  }

  private Optional<KpiFigure> sales(Kpi kpi) {
    return overWindows(
        kpi,
        window ->
            figures.days().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum(window, ActivityDay::netAmount)));
  }

  private Optional<KpiFigure> abandonment(Kpi kpi) {
    return overWindows(
        kpi,
        window -> {
          double abandoned = sum(window, ActivityDay::abandonedCarts);
          double carts = abandoned + sum(window, ActivityDay::webOrders);
          return carts > 0 && abandoned > 0
              ? OptionalDouble.of(abandoned / carts)
              : OptionalDouble.empty();
        });
  }

  private Optional<KpiFigure> expectedChurn(Kpi kpi) {
    long active = figures.base().count(Cell::active);
    return active == 0
        ? Optional.empty()
        : single(kpi, figures.base().total(Cell::expectedChurn) / active);
  }

  private Optional<KpiFigure> baseValue(Kpi kpi) {
    double value = figures.base().total(Cell::value);
    if (value == 0) {
      return Optional.empty();
    }
    double half = NORMAL_80 * Math.sqrt(figures.base().total(Cell::valueVariance));
    List<TrendPoint> trend = new ArrayList<>();
    figures.values().stream()
        .filter(point -> point.night().isBefore(figures.asOf()))
        .forEach(point -> trend.add(new TrendPoint(point.night(), point.value())));
    trend.add(new TrendPoint(figures.asOf(), value));
    return Optional.of(
        new KpiFigure(
            kpi,
            value,
            Optional.of(new Interval(Math.max(0, value - half), value + half)),
            Optional.empty(),
            trend));
  }

  private Optional<KpiFigure> promoters(Kpi kpi) {
    List<TrendPoint> trend = new ArrayList<>();
    for (LocalDate end : ends()) {
      List<SurveyDay> window =
          figures.surveyDays().stream().filter(day -> isIn(day.day(), end)).toList();
      long answers = window.stream().mapToLong(SurveyDay::answers).sum();
      long balance = window.stream().mapToLong(day -> day.promoters() - day.detractors()).sum();
      if (answers > 0) {
        trend.add(new TrendPoint(end, 100.0 * balance / answers));
      }
    }
    return trended(kpi, trend);
  }

  private Optional<KpiFigure> overWindows(
      Kpi kpi, Function<List<ActivityDay>, OptionalDouble> value) {
    List<TrendPoint> trend = new ArrayList<>();
    for (LocalDate end : ends()) {
      value
          .apply(figures.days().stream().filter(day -> isIn(day.day(), end)).toList())
          .ifPresent(known -> trend.add(new TrendPoint(end, known)));
    }
    return trended(kpi, trend);
  }

  /** The days that trends are told of: those with a whole window of purchases behind them. */
  private List<LocalDate> ends() {
    return figures.purchases().points().stream().map(Point::day).toList();
  }

  private boolean isIn(LocalDate day, LocalDate end) {
    return !day.isAfter(end) && day.isAfter(end.minusDays(figures.windowDays()));
  }

  /** A figure whose newest point is of the night; none where the night has none. */
  private Optional<KpiFigure> trended(Kpi kpi, List<TrendPoint> trend) {
    if (trend.isEmpty() || !trend.get(trend.size() - 1).day().equals(figures.asOf())) {
      return Optional.empty();
    }
    return Optional.of(
        new KpiFigure(
            kpi, trend.get(trend.size() - 1).value(), Optional.empty(), Optional.empty(), trend));
  }

  private Optional<KpiFigure> single(Kpi kpi, double value) {
    return trended(kpi, List.of(new TrendPoint(figures.asOf(), value)));
  }

  private static KpiFigure heldAgainst(KpiFigure figure, Optional<Double> reference) {
    return new KpiFigure(
        figure.kpi(), figure.value(), figure.interval(), reference, figure.trend());
  }

  private static double sum(List<ActivityDay> days, ToDoubleFunction<ActivityDay> of) {
    return days.stream().mapToDouble(of).sum();
  }
}
