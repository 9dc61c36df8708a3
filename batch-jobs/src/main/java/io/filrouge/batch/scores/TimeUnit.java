package io.filrouge.batch.scores;

import io.filrouge.settings.Failure;
import java.util.Arrays;
import java.util.Locale;

/** The unit in which a purchase model counts time. A month is a twelfth of 365.25 days. */
public enum TimeUnit {
  DAYS(1),
  WEEKS(7),
  MONTHS(365.25 / 12);

  private final double days;

  TimeUnit(double days) {
    this.days = days;
  }

  /** The length of the unit in days. */
  double days() {
    return days;
  }

  /** A span of days in this unit. */
  public double of(double spanInDays) {
    return spanInDays / days;
  }

  /** A span in this unit as whole days, rounded up: the first day by whose end it has passed. */
  int toDays(double span) {
    return (int) Math.ceil(span * days);
  }

  static TimeUnit named(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration(
          "Cannot read scores.time-unit: " + name + "; use one of " + names());
    }
  }

  private static String names() {
    return String.join(
        ", ", Arrays.stream(values()).map(unit -> unit.name().toLowerCase(Locale.ROOT)).toList());
  }
}
