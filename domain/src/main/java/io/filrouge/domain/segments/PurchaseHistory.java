package io.filrouge.domain.segments;

/**
 * What the lifecycle rules look at.
 *
 * @param purchaseDays days with a purchase; 0 for a prospect, for whom the other figures are unused
 * @param daysSinceLastPurchase days from the last purchase day to the night
 * @param spanDays days from the first to the last purchase day
 * @param gapDeviationDays sample standard deviation of the days between purchase days; NaN below
 *     three purchase days
 * @param categories distinct categories bought from; 0 where the shop names none
 * @param advocacy what the customer does for the shop beyond buying
 */
public record PurchaseHistory(
    long purchaseDays,
    long daysSinceLastPurchase,
    long spanDays,
    double gapDeviationDays,
    long categories,
    Advocacy advocacy) {

  public PurchaseHistory {
    if (purchaseDays < 0 || daysSinceLastPurchase < 0 || spanDays < 0 || categories < 0) {
      throw new IllegalArgumentException(
          ("Cannot build a purchase history: %d purchase days, %d days since the last, %d days span,"
                  + " %d categories; give no negative figure")
              .formatted(purchaseDays, daysSinceLastPurchase, spanDays, categories));
    }
    if (purchaseDays > 1 && spanDays < purchaseDays - 1) {
      throw new IllegalArgumentException(
          "Cannot build a purchase history: %d purchase days within %d days; give distinct days"
              .formatted(purchaseDays, spanDays));
    }
  }

  /** Of somebody who never bought. */
  public static PurchaseHistory none() {
    return new PurchaseHistory(0, 0, 0, Double.NaN, 0, Advocacy.NONE);
  }

  boolean hasOwnGap() {
    return purchaseDays > 1;
  }

  /** Mean days between purchase days; only for those who have bought again. */
  double meanGapDays() {
    return (double) spanDays / (purchaseDays - 1);
  }
}
