package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.CurveLine;
import io.filrouge.batch.report.figures.CurveLine.Point;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** What came, as a line with its points, and what was foretold, dashed, over positions. */
final class LineChart {
  private static final double WIDTH = 300;
  private static final double HEIGHT = 284;
  private static final double LEFT = 62;
  private static final double TOP = 26;
  private static final double RIGHT = 26;
  private static final double BOTTOM = 46;
  private static final int STEPS = 4;
  private static final int MOST_LABELS = 8;

  private final CurveLine curve;
  private final double first;
  private final double last;
  private final double largest;

  private LineChart(CurveLine curve) {
    List<Point> points = curve.points();
    this.curve = curve;
    this.first = Math.min(0, points.get(0).position());
    this.last = Math.max(first + 1, points.get(points.size() - 1).position());
    this.largest =
        SquarePlot.roundedUp(
            points.stream()
                .mapToDouble(point -> Math.max(point.observed(), point.predicted()))
                .max()
                .orElse(1));
  }

  /**
   * @param curve of one point or more, each with both figures
   * @param across what the positions are
   * @param position writes a position
   */
  static Element of(
      CurveLine curve, String across, DoubleFunction<String> position, Texts texts, String title) {
    return new LineChart(curve).drawn(across, position, texts, title);
  }

  private Element drawn(String across, DoubleFunction<String> position, Texts texts, String title) {
    Element picture = Svg.picture(LEFT + WIDTH + RIGHT, TOP + HEIGHT + BOTTOM, title);
    for (int step = 0; step <= STEPS; step++) {
      double at = largest * step / STEPS;
      picture.add(
          Svg.line(LEFT, y(at), LEFT + WIDTH, y(at), "grid"),
          Svg.text(LEFT - 8, y(at) + 4, texts.significant(at), "quiet small end"));
    }
    List<Point> points = curve.points();
    int labelled = (points.size() + MOST_LABELS - 1) / MOST_LABELS;
    for (int i = 0; i < points.size(); i += labelled) {
      double at = points.get(i).position();
      picture.add(Svg.text(x(at), y(0) + 18, position.apply(at), "quiet small middle"));
    }
    picture.add(
        Svg.text(LEFT + WIDTH, y(0) + 40, across, "quiet end"),
        Svg.path(through(Point::observed), "course"),
        Svg.path(through(Point::predicted), "foretold"));
    for (Point point : points) {
      picture.add(
          Svg.circle(x(point.position()), y(point.predicted()), 2.5, "second"),
          Svg.circle(x(point.position()), y(point.observed()), 3.5, "now"));
    }
    return picture.add(
        Svg.line(LEFT, 10, LEFT + 26, 10, "course"),
        Svg.text(LEFT + 32, 14, texts.text("evaluation.came"), "small"),
        Svg.path("M" + (LEFT + 140) + " 10L" + (LEFT + 166) + " 10", "foretold"),
        Svg.text(LEFT + 172, 14, texts.text("evaluation.foretold"), "small"));
  }

  private String through(ToDoubleFunction<Point> figure) {
    return Svg.through(
        curve.points().stream()
            .map(point -> new Svg.Place(x(point.position()), y(figure.applyAsDouble(point))))
            .toList());
  }

  private double x(double position) {
    return LEFT + WIDTH * (position - first) / (last - first);
  }

  private double y(double value) {
    return TOP + HEIGHT * (1 - value / largest);
  }
}
