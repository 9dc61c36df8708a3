package io.filrouge.domain.segments;

import java.io.Serializable;

/**
 * The net values at which the Pareto classes begin. Limits are values, not ranks, so customers of
 * equal value share a class.
 *
 * @param fromA smallest net value of class A: that of the customer who crosses 80 % of the total
 * @param fromB smallest net value of class B: that of the customer who crosses 95 %
 */
public record ParetoLimits(double fromA, double fromB) implements Serializable {

  public ParetoLimits {
    boolean isDescending = fromA >= fromB && fromB > 0;
    if (!isDescending) {
      throw new IllegalArgumentException(
          "Cannot build Pareto limits: A from %s, B from %s; give positive values, the larger first"
              .formatted(fromA, fromB));
    }
  }

  /** The class of a customer. */
  public ParetoClass of(double netValue) {
    if (netValue >= fromA) {
      return ParetoClass.A;
    }
    return netValue >= fromB ? ParetoClass.B : ParetoClass.C;
  }
}
