package io.filrouge.batch.report.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * How unequally value is spread: the share of the value that the least valuable share of the
 * customers holds (Lorenz, "Methods of Measuring the Concentration of Wealth", 1905).
 *
 * @param points from (0, 0) to (1, 1), in order
 */
public record LorenzCurve(List<Point> points) {

  public LorenzCurve {
    points = List.copyOf(points);
  }

  /** So many of the customers hold so much of the value; both are shares. */
  public record Point(double customers, double value) {}

  /** The curve of a base; only its two ends where nobody is worth anything. */
  public static LorenzCurve of(CustomerBase base) {
    double allCustomers = base.customers();
    double allValue = base.total(CustomerBase.Cell::value);
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
    double customers = 0;
    double value = 0;
    for (int tenth = 1; tenth <= CustomerBase.TENTHS && allValue > 0; tenth++) {
      int number = tenth;
      CustomerBase part = base.where(cell -> cell.tenth() == number);
      if (part.customers() == 0) {
        continue;
      }
      customers += part.customers();
      value += part.total(CustomerBase.Cell::value);
      points.add(new Point(customers / allCustomers, value / allValue));
    }
    if (points.size() == 1) {
      points.add(new Point(1, 1));
    }
    return new LorenzCurve(points);
  }

  /** The share of the value that the most valuable {@code share} of the customers holds. */
  public double ofTop(double share) {
    double below = 1 - share;
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      if (below <= to.customers()) {
        double part = (below - from.customers()) / (to.customers() - from.customers());
        return 1 - (from.value() + part * (to.value() - from.value()));
      }
    }
    return 0;
  }
}
