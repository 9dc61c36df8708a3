package io.filrouge.batch.tables;

import java.util.List;

/**
 * A column whose values are compared with the last night's, and what its figures are called in
 * {@code quality_results}.
 *
 * @param values those that it can have; none for a column of numbers
 */
public record Watched(Column column, List<String> values) {
  private static final String NULL = "null";

  public Watched {
    values = List.copyOf(values);
  }

  /** The column's name. */
  public String name() {
    return column.name();
  }

  boolean isNumber() {
    return values.isEmpty();
  }

  /** How many rows have a value. */
  String rowsWith(String value) {
    return "rows with " + name() + " " + value;
  }

  /** How many rows have none. */
  String rowsWithout() {
    return rowsWith(NULL);
  }

  /** The mean of a column of numbers, where it is filled. */
  String mean() {
    return "mean of " + name();
  }

  /** The standard deviation of a column of numbers, where it is filled. */
  String deviation() {
    return "deviation of " + name();
  }
}
