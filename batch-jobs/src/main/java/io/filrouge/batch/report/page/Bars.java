package io.filrouge.batch.report.page;

/** Bars in the cells of tables. */
final class Bars {
  private static final double WIDTH = 220;
  private static final double HEIGHT = 14;
  private static final double THICKNESS = 10;
  private static final double TOP = (HEIGHT - THICKNESS) / 2;
  private static final double SHORTEST = 1.5;

  /** A bar for a value, the whole cell for the largest. */
  static Element bar(double value, double largest, String style) {
    Element picture = Svg.ornament(WIDTH, HEIGHT);
    if (value > 0 && largest > 0) {
      picture.add(
          Svg.rectangle(0, TOP, Math.max(SHORTEST, WIDTH * value / largest), THICKNESS, style)
              .with("rx", 2));
    }
    return picture;
  }

  /** The same with a mark for another value, such as an earlier one. */
  static Element marked(double value, double mark, double largest, String style) {
    Element picture = bar(value, largest, style);
    if (largest > 0) {
      double x = Math.min(WIDTH - 1, WIDTH * mark / largest);
      picture.add(Svg.line(x, 0, x, HEIGHT, "mark"));
    }
    return picture;
  }

  /** Two bars from the middle: to the left what went, to the right what came. */
  static Element apart(double left, double right, double largest) {
    double middle = WIDTH / 2;
    Element picture = Svg.ornament(WIDTH, HEIGHT);
    if (left > 0) {
      double length = Math.max(SHORTEST, middle * left / largest);
      picture.add(Svg.rectangle(middle - length, TOP, length, THICKNESS, "second").with("rx", 2));
    }
    if (right > 0) {
      double length = Math.max(SHORTEST, middle * right / largest);
      picture.add(Svg.rectangle(middle, TOP, length, THICKNESS, "first").with("rx", 2));
    }
    return picture.add(Svg.line(middle, 0, middle, HEIGHT, "axis"));
  }

  private Bars() {}
}
