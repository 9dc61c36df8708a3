package io.filrouge.domain.lift;

/**
 * One of the two groups that are compared. An entry is one time that somebody entered the campaign.
 *
 * @param entries how many
 * @param buyers entries that a purchase followed within the window
 * @param amount sum of what was bought within the window, over all entries
 * @param squaredAmount sum of the squares of what each entry bought
 */
public record Arm(long entries, long buyers, double amount, double squaredAmount) {
  public static final Arm NONE = new Arm(0, 0, 0, 0);

  /** Share of entries that a purchase followed; NaN where there are none. */
  public double conversion() {
    return (double) buyers / entries;
  }

  /** What an entry bought on average; NaN where there are none. */
  public double meanAmount() {
    return amount / entries;
  }

  /** Unbiased variance of what an entry bought; NaN below two entries. */
  double amountVariance() {
    if (entries < 2) {
      return Double.NaN;
    }
    return Math.max(0, squaredAmount - amount * meanAmount()) / (entries - 1);
  }
}
