package io.filrouge.domain.evaluation;

import io.filrouge.domain.evaluation.Forecaster.Course;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** {@link Curve#WEEKS}; those whose purchases up to the cutoff are alike are asked about once. */
final class WeeksCurve {

  private final List<PurchasesBy> weeks;
  private final List<CustomerOutcome> alike;
  private final long[] counts;

  private record Past(int x, double recency, double age) {}

  WeeksCurve(Outcomes outcomes) {
    this.weeks = outcomes.weeks();
    Map<Past, CustomerOutcome> representatives = new LinkedHashMap<>();
    Map<Past, Long> customers = new LinkedHashMap<>();
    for (Outcomes.Counted cell : outcomes.cells()) {
      CustomerOutcome one = cell.outcome();
      Past past = new Past(one.x(), one.recency(), one.age());
      representatives.putIfAbsent(past, one);
      customers.merge(past, cell.count(), Long::sum);
    }
    this.alike = List.copyOf(representatives.values());
    this.counts = customers.values().stream().mapToLong(Long::longValue).toArray();
  }

  /** A point a week. */
  List<CurvePoint> of(Course course) {
    long customers = Arrays.stream(counts).sum();
    return weeks.stream()
        .map(
            week ->
                new CurvePoint(
                    Curve.WEEKS,
                    week.days(),
                    customers,
                    expected(course, week.time()),
                    week.orders()))
        .toList();
  }

  // The terms are added up in the order of the cells: a sum of parallel parts would not repeat.
  private double expected(Course course, double time) {
    double[] terms = new double[counts.length];
    IntStream.range(0, counts.length)
        .parallel()
        .forEach(i -> terms[i] = counts[i] * course.expectedOrders(alike.get(i), time));
    double sum = 0;
    for (double term : terms) {
      sum += term;
    }
    return sum;
  }
}
