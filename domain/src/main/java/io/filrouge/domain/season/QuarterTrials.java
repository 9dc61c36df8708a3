package io.filrouge.domain.season;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of trying a season on some quarters out of time. */
record QuarterTrials(List<QuarterTrial> quarters) {
  private static final double LEAST_GAIN = 0.05;
  private static final int FORGIVING = 3;

  /** Whether anybody bought in them. */
  boolean sayAnything() {
    return actual() > 0;
  }

  /**
   * Whether weekly totals were missed by less with a season: in all by a twentieth of the miss at
   * least, and by more than one standard error of the difference; in every quarter, or from three
   * on in all but one; and whether the totals of quarters were missed by no more.
   */
  boolean speakForTheSeason() {
    double gain = 0;
    double squares = 0;
    double missed = 0;
    int better = 0;
    for (QuarterTrial quarter : quarters) {
      double before = gain;
      for (int week = 0; week < QuarterTrial.WEEKS; week++) {
        double weekly = quarter.steadyMiss(week) - quarter.seasonalMiss(week);
        gain += weekly;
        squares += weekly * weekly;
        missed += quarter.steadyMiss(week);
      }
      better += gain > before ? 1 : 0;
    }
    double chance = Math.sqrt(Math.max(0, squares - gain * gain / weeks()));
    double steady = quarters.stream().mapToDouble(QuarterTrial::steadyMissOfAll).sum();
    double seasonal = quarters.stream().mapToDouble(QuarterTrial::seasonalMissOfAll).sum();
    int fewestBetter = quarters.size() < FORGIVING ? quarters.size() : quarters.size() - 1;
    return gain > chance
        && gain >= LEAST_GAIN * missed
        && better >= fewestBetter
        && seasonal <= steady;
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
    if (QuarterTrial.sum(quarter.actual()) == 0) {
      return String.format(
          Locale.ROOT,
          "nothing came of %.1f (%.1f without)",
          QuarterTrial.sum(quarter.seasonal()),
          QuarterTrial.sum(quarter.steady()));
    }
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
