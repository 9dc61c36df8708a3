package io.filrouge.domain.purchases;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * Minimises a smooth function by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm
 * 7.4), with the weak-Wolfe bisection of Lewis and Overton (2013) as its line search.
 *
 * <p>A value that is not finite counts as infinitely bad, so the search backs off from it.
 */
final class Lbfgs {

  private static final int MEMORY = 8;
  private static final int MOST_ITERATIONS = 500;
  private static final int MOST_STEPS = 30;
  private static final double SMALL_GRADIENT = 1e-9;

  /** A promised decrease below this part of the value drowns in rounding. */
  private static final double NEGLIGIBLE = 1e-15;

  private static final double LONGEST_STEP = 3;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;

  /** A function that returns its value and fills its gradient. */
  interface Function {
    double evaluate(double[] point, double[] gradient);
  }

  /** Where the search stood when it ended. */
  static final class Point {

    private final double[] at;
    private final double value;
    private final double[] gradient;

    private Point(double[] at, double value, double[] gradient) {
      this.at = at;
      this.value = value;
      this.gradient = gradient;
    }

    double[] at() {
      return at;
    }

    double value() {
      return value;
    }

    double largestSlope() {
      double largest = 0;
      for (double slope : gradient) {
        largest = Math.max(largest, Math.abs(slope));
      }
      return largest;
    }
  }

  /** How the gradient changed along a past step. */
  private static final class Correction {

    private final double[] step;
    private final double[] change;
    private final double curvature;

    private Correction(double[] step, double[] change, double curvature) {
      this.step = step;
      this.change = change;
      this.curvature = curvature;
    }
  }

  private Lbfgs() {}

  /**
   * Walks from {@code start} until the slope is gone, no step helps, or {@code isLost} says stop.
   */
  static Point minimise(Function function, double[] start, Predicate<double[]> isLost) {
    Deque<Correction> memory = new ArrayDeque<>();
    Point current = evaluate(function, start);
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      boolean isOver =
          !Double.isFinite(current.value)
              || current.largestSlope() < SMALL_GRADIENT
              || isLost.test(current.at);
      if (isOver) {
        return current;
      }
      double[] direction = direction(current.gradient, memory);
      Point next = search(function, current, direction);
      if (next == null && memory.isEmpty()) {
        return current;
      }
      if (next == null) {
        // Old corrections may mislead; steepest descent has the last word.
        memory.clear();
        continue;
      }
      remember(memory, current, next);
      current = next;
    }
    return current;
  }

  private static double[] direction(double[] gradient, Deque<Correction> memory) {
    double[] direction = gradient.clone();
    double[] shares = new double[memory.size()];
    int k = 0;
    for (Correction correction : memory) {
      shares[k] = dot(correction.step, direction) / correction.curvature;
      add(direction, -shares[k++], correction.change);
    }
    if (!memory.isEmpty()) {
      Correction last = memory.getFirst();
      scale(direction, last.curvature / dot(last.change, last.change));
    }
    for (Iterator<Correction> it = memory.descendingIterator(); it.hasNext(); ) {
      Correction correction = it.next();
      double share = dot(correction.change, direction) / correction.curvature;
      add(direction, shares[--k] - share, correction.step);
    }
    scale(direction, -1);
    double length = Math.sqrt(dot(direction, direction));
    if (length > LONGEST_STEP) {
      scale(direction, LONGEST_STEP / length);
    }
    return direction;
  }

  private static Point search(Function function, Point from, double[] direction) {
    double slope = dot(from.gradient, direction);
    double negligible = NEGLIGIBLE * Math.abs(from.value);
    double shortest = 0;
    double longest = Double.POSITIVE_INFINITY;
    double step = 1;
    Point best = null;
    for (int i = 0; i < MOST_STEPS && -step * slope > negligible; i++) {
      double[] at = from.at.clone();
      add(at, step, direction);
      Point candidate = evaluate(function, at);
      boolean descends = candidate.value < from.value + SUFFICIENT_DECREASE * step * slope;
      if (descends && dot(candidate.gradient, direction) >= CURVATURE * slope) {
        return candidate;
      }
      if (descends) {
        best = candidate;
        shortest = step;
      } else {
        longest = step;
      }
      boolean isTooLong = step * Math.sqrt(dot(direction, direction)) > LONGEST_STEP;
      if (descends && isTooLong) {
        return candidate;
      }
      step = Double.isInfinite(longest) ? 2 * step : (shortest + longest) / 2;
    }
    return best;
  }

  private static void remember(Deque<Correction> memory, Point from, Point to) {
    double[] step = to.at.clone();
    add(step, -1, from.at);
    double[] change = to.gradient.clone();
    add(change, -1, from.gradient);
    double curvature = dot(step, change);
    if (!(curvature > 1e-300)) {
      return;
    }
    memory.addFirst(new Correction(step, change, curvature));
    if (memory.size() > MEMORY) {
      memory.removeLast();
    }
  }

  private static Point evaluate(Function function, double[] at) {
    double[] gradient = new double[at.length];
    double value = function.evaluate(at, gradient);
    boolean isUsable = Double.isFinite(value);
    for (double slope : gradient) {
      isUsable &= Double.isFinite(slope);
    }
    return new Point(at, isUsable ? value : Double.POSITIVE_INFINITY, gradient);
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static void add(double[] to, double times, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static void scale(double[] what, double by) {
    for (int i = 0; i < what.length; i++) {
      what[i] *= by;
    }
  }
}
