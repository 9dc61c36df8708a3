package io.filrouge.domain.segments;

import java.io.Serializable;

/**
 * The four limits that part the values of all customers into fifths.
 *
 * <p>Each limit is the smallest value that at least 20, 40, 60 or 80 % of the customers do not
 * exceed: the nearest-rank percentile, a value that some customer has, without interpolation. A
 * value equal to a limit stays below it, so equal values get equal scores, whatever the order of
 * rows; where a fifth or more share one value, some scores stay empty.
 *
 * @param first one fifth of the values are not above it
 * @param second two fifths
 * @param third three fifths
 * @param fourth four fifths
 */
public record Quintiles(double first, double second, double third, double fourth)
    implements Serializable {

  public Quintiles {
    boolean isAscending = first <= second && second <= third && third <= fourth;
    if (!isAscending) {
      throw new IllegalArgumentException(
          "Cannot build quintiles from limits: %s, %s, %s, %s; give them in ascending order"
              .formatted(first, second, third, fourth));
    }
  }

  /** Where more is better: 1 for the smallest values to 5 for the largest. */
  public int ascendingScore(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("Cannot score a value: NaN; score only known values");
    }
    return 1
        + exceeded(first, value)
        + exceeded(second, value)
        + exceeded(third, value)
        + exceeded(fourth, value);
  }

  /** Where less is better, as with days of silence: 5 for the smallest values to 1. */
  public int descendingScore(double value) {
    return 6 - ascendingScore(value);
  }

  private static int exceeded(double limit, double value) {
    return value > limit ? 1 : 0;
  }
}
