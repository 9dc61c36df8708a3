package io.filrouge.domain.season;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A shop whose truth is known: customers come evenly, buy at rates of their own times the season,
 * and leave at any time, by the calendar.
 */
final class SeasonalShop {
  static final LocalDate OPENED = LocalDate.parse("2023-01-10");

  /** Towards Christmas more than twice as much is bought as in August. */
  static final double[] MONTHS = {0.8, 0.75, 0.85, 0.9, 0.95, 0.9, 0.8, 0.75, 0.95, 1.1, 1.5, 1.75};

  private static final double LEAVING_A_DAY = 0.0009;

  private final double[] months;
  private final int first = Math.toIntExact(OPENED.toEpochDay());
  private final int lastNewcomer;
  private final int last;
  private final SplittableRandom random;

  private SeasonalShop(LocalDate lastNewcomer, LocalDate until, double[] months, long seed) {
    this.months = months;
    this.lastNewcomer = Math.toIntExact(lastNewcomer.toEpochDay());
    this.last = Math.toIntExact(until.toEpochDay());
    this.random = new SplittableRandom(seed);
  }

  /** All that its customers buy until the end of a day. */
  static PurchaseDays open(LocalDate until, double[] months, int customers, long seed) {
    return new SeasonalShop(until, until, months, seed).run(customers);
  }

  /** One without a season to which all come in its first quarter. */
  static PurchaseDays fading(LocalDate until, int customers, long seed) {
    return new SeasonalShop(OPENED.plusDays(91), until, evenMonths(), seed).run(customers);
  }

  static double[] evenMonths() {
    double[] months = new double[12];
    Arrays.fill(months, 1);
    return months;
  }

  static YearIndex truth() {
    return YearIndex.ofMonths(Arrays.stream(MONTHS).boxed().toList());
  }

  private PurchaseDays run(int customers) {
    PurchaseDays.Builder days = PurchaseDays.builder();
    for (int i = 0; i < customers; i++) {
      days.add(customer());
    }
    return days.build();
  }

  private int[] customer() {
    int came = first + random.nextInt(lastNewcomer - first + 1);
    // Twice an exponential rate on average, from 1.3 to some 20 purchases a year.
    double rate = 0.0035 - 0.012 * Math.log(1 - random.nextDouble());
    double leaves = came - Math.log(1 - random.nextDouble()) / LEAVING_A_DAY;
    int[] days = new int[last - came + 1];
    days[0] = came;
    int count = 1;
    for (int day = came + 1; day <= last && day <= leaves; day++) {
      double speed = months[LocalDate.ofEpochDay(day).getMonthValue() - 1];
      if (random.nextDouble() < -Math.expm1(-rate * speed)) {
        days[count++] = day;
      }
    }
    return Arrays.copyOf(days, count);
  }
}
