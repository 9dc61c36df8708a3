package io.filrouge.domain.quality;

/**
 * How far the values of a column may move from one night to the next without a word.
 *
 * @param minimumRows with fewer rows on either night nothing is compared; 500
 * @param stabilityIndex largest {@link StabilityIndex} of values; 0.25
 * @param scoreStabilityIndex largest index of a score over its bands; above it nothing is
 *     published; 2
 * @param standardisedDifference largest {@link Spread#standardisedDifference} of means, either way;
 *     0.5
 * @param withinDays how many days ago the earlier night may be: over longer times values move by
 *     themselves; 7
 */
public record DriftLimits(
    long minimumRows,
    double stabilityIndex,
    double scoreStabilityIndex,
    double standardisedDifference,
    long withinDays) {

  public DriftLimits {
    Limits.require(minimumRows >= 1, "minimum-rows", minimumRows, "give 1 or more");
    Limits.require(stabilityIndex > 0, "drift.stability-index", stabilityIndex, "give more than 0");
    Limits.require(
        scoreStabilityIndex >= stabilityIndex,
        "drift.score-stability-index",
        scoreStabilityIndex,
        "give no less than drift.stability-index");
    Limits.require(
        standardisedDifference > 0,
        "drift.standardised-difference",
        standardisedDifference,
        "give more than 0");
    Limits.require(withinDays >= 1, "drift.within", withinDays, "give 1 d or more");
  }

  /** The defaults named above. */
  public static DriftLimits defaults() {
    return new DriftLimits(500, 0.25, 2, 0.5, 7);
  }

  /** Whether two nights are near to each other, and both have rows enough to compare. */
  public boolean compares(long daysBetween, long rowsBefore, long rowsNow) {
    return daysBetween <= withinDays && Math.min(rowsBefore, rowsNow) >= minimumRows;
  }

  /** Judges a {@link StabilityIndex}. */
  public Verdict judgeIndex(double index) {
    return index > stabilityIndex ? Verdict.WARN : Verdict.GOOD;
  }

  /** Judges a {@link StabilityIndex} of a score over its bands. */
  public Verdict judgeScore(double index) {
    return index > scoreStabilityIndex ? Verdict.FAIL : judgeIndex(index);
  }

  /** Judges a {@link Spread#standardisedDifference}. */
  public Verdict judgeDifference(double difference) {
    return Math.abs(difference) > standardisedDifference ? Verdict.WARN : Verdict.GOOD;
  }
}
