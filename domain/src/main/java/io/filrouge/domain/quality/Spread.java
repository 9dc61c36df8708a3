package io.filrouge.domain.quality;

/**
 * How the numbers of a column spread.
 *
 * @param mean of those that are there
 * @param deviation their standard deviation, 0 or more
 */
public record Spread(double mean, double deviation) {
  /** What stands for an infinite difference, as between two columns that are each constant. */
  public static final double MOST = 100;

  /**
   * The standardised difference of the means,
   *
   * <pre>(m2 - m1) / sqrt((s1^2 + s2^2) / 2)</pre>
   *
   * which tells a shift in units of what is usual between rows and does not grow with their number.
   * Jacob Cohen, <i>Statistical Power Analysis for the Behavioral Sciences</i> (2nd ed. 1988),
   * chapter 2: 0.2 is small, 0.5 medium and 0.8 large.
   *
   * @param now the later spread
   * @return from -{@link #MOST} to {@link #MOST}, above 0 when the mean has grown
   */
  public double standardisedDifference(Spread now) {
    double shift = now.mean - mean;
    if (shift == 0) {
      return 0;
    }
    double usual = Math.sqrt((deviation * deviation + now.deviation * now.deviation) / 2);
    return Math.max(-MOST, Math.min(MOST, shift / usual));
  }
}
