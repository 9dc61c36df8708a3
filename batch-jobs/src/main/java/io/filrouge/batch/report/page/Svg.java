package io.filrouge.batch.report.page;

import java.util.List;

/** The few shapes that the pictures are made of; colours are classes of the page's style. */
final class Svg {

  /**
   * A picture in units of its own, which grows and shrinks with the page.
   *
   * @param title what it shows, in a sentence; it stands for the picture where that is not seen
   */
  static Element picture(double width, double height, String title) {
    return drawing(width, height)
        .with("role", "img")
        .with("aria-label", title)
        .add(Element.of("title", title));
  }

  /** A picture that only repeats the words beside it. */
  static Element ornament(double width, double height) {
    return drawing(width, height).with("aria-hidden", "true").with("focusable", "false");
  }

  static Element rectangle(double x, double y, double width, double height, String style) {
    return Element.of("rect")
        .with("x", x)
        .with("y", y)
        .with("width", Math.max(0, width))
        .with("height", Math.max(0, height))
        .styled(style);
  }

  static Element line(double x1, double y1, double x2, double y2, String style) {
    return Element.of("line")
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2)
        .styled(style);
  }

  static Element circle(double x, double y, double radius, String style) {
    return Element.of("circle").with("cx", x).with("cy", y).with("r", radius).styled(style);
  }

  static Element text(double x, double y, String text, String style) {
    return Element.of("text", text).with("x", x).with("y", y).styled(style);
  }

  static Element path(String data, String style) {
    return Element.of("path").with("d", data).styled(style);
  }

  /** A place in a picture. */
  record Place(double x, double y) {
    @Override
    public String toString() {
      return Element.number(x) + " " + Element.number(y);
    }
  }

  /** A line through places, as path data. */
  static String through(List<Place> places) {
    StringBuilder data = new StringBuilder();
    for (Place place : places) {
      data.append(data.isEmpty() ? "M" : "L").append(place);
    }
    return data.toString();
  }

  private static Element drawing(double width, double height) {
    return Element.of("svg")
        .with("viewBox", "0 0 " + Element.number(width) + " " + Element.number(height))
        .with("width", width)
        .with("height", height);
  }

  private Svg() {}
}
