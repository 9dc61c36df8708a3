package io.filrouge.domain.season;

import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseCellsBuilder;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Tells time by what is bought: a busy week is long and a quiet one short, and over the years both
 * clocks agree. A Poisson process whose rate follows the season is one of a steady rate in this
 * time (Daley and Vere-Jones 2003, section 7.4), so models of steady purchases hold as they are,
 * with all their closed forms, once spans are told in it.
 *
 * <p>Spans before and after a day are in the unit of the models; a day counts from its beginning to
 * its end, so that what is ahead begins after the day and what is past ends with it.
 */
public final class SeasonalTime implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int HALVINGS = 60;

  private final double[] ends = new double[YearIndex.CYCLE + 1];
  private final long asOf;
  private final double daysPerUnit;

  /**
   * @param asOf the day whose end is now
   * @param daysPerUnit the length of the models' unit: 7 for weeks
   */
  public SeasonalTime(YearIndex index, LocalDate asOf, double daysPerUnit) {
    this.asOf = asOf.toEpochDay();
    this.daysPerUnit = daysPerUnit;
    for (int day = 0; day < YearIndex.CYCLE; day++) {
      ends[day + 1] = ends[day] + index.speed(YearIndex.week(day));
    }
  }

  /** The time from the first purchase to now, for an age by the calendar. */
  public double age(double age) {
    return Double.isFinite(age) ? (at(asOf) - at(asOf - age * daysPerUnit)) / daysPerUnit : age;
  }

  /** The time from the first purchase to the last, for a recency and an age by the calendar. */
  public double recency(double recency, double age) {
    if (!(recency >= 0 && recency <= age) || Double.isInfinite(age)) {
      return recency;
    }
    double silence = age(age - recency);
    return Math.max(0, age(age) - silence);
  }

  /** Histories that are told by the calendar, in this time. */
  public PurchaseCells cells(PurchaseCells calendar) {
    PurchaseCellsBuilder cells = PurchaseCells.builder();
    for (int i = 0; i < calendar.size(); i++) {
      double age = calendar.age(i);
      cells.add(calendar.x(i), recency(calendar.recency(i), age), age(age), calendar.weight(i));
    }
    return cells.build();
  }

  /** The time that a span of the calendar from now on takes. */
  public double ahead(double span) {
    return Double.isFinite(span) ? (at(asOf + span * daysPerUnit) - at(asOf)) / daysPerUnit : span;
  }

  /** The same of several spans. */
  double[] ahead(double[] spans) {
    double[] times = new double[spans.length];
    for (int i = 0; i < spans.length; i++) {
      times[i] = ahead(spans[i]);
    }
    return times;
  }

  /**
   * The span of the calendar from now on that takes a time.
   *
   * @param limit a span that takes no less
   */
  double spanAhead(double time, double limit) {
    double low = 0;
    double high = limit;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (ahead(middle) < time) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The time at the end of a day since 1970, in days; between two days evenly between them. */
  double at(double epochDay) {
    double day = epochDay + 1;
    double cycles = Math.floor(day / YearIndex.CYCLE);
    double within = day - cycles * YearIndex.CYCLE;
    int whole = (int) Math.min(YearIndex.CYCLE - 1.0, Math.floor(within));
    double part = within - whole;
    return cycles * YearIndex.CYCLE + ends[whole] + part * (ends[whole + 1] - ends[whole]);
  }
}
