package io.filrouge.simulator.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The days whose deliveries are written, both included, and the files they go to: one a month when
 * there are more than 31 of them, else one a day.
 */
public record DeliveryWindow(LocalDate from, LocalDate to) {
  private static final int MOST_DAILY_FILES = 31;

  public DeliveryWindow {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Cannot deliver from "
              + from
              + " to "
              + to
              + "; give --deliver-to a day from "
              + from
              + " on");
    }
  }

  /** Whether both deliver some day, or write to the file of some month. */
  boolean overlaps(DeliveryWindow other) {
    if (isMonthly() && other.isMonthly()) {
      return !YearMonth.from(from).isAfter(YearMonth.from(other.to))
          && !YearMonth.from(other.from).isAfter(YearMonth.from(to));
    }
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }

  private boolean isMonthly() {
    return ChronoUnit.DAYS.between(from, to) + 1 > MOST_DAILY_FILES;
  }

  int fileCount() {
    return 1
        + (int)
            (isMonthly()
                ? ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to))
                : ChronoUnit.DAYS.between(from, to));
  }

  /** The number of the file for a day, from 0, or -1 for a day outside. */
  int file(LocalDate day) {
    if (day.isBefore(from) || day.isAfter(to)) {
      return -1;
    }
    if (isMonthly()) {
      return (day.getYear() - from.getYear()) * 12 + day.getMonthValue() - from.getMonthValue();
    }
    return (int) (day.toEpochDay() - from.toEpochDay());
  }

  /** The month or day of a file, as its name has it. */
  String period(int file) {
    return isMonthly()
        ? YearMonth.from(from).plusMonths(file).toString()
        : from.plusDays(file).toString();
  }
}
