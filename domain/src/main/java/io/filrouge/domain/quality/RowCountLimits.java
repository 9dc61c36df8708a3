package io.filrouge.domain.quality;

/**
 * By how much a table that tells the whole of something may differ in its row count from one night
 * to the next. All shares are of the earlier night's rows.
 *
 * @param minimumRows with fewer rows on the earlier night nothing is compared; 500
 * @param warnWhenFewer share of rows gone above which there is a warning; 0.1
 * @param warnWhenMore share of rows come in addition above which there is a warning; 0.5
 * @param failWhenFewer share of rows gone above which the table is not published; 0.5. With 1 it
 *     always is
 */
public record RowCountLimits(
    long minimumRows, double warnWhenFewer, double warnWhenMore, double failWhenFewer) {

  public RowCountLimits {
    Limits.require(minimumRows >= 1, "minimum-rows", minimumRows, "give 1 or more");
    Limits.require(
        warnWhenFewer >= 0 && warnWhenFewer <= 1,
        "row-counts.warn-when-fewer",
        warnWhenFewer,
        "give a share from 0 to 1");
    Limits.require(
        warnWhenMore >= 0, "row-counts.warn-when-more", warnWhenMore, "give a share from 0 on");
    Limits.require(
        failWhenFewer >= warnWhenFewer && failWhenFewer <= 1,
        "row-counts.fail-when-fewer",
        failWhenFewer,
        "give a share from warn-when-fewer to 1");
  }

  /** The defaults named above. */
  public static RowCountLimits defaults() {
    return new RowCountLimits(500, 0.1, 0.5, 0.5);
  }

  /** Whether an earlier night had rows enough to compare with. */
  public boolean compares(long before) {
    return before >= minimumRows;
  }

  /** The change as a share of the rows before: -0.25 for a quarter gone. */
  public static double change(long before, long now) {
    return (double) (now - before) / before;
  }

  /** Judges a row count by an earlier one that {@link #compares}. */
  public Verdict judge(long before, long now) {
    double change = change(before, now);
    if (-change > failWhenFewer) {
      return Verdict.FAIL;
    }
    return -change > warnWhenFewer || change > warnWhenMore ? Verdict.WARN : Verdict.GOOD;
  }
}
