package io.filrouge.domain.season;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast everybody buys in each week of the year, against an even year: 2 is twice as fast. Weeks
 * are sevens of days from the first of January on; the last one has eight days, or nine. Over four
 * years of days the mean is 1, so that a season moves purchases and makes none.
 */
public final class YearIndex implements Serializable {

  /** The number of weeks. */
  public static final int WEEKS = 52;

  /** A year in which no week differs from another. */
  public static final YearIndex EVEN = of(even());

  /** Days after which days of the year fall alike again. */
  static final int CYCLE = 1461;

  private static final long serialVersionUID = 1L;
  private static final int MONTHS = 12;
  private static final double LEAST = 0.01;
  private static final double MOST = 100;

  private final double[] speeds;

  private YearIndex(double[] speeds) {
    this.speeds = speeds;
  }

  /**
   * An index from speeds on any scale, one a week.
   *
   * @throws IllegalArgumentException where there are not 52, or one is not above 0; none is taken
   *     as below a hundredth of the mean, or above a hundred times of it
   */
  public static YearIndex of(double... speeds) {
    if (speeds.length != WEEKS || !Arrays.stream(speeds).allMatch(YearIndex::isSpeed)) {
      throw new IllegalArgumentException(
          "Cannot make a year of speeds: "
              + Arrays.toString(speeds)
              + "; give 52 finite numbers above 0");
    }
    double mean = mean(speeds);
    return new YearIndex(
        scaled(
            Arrays.stream(speeds)
                .map(speed -> Math.min(MOST, Math.max(LEAST, speed / mean)))
                .toArray()));
  }

  /**
   * An index from speeds of months, purchases a day on any scale; a week has the mean speed of its
   * days in a year of 365.
   *
   * @throws IllegalArgumentException where there are not 12, or one is not a finite number above 0
   */
  public static YearIndex ofMonths(List<Double> speeds) {
    if (speeds.size() != MONTHS || !speeds.stream().allMatch(YearIndex::isSpeed)) {
      throw new IllegalArgumentException(
          "Cannot make a year of months: " + speeds + "; give 12 finite numbers above 0");
    }
    double[] sums = new double[WEEKS];
    double[] days = new double[WEEKS];
    LocalDate newYear = LocalDate.EPOCH;
    for (LocalDate day = newYear; day.getYear() == newYear.getYear(); day = day.plusDays(1)) {
      sums[week(day.toEpochDay())] += speeds.get(day.getMonthValue() - 1);
      days[week(day.toEpochDay())]++;
    }
    for (int week = 0; week < WEEKS; week++) {
      sums[week] /= days[week];
    }
    return of(sums);
  }

  private static boolean isSpeed(double speed) {
    return speed > 0 && Double.isFinite(speed);
  }

  private static double[] scaled(double[] speeds) {
    double mean = mean(speeds);
    return Arrays.stream(speeds).map(speed -> speed / mean).toArray();
  }

  private static double mean(double[] speeds) {
    double sum = 0;
    for (int day = 0; day < CYCLE; day++) {
      sum += speeds[week(day)];
    }
    return sum / CYCLE;
  }

  private static double[] even() {
    double[] even = new double[WEEKS];
    Arrays.fill(even, 1);
    return even;
  }

  /** The place of a day's week, 0 to 51; days count from 1970 on. */
  public static int week(long epochDay) {
    return Math.min(WEEKS - 1, (LocalDate.ofEpochDay(epochDay).getDayOfYear() - 1) / 7);
  }

  /** The speed of a week, 0 to 51. */
  public double speed(int week) {
    return speeds[week];
  }

  /** The speeds by names that sort by week: {@code week.01} to {@code week.52}. */
  public Map<String, Double> parameters() {
    Map<String, Double> parameters = new TreeMap<>();
    for (int week = 0; week < WEEKS; week++) {
      parameters.put(String.format(Locale.ROOT, "week.%02d", week + 1), speeds[week]);
    }
    return parameters;
  }
}
