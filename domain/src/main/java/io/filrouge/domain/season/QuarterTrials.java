package io.filrouge.domain.season;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of trying a season on some quarters out of time. */
record QuarterTrials(List<QuarterTrial> quarters) {

  /** Whether anybody bought in them. */
  boolean sayAnything() {
    return actual() > 0;
  }

  /**
   * Whether weekly totals were missed by less with a season, by more than one standard error of the
   * difference, and the totals of quarters by no more.
   */
  boolean speakForTheSeason() {
    double gain = 0;
    double squares = 0;
    for (QuarterTrial quarter : quarters) {
      for (int week = 0; week < QuarterTrial.WEEKS; week++) {
        double weekly = quarter.steadyMiss(week) - quarter.seasonalMiss(week);
        gain += weekly;
        squares += weekly * weekly;
      }
    }
    double chance = Math.sqrt(Math.max(0, squares - gain * gain / weeks()));
    double steady = quarters.stream().mapToDouble(QuarterTrial::steadyMissOfAll).sum();
    double seasonal = quarters.stream().mapToDouble(QuarterTrial::seasonalMissOfAll).sum();
    return gain > chance && seasonal <= steady;
  }

  /** The figures, in plain words. */
  String words() {
    double steady = 0;
    double seasonal = 0;
    for (QuarterTrial quarter : quarters) {
      for (int week = 0; week < QuarterTrial.WEEKS; week++) {
        steady += quarter.steadyMiss(week);
        seasonal += quarter.seasonalMiss(week);
      }
    }
    return String.format(
        Locale.ROOT,
        "over %d weeks out of time, weekly totals were missed by %.1f %% with a season and by %.1f %%"
            + " without; quarters, the latest first, by %s.",
        weeks(),
        100 * seasonal / actual(),
        100 * steady / actual(),
        quarters.stream().map(QuarterTrials::words).collect(Collectors.joining(", ")));
  }

  private static String words(QuarterTrial quarter) {
    return String.format(
        Locale.ROOT,
        "%+.1f %% (%+.1f %% without)",
        100 * QuarterTrial.bias(quarter.seasonal(), quarter.actual()),
        100 * QuarterTrial.bias(quarter.steady(), quarter.actual()));
  }

  private int weeks() {
    return quarters.size() * QuarterTrial.WEEKS;
  }

  private double actual() {
    return quarters.stream().mapToDouble(quarter -> QuarterTrial.sum(quarter.actual())).sum();
  }
}
