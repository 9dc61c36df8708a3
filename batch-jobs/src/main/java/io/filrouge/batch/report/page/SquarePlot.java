package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.Calibration;
import io.filrouge.batch.report.figures.CurveLine;
import io.filrouge.batch.report.figures.LorenzCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** A square in which both sides have the same scale, with its diagonal. */
final class SquarePlot {
  private static final double SIDE = 300;
  private static final double LEFT = 62;
  private static final double TOP = 10;
  private static final double RIGHT = 26;
  private static final double BOTTOM = 46;
  private static final int STEPS = 4;

  private final Element picture;
  private final double largest;

  /**
   * @param largest where both sides end; they begin at 0
   * @param label writes a place on a side
   */
  private SquarePlot(
      double largest, DoubleFunction<String> label, String across, String up, String title) {
    this.largest = largest;
    this.picture = Svg.picture(LEFT + SIDE + RIGHT, TOP + SIDE + BOTTOM, title);
    for (int step = 0; step <= STEPS; step++) {
      double value = largest * step / STEPS;
      picture.add(
          Svg.line(x(0), y(value), x(largest), y(value), "grid"),
          Svg.line(x(value), y(0), x(value), y(largest), "grid"),
          Svg.text(x(0) - 8, y(value) + 4, label.apply(value), "quiet small end"));
      if (step > 0) {
        picture.add(Svg.text(x(value), y(0) + 18, label.apply(value), "quiet small middle"));
      }
    }
    picture.add(
        Svg.line(x(0), y(0), x(largest), y(largest), "diagonal"),
        Svg.text(x(largest), y(0) + 40, across, "quiet end"),
        Svg.text(0, 0, up, "quiet end").with("transform", "translate(12 12) rotate(-90)"));
  }

  /**
   * How value is spread.
   *
   * @param top of the customers, a share, the most valuable ones, whose share of the value is
   *     marked
   */
  static Element lorenz(LorenzCurve curve, double top, Texts texts, String title) {
    SquarePlot plot =
        new SquarePlot(
            1,
            texts::roundShare,
            texts.text("value.customers-axis"),
            texts.text("value.value-axis"),
            title);
    List<Svg.Place> line =
        curve.points().stream()
            .map(point -> new Svg.Place(plot.x(point.customers()), plot.y(point.value())))
            .toList();
    double rest = 1 - curve.ofTop(top);
    return plot.picture.add(
        Svg.path(Svg.through(line) + "Z", "area"),
        Svg.path(Svg.through(line), "course"),
        Svg.line(plot.x(1 - top), plot.y(rest), plot.x(1), plot.y(rest), "target"),
        Svg.line(plot.x(1), plot.y(rest), plot.x(1), plot.y(1), "thread"),
        Svg.circle(plot.x(1 - top), plot.y(rest), 4, "now"),
        Svg.text(
            plot.x(1 - top) - 10,
            plot.y(rest) - 8,
            texts.text("value.top", texts.roundShare(top), texts.share(1 - rest)),
            "end strong"));
  }

  /** What was foretold against what came, with the intervals of what came. */
  static Element calibration(
      Calibration calibration, DoubleFunction<String> label, Texts texts, String title) {
    double largest =
        calibration.tenths().stream()
            .mapToDouble(tenth -> Math.max(tenth.predicted(), tenth.high()))
            .max()
            .orElse(1);
    SquarePlot plot =
        new SquarePlot(
            roundedUp(largest),
            label,
            texts.text("value.predicted-axis"),
            texts.text("value.observed-axis"),
            title);
    for (Calibration.Tenth tenth : calibration.tenths()) {
      double x = plot.x(tenth.predicted());
      plot.picture.add(
          Svg.line(x, plot.y(tenth.low()), x, plot.y(tenth.high()), "whisker"),
          Svg.circle(x, plot.y(tenth.observed()), 4.5, "now"));
    }
    return plot.picture;
  }

  /**
   * How much of what came the first customers hold, in the order of what was foretold.
   *
   * @param baseline another order, dashed
   */
  static Element gain(CurveLine curve, Optional<CurveLine> baseline, Texts texts, String title) {
    SquarePlot plot =
        new SquarePlot(
            1,
            texts::roundShare,
            texts.text("evaluation.gain-across"),
            texts.text("evaluation.gain-up"),
            title);
    baseline.ifPresent(other -> plot.picture.add(Svg.path(plot.gained(other), "foretold")));
    return plot.picture.add(Svg.path(plot.gained(curve), "course"));
  }

  private String gained(CurveLine curve) {
    List<Svg.Place> places = new ArrayList<>();
    places.add(new Svg.Place(x(0), y(0)));
    curve
        .points()
        .forEach(point -> places.add(new Svg.Place(x(point.position()), y(point.observed()))));
    return Svg.through(places);
  }

  /** The next number that reads well: 1, 2, 4 or 8 times a power of ten. */
  static double roundedUp(double value) {
    if (!(value > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 2, 4, 8}) {
      if (value <= step * power * (1 + 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private double x(double value) {
    return LEFT + SIDE * value / largest;
  }

  private double y(double value) {
    return TOP + SIDE * (1 - value / largest);
  }
}
