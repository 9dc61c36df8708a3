package io.filrouge.domain.evaluation;

import io.filrouge.domain.evaluation.Forecaster.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** {@link Curve#WEEKS}; those whose purchases up to the cutoff are alike are asked about once. */
final class WeeksCurve {
  private static final int BLOCK = 4096;

  private final List<PurchasesBy> weeks;
  private final List<Outcomes.Counted> alike = new ArrayList<>();

  WeeksCurve(Outcomes outcomes) {
    this.weeks = outcomes.weeks();
    // Cells are sorted by their past first, so that equal ones are neighbours.
    for (Outcomes.Counted cell : outcomes.cells()) {
      int last = alike.size() - 1;
      if (last >= 0 && isAlike(alike.get(last).outcome(), cell.outcome())) {
        long count = alike.get(last).count() + cell.count();
        alike.set(last, new Outcomes.Counted(cell.outcome(), count));
        continue;
      }
      alike.add(cell);
    }
  }

  private static boolean isAlike(CustomerOutcome one, CustomerOutcome other) {
    return one.x() == other.x()
        && one.recency() == other.recency()
        && one.age() == other.age()
        && one.traits().origin().equals(other.traits().origin());
  }

  /** A point a week. */
  List<CurvePoint> of(Course course) {
    double[] expected = expected(course);
    long customers = alike.stream().mapToLong(Outcomes.Counted::count).sum();
    List<CurvePoint> points = new ArrayList<>();
    for (int week = 0; week < weeks.size(); week++) {
      PurchasesBy came = weeks.get(week);
      points.add(
          new CurvePoint(Curve.WEEKS, came.days(), customers, expected[week], came.orders()));
    }
    return points;
  }

  // Block by block, so that little is held, and added up in the order of the cells: a sum of
  // parallel parts would not repeat.
  private double[] expected(Course course) {
    double[] times = weeks.stream().mapToDouble(PurchasesBy::time).toArray();
    double[] sums = new double[times.length];
    for (int from = 0; from < alike.size() && times.length > 0; from += BLOCK) {
      List<Outcomes.Counted> block = alike.subList(from, Math.min(from + BLOCK, alike.size()));
      double[][] terms = new double[block.size()][];
      IntStream.range(0, block.size())
          .parallel()
          .forEach(i -> terms[i] = course.expectedOrders(block.get(i).outcome(), times));
      for (int i = 0; i < terms.length; i++) {
        for (int week = 0; week < sums.length; week++) {
          sums[week] += block.get(i).count() * terms[i][week];
        }
      }
    }
    return sums;
  }
}
