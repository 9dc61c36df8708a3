package io.filrouge.batch.report.figures;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up the days on which customers bought: who was active, came back or bought again, a point a
 * week, and how many of those who first bought in a month bought in each later month. One pass over
 * the customers gives all of it; tallies of parts of them add up.
 *
 * <p>Everything is counted from purchases as they are known on the night, so that a point of the
 * past may differ from what was said then.
 */
public final class PurchaseTally implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int WEEK = 7;
  private static final int POINTS = 27;
  private static final int MONTHS = 13;

  private final LocalDate night;
  private final int windowDays;
  private final long[] buyers = new long[POINTS];
  private final long[] repeatBuyers = new long[POINTS];
  private final long[] active = new long[POINTS];
  private final long[] activeBefore = new long[POINTS];
  private final long[] retained = new long[POINTS];
  private final long[][] cohorts = new long[MONTHS][MONTHS];
  private long firstDay = Long.MAX_VALUE;

  /**
   * @param windowDays how long a purchase makes somebody active
   */
  public PurchaseTally(LocalDate night, int windowDays) {
    this.night = night;
    this.windowDays = windowDays;
  }

  /**
   * Adds a customer.
   *
   * @param purchaseDays in days since 1970, none after the night, in any order, each once
   */
  public PurchaseTally add(int[] purchaseDays) {
    if (purchaseDays.length == 0) {
      return this;
    }
    int[] days = purchaseDays.clone();
    java.util.Arrays.sort(days);
    firstDay = Math.min(firstDay, days[0]);
    for (int point = 0; point < POINTS; point++) {
      addTo(point, days);
    }
    addToCohort(days);
    return this;
  }

  /** Adds the customers of another tally of the same night. */
  public PurchaseTally merge(PurchaseTally other) {
    firstDay = Math.min(firstDay, other.firstDay);
    addAll(buyers, other.buyers);
    addAll(repeatBuyers, other.repeatBuyers);
    addAll(active, other.active);
    addAll(activeBefore, other.activeBefore);
    addAll(retained, other.retained);
    for (int month = 0; month < MONTHS; month++) {
      addAll(cohorts[month], other.cohorts[month]);
    }
    return this;
  }

  /**
   * The points in time for which there is a whole window of purchases behind them, oldest first;
   * the last one is the night.
   */
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int point = POINTS - 1; point >= 0; point--) {
      LocalDate day = night.minusDays((long) point * WEEK);
      if (point == 0 || day.toEpochDay() - windowDays >= firstDay - 1) {
        points.add(
            new Point(
                day,
                buyers[point],
                repeatBuyers[point],
                active[point],
                // With less than two windows behind it, who was active before is not known.
                day.toEpochDay() - 2L * windowDays >= firstDay - 1 ? activeBefore[point] : 0,
                retained[point]));
      }
    }
    return points;
  }

  /**
   * The months of first purchases of the last year, oldest first; those without any are left out.
   */
  public List<Cohort> cohorts() {
    List<Cohort> found = new ArrayList<>();
    for (int age = MONTHS - 1; age >= 0; age--) {
      if (cohorts[age][0] > 0) {
        List<Long> bought = new ArrayList<>();
        for (int later = 0; later <= age; later++) {
          bought.add(cohorts[age][later]);
        }
        found.add(new Cohort(YearMonth.from(night).minusMonths(age), bought));
      }
    }
    return found;
  }

  /**
   * Customers at a point in time.
   *
   * @param buyers everybody who had ever bought
   * @param repeatBuyers those who had bought on two days or more
   * @param active those who had bought within the window
   * @param activeBefore those who had bought within the window before that; 0 where unknown
   * @param retained those of them who bought within the window, too
   */
  public record Point(
      LocalDate day,
      long buyers,
      long repeatBuyers,
      long active,
      long activeBefore,
      long retained) {}

  /**
   * Customers who first bought in a month.
   *
   * @param bought how many of them bought in that month and in each one after it, the night's month
   *     included, which is not over
   */
  public record Cohort(YearMonth month, List<Long> bought) {

    public long customers() {
      return bought.get(0);
    }
  }

  private void addTo(int point, int[] days) {
    long end = night.toEpochDay() - (long) point * WEEK;
    int daysSoFar = 0;
    boolean isActive = false;
    boolean wasActive = false;
    for (int day : days) {
      if (day > end) {
        break;
      }
      daysSoFar++;
      isActive |= day > end - windowDays;
      wasActive |= day <= end - windowDays && day > end - 2L * windowDays;
    }
    buyers[point] += daysSoFar > 0 ? 1 : 0;
    repeatBuyers[point] += daysSoFar > 1 ? 1 : 0;
    active[point] += isActive ? 1 : 0;
    activeBefore[point] += wasActive ? 1 : 0;
    retained[point] += wasActive && isActive ? 1 : 0;
  }

  private void addToCohort(int[] days) {
    int age = monthsBeforeNight(days[0]);
    if (age >= MONTHS) {
      return;
    }
    int counted = -1;
    for (int day : days) {
      int later = age - monthsBeforeNight(day);
      if (later != counted) {
        cohorts[age][later]++;
        counted = later;
      }
    }
  }

  private int monthsBeforeNight(int day) {
    return (int)
        ChronoUnit.MONTHS.between(YearMonth.from(LocalDate.ofEpochDay(day)), YearMonth.from(night));
  }

  private static void addAll(long[] to, long[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }
}
