package io.filrouge.domain.season;

import io.filrouge.domain.purchases.BgNbd;
import io.filrouge.domain.purchases.MbgNbd;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import java.time.LocalDate;
import java.util.Set;

/**
 * A quarter out of time: what was expected of each of its weeks, without a season and with one,
 * from what was known when it began, and what came.
 *
 * @param steady weekly totals foretold without a season
 * @param seasonal the same with one
 * @param actual what came
 */
record QuarterTrial(double[] steady, double[] seasonal, double[] actual) {
  static final int WEEKS = 13;
  static final int DAYS = 7 * WEEKS;
  private static final int WEEK = 7;

  /**
   * @param days of some customers; what is later than the end of the quarter is not looked at
   * @param cutoff the day with which what is known ends
   */
  static QuarterTrial of(PurchaseDays days, int cutoff, double daysPerUnit, MinimumData rules) {
    PurchaseDays known = days.until(cutoff);
    PurchaseCells cells = known.cells(cutoff, daysPerUnit);
    PurchaseModel steady = fit(cells, rules);
    YearIndex index = IndexEstimate.of(known, cutoff, daysPerUnit, steady);
    SeasonalTime time = new SeasonalTime(index, LocalDate.ofEpochDay(cutoff), daysPerUnit);
    return new QuarterTrial(
        totals(steady, cells, daysPerUnit),
        totals(new SeasonalModel(fit(time.cells(cells), rules), time), cells, daysPerUnit),
        days.after(cutoff, WEEK, WEEKS));
  }

  /** The best of the models that are fitted fast: whoever is right about seasons, they see them. */
  static PurchaseModel fit(PurchaseCells cells, MinimumData rules) {
    return PurchaseModelSelection.fit(cells, rules, Set.of(BgNbd.NAME, MbgNbd.NAME)).model();
  }

  static double[] totals(PurchaseModel model, PurchaseCells cells, double daysPerUnit) {
    double[] horizons = new double[WEEKS];
    for (int week = 0; week < WEEKS; week++) {
      horizons[week] = (week + 1) * WEEK / daysPerUnit;
    }
    double[] totals = new double[WEEKS];
    for (int i = 0; i < cells.size(); i++) {
      double[] expected =
          model.expectedPurchases(cells.x(i), cells.recency(i), cells.age(i), horizons);
      for (int week = 0; week < WEEKS; week++) {
        double before = week == 0 ? 0 : expected[week - 1];
        totals[week] += cells.weight(i) * (expected[week] - before);
      }
    }
    return totals;
  }

  double steadyMiss(int week) {
    return Math.abs(steady[week] - actual[week]);
  }

  double seasonalMiss(int week) {
    return Math.abs(seasonal[week] - actual[week]);
  }

  double steadyMissOfAll() {
    return Math.abs(sum(steady) - sum(actual));
  }

  double seasonalMissOfAll() {
    return Math.abs(sum(seasonal) - sum(actual));
  }

  /** How far the total that was foretold is from what came, as a share of what came. */
  static double bias(double[] foretold, double[] actual) {
    return sum(foretold) / sum(actual) - 1;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
