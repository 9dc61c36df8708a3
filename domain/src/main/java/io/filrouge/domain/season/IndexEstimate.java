package io.filrouge.domain.season;

import io.filrouge.domain.purchases.PurchaseModel;
import java.util.Arrays;

/**
 * The index of the year from what a shop's customers bought again on each day, against what a model
 * expects of as many customers who came when these came. So neither more customers nor longer
 * absences are taken for a season. First purchases do not count: they are what makes a customer.
 */
final class IndexEstimate {
  /** Of weeks in which fewer purchases are expected, Pearson's statistic says little. */
  private static final double FEWEST = 5;

  private final int first;
  private final double[] repeats;
  private final double[] expected;

  private IndexEstimate(PurchaseDays days, int last, double[] increments) {
    this.first = days.first();
    this.repeats = days.repeats(first, last);
    this.expected = expected(days.newcomers(first, last), increments);
  }

  /**
   * A second round, with the model fitted in the time of the index, moves it by less than its own
   * error.
   *
   * @param days what had been bought by the end of the last day
   * @param model fitted to it, without a season
   */
  static YearIndex of(PurchaseDays days, int last, double daysPerUnit, PurchaseModel model) {
    double[] increments = new double[last - days.first() + 1];
    double before = 0;
    for (int day = 1; day < increments.length; day++) {
      double until = model.expectedPurchasesOfNewCustomer(day / daysPerUnit);
      increments[day] = Math.max(0, until - before);
      before = until;
    }
    return new IndexEstimate(days, last, increments).estimate();
  }

  /**
   * @param increments what a new customer is expected to buy on each day after the first
   */
  private static double[] expected(double[] newcomers, double[] increments) {
    double[] sums = new double[newcomers.length];
    for (int came = 0; came < newcomers.length; came++) {
      for (int day = came + 1; newcomers[came] > 0 && day < newcomers.length; day++) {
        sums[day] += newcomers[came] * increments[day - came];
      }
    }
    return sums;
  }

  private YearIndex estimate() {
    double[] counts = new double[YearIndex.WEEKS];
    double[] exposures = new double[YearIndex.WEEKS];
    for (int day = 0; day < expected.length; day++) {
      int week = YearIndex.week(first + day);
      counts[week] += repeats[day];
      exposures[week] += expected[day];
    }
    if (!(Arrays.stream(counts).sum() > 0 && Arrays.stream(exposures).sum() > 0)) {
      return YearIndex.EVEN;
    }
    CircularSmoothing asPoisson = new CircularSmoothing(counts, exposures);
    double dispersion = dispersion(asPoisson);
    CircularSmoothing smooth =
        dispersion > 1
            ? new CircularSmoothing(over(counts, dispersion), over(exposures, dispersion))
            : asPoisson;
    return YearIndex.of(Arrays.stream(smooth.theta()).map(Math::exp).toArray());
  }

  /**
   * How much more the weeks of single years scatter than Poisson counts would: Pearson's statistic
   * over its degrees of freedom; 1 where there is no second year to tell.
   */
  private double dispersion(CircularSmoothing smooth) {
    double[] theta = smooth.theta();
    double statistic = 0;
    double terms = 0;
    double count = 0;
    double mean = 0;
    for (int day = 0; day < expected.length; day++) {
      int week = YearIndex.week(first + day);
      count += repeats[day];
      mean += expected[day] * Math.exp(theta[week]);
      boolean isEnd = day == expected.length - 1 || YearIndex.week(first + day + 1) != week;
      if (isEnd && mean >= FEWEST) {
        statistic += (count - mean) * (count - mean) / mean;
        terms++;
      }
      if (isEnd) {
        count = 0;
        mean = 0;
      }
    }
    double freedom = terms - smooth.freedom();
    return freedom > 1 ? Math.max(1, statistic / freedom) : 1;
  }

  private static double[] over(double[] values, double divisor) {
    return Arrays.stream(values).map(value -> value / divisor).toArray();
  }
}
