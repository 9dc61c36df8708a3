package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.Comparator;

/**
 * What a customer's purchases tell beside how many there were and when the first and the last was.
 * Amounts and shares are told in steps, so that customers who are much alike are alike.
 *
 * @param purchases30 days with a purchase within the last 30 days
 * @param purchases90 the same of 90 days
 * @param purchases365 the same of 365 days
 * @param spendLevel90 level of the net amount of the last 90 days: the binary logarithm of one
 *     more, in steps of a half; 0 for nothing and less
 * @param spendLevel365 the same of 365 days
 * @param returnShare returned of what was bought, in steps of 0.05 from 0 to 1
 * @param discountShare taken off before it was bought, likewise
 * @param linesPerOrder mean lines of an order, in steps of a half
 * @param origin whence and when the customer came
 */
public record PurchaseTraits(
    int purchases30,
    int purchases90,
    int purchases365,
    double spendLevel90,
    double spendLevel365,
    double returnShare,
    double discountShare,
    double linesPerOrder,
    Origin origin)
    implements Serializable {

  /** Nothing is known. */
  public static final PurchaseTraits NONE = new PurchaseTraits(0, 0, 0, 0, 0, 0, 0, 0);

  /** One after the other, in the order of the figures. */
  public static final Comparator<PurchaseTraits> ORDER =
      Comparator.comparingInt(PurchaseTraits::purchases30)
          .thenComparingInt(PurchaseTraits::purchases90)
          .thenComparingInt(PurchaseTraits::purchases365)
          .thenComparingDouble(PurchaseTraits::spendLevel90)
          .thenComparingDouble(PurchaseTraits::spendLevel365)
          .thenComparingDouble(PurchaseTraits::returnShare)
          .thenComparingDouble(PurchaseTraits::discountShare)
          .thenComparingDouble(PurchaseTraits::linesPerOrder)
          .thenComparing(PurchaseTraits::origin);

  private static final double SHARE_STEPS = 20;
  private static final double MOST_LINES = 1000;

  /** Of a customer whose origin is not known. */
  public PurchaseTraits(
      int purchases30,
      int purchases90,
      int purchases365,
      double spendLevel90,
      double spendLevel365,
      double returnShare,
      double discountShare,
      double linesPerOrder) {
    this(
        purchases30,
        purchases90,
        purchases365,
        spendLevel90,
        spendLevel365,
        returnShare,
        discountShare,
        linesPerOrder,
        Origin.UNKNOWN);
  }

  /** The same of a customer of an origin. */
  public PurchaseTraits from(Origin other) {
    return new PurchaseTraits(
        purchases30,
        purchases90,
        purchases365,
        spendLevel90,
        spendLevel365,
        returnShare,
        discountShare,
        linesPerOrder,
        other);
  }

  /** Tells amounts and shares in steps; what is not known is 0. */
  public static PurchaseTraits of(
      long purchases30,
      long purchases90,
      long purchases365,
      double net90,
      double net365,
      Double returnShare,
      Double discountShare,
      Double linesPerOrder) {
    return new PurchaseTraits(
        (int) purchases30,
        (int) purchases90,
        (int) purchases365,
        spendLevel(net90),
        spendLevel(net365),
        share(returnShare),
        share(discountShare),
        linesPerOrder == null ? 0 : Math.rint(2 * Math.min(MOST_LINES, linesPerOrder)) / 2);
  }

  /** The level of an amount. */
  public static double spendLevel(double amount) {
    return amount > 0 ? Math.rint(2 * Math.log1p(amount) / Math.log(2)) / 2 : 0;
  }

  private static double share(Double share) {
    return share == null
        ? 0
        : Math.rint(SHARE_STEPS * Math.max(0, Math.min(1, share))) / SHARE_STEPS;
  }
}
