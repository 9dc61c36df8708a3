package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.KpiFigure;
import io.filrouge.batch.report.figures.KpiFigure.TrendPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The course of a key figure, with its target as a dashed line. */
final class Sparkline {
  private static final double WIDTH = 260;
  private static final double HEIGHT = 60;
  private static final double MARGIN = 5;

  /** Fewer points than this are no course. */
  private static final int LEAST_POINTS = 3;

  private final List<TrendPoint> trend;
  private final OptionalDouble target;
  private final double lowest;
  private final double highest;

  private Sparkline(List<TrendPoint> trend, OptionalDouble target) {
    this.trend = trend;
    this.target = target;
    double low = trend.stream().mapToDouble(TrendPoint::value).min().orElse(0);
    double high = trend.stream().mapToDouble(TrendPoint::value).max().orElse(0);
    this.lowest = Math.min(low, target.orElse(low));
    this.highest = Math.max(high, target.orElse(high));
  }

  /** The picture; none where too little is known of the past. */
  static Optional<Element> of(KpiFigure figure, OptionalDouble target) {
    return figure.trend().size() < LEAST_POINTS
        ? Optional.empty()
        : Optional.of(new Sparkline(figure.trend(), target).drawn());
  }

  private Element drawn() {
    Element picture = Svg.ornament(WIDTH, HEIGHT);
    List<Svg.Place> line = new ArrayList<>();
    trend.forEach(point -> line.add(new Svg.Place(x(point.day()), y(point.value()))));
    Svg.Place last = line.get(line.size() - 1);
    List<Svg.Place> area = new ArrayList<>(line);
    area.add(new Svg.Place(last.x(), HEIGHT));
    area.add(new Svg.Place(line.get(0).x(), HEIGHT));
    picture.add(Svg.path(Svg.through(area) + "Z", "area"));
    target.ifPresent(value -> picture.add(Svg.line(0, y(value), WIDTH, y(value), "target")));
    return picture.add(
        Svg.path(Svg.through(line), "course"), Svg.circle(last.x(), last.y(), 3.5, "now"));
  }

  private double x(LocalDate day) {
    double first = trend.get(0).day().toEpochDay();
    double last = trend.get(trend.size() - 1).day().toEpochDay();
    return MARGIN + (WIDTH - 2 * MARGIN) * (day.toEpochDay() - first) / Math.max(1, last - first);
  }

  private double y(double value) {
    double range = highest - lowest;
    double share = range == 0 ? 0.5 : (value - lowest) / range;
    return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share;
  }
}
