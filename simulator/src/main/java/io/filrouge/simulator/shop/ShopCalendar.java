package io.filrouge.simulator.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Maps steady days onto the shop's calendar, with its weeks, its year and its hours.
 *
 * <p>Processes run in steady days, where nothing is seasonal, from 0 to {@link #steadyDays()}. A
 * busy day of the calendar takes more than one steady day, a quiet one less, and over the span they
 * add up to the same. The map is increasing, so that a Poisson process stays one, at a rate that
 * follows the season.
 */
public final class ShopCalendar {
  private static final double[] WEEKDAY = {0.90, 0.88, 0.95, 1.00, 1.12, 1.30, 0.85};
  private static final double[] MONTH = {
    1.00, 0.82, 0.90, 0.92, 0.98, 1.00, 0.95, 0.80, 0.95, 1.02, 1.25, 1.41
  };
  private static final double[] HOUR = {
    1.0, 0.5, 0.3, 0.2, 0.2, 0.4, 1.0, 2.0, 3.5, 5.0, 6.0, 6.2,
    6.0, 5.5, 5.0, 5.0, 5.5, 6.5, 7.5, 8.0, 8.5, 7.5, 5.0, 2.7
  };
  private static final double[] HOUR_SHARES = cumulate(HOUR, 1);

  private final LocalDate from;
  private final LocalDate to;
  private final ZoneId zone;
  private final double[] steadyDayStarts;

  /**
   * @param seasonality how strongly weeks and years count: 0 not at all, 1 in full
   */
  public ShopCalendar(LocalDate from, LocalDate to, ZoneId zone, double seasonality) {
    this.from = from;
    this.to = to;
    this.zone = zone;
    int days = (int) ChronoUnit.DAYS.between(from, to) + 1;
    double[] weights = new double[days];
    for (int i = 0; i < days; i++) {
      LocalDate day = from.plusDays(i);
      double season = WEEKDAY[day.getDayOfWeek().getValue() - 1] * MONTH[day.getMonthValue() - 1];
      weights[i] = 1 + seasonality * (season - 1);
    }
    this.steadyDayStarts = cumulate(weights, days);
  }

  private static double[] cumulate(double[] weights, double total) {
    double sum = Arrays.stream(weights).sum();
    double[] starts = new double[weights.length + 1];
    for (int i = 0; i < weights.length; i++) {
      starts[i + 1] = starts[i] + weights[i] * total / sum;
    }
    return starts;
  }

  /** As many as the span has calendar days. */
  public double steadyDays() {
    return steadyDayStarts[steadyDayStarts.length - 1];
  }

  public LocalDate from() {
    return from;
  }

  /** The last day of the span. */
  public LocalDate to() {
    return to;
  }

  /** Milliseconds since 1970 of the instant after the span. */
  public long endMillis() {
    return to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The moment, in milliseconds since 1970 and on a full second, at which a steady day falls. */
  public long momentAt(double steadyDay) {
    int day = cell(steadyDayStarts, steadyDay);
    double share = within(steadyDayStarts, day, steadyDay);
    int hour = cell(HOUR_SHARES, share);
    int second = (int) (3600 * (hour + within(HOUR_SHARES, hour, share)));
    LocalTime time = LocalTime.ofSecondOfDay(Math.min(second, 86_399));
    return LocalDateTime.of(from.plusDays(day), time).atZone(zone).toInstant().toEpochMilli();
  }

  public LocalDateTime localTime(long millis) {
    ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochMilli(millis));
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * 1_000_000, offset);
  }

  private static int cell(double[] starts, double value) {
    int found = Arrays.binarySearch(starts, value);
    int cell = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(cell, starts.length - 2));
  }

  private static double within(double[] starts, int cell, double value) {
    double share = (value - starts[cell]) / (starts[cell + 1] - starts[cell]);
    return Math.max(0, Math.min(share, 1));
  }
}
