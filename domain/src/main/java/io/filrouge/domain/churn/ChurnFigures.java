package io.filrouge.domain.churn;

import io.filrouge.domain.evaluation.CustomerOutcome;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseTraits;
import java.io.Serializable;
import java.util.List;

/**
 * What a churn model may know of a customer at a point in time; nothing in it is later.
 *
 * @param x repeat purchases
 * @param recency time from the first purchase to the last
 * @param age time from the first purchase to the point in time
 * @param meanSpend mean amount of the repeat purchases; 0 without any
 */
public record ChurnFigures(
    int x, double recency, double age, double meanSpend, PurchaseTraits traits)
    implements Serializable {

  /** What each of {@link #values} is. */
  static final List<String> NAMES =
      List.of(
          "purchase-model",
          "silence",
          "recency",
          "age",
          "frequency",
          "silence-in-gaps",
          "mean-spend",
          "purchases-30d",
          "purchases-90d",
          "purchases-365d",
          "spend-90d",
          "spend-365d",
          "return-share",
          "discount-share",
          "lines-per-order");

  /** Times are told to a millionth of the unit: equal days are equal in weeks, too. */
  private static final double MILLIONTHS = 1e6;

  private static final double MOST_GAPS = 1000;

  /** What was known at the cutoff. */
  public static ChurnFigures of(CustomerOutcome customer) {
    return new ChurnFigures(
        customer.x(), customer.recency(), customer.age(), customer.meanSpend(), customer.traits());
  }

  /** The figures in the order of {@link #NAMES}: what trees are grown on. */
  double[] values(PurchaseModel model, double horizon) {
    return values(
        LogOdds.of(model.of(traits.origin()).probabilityOfNoPurchase(x, recency, age, horizon)));
  }

  /**
   * @param purchaseModel the log-odds that a purchase model gives
   */
  double[] values(double purchaseModel) {
    double silence = age - recency;
    return new double[] {
      rounded(purchaseModel),
      rounded(silence),
      rounded(recency),
      rounded(age),
      x,
      recency > 0 ? rounded(Math.min(MOST_GAPS, silence * x / recency)) : -1,
      PurchaseTraits.spendLevel(meanSpend),
      traits.purchases30(),
      traits.purchases90(),
      traits.purchases365(),
      traits.spendLevel90(),
      traits.spendLevel365(),
      traits.returnShare(),
      traits.discountShare(),
      traits.linesPerOrder()
    };
  }

  private static double rounded(double value) {
    return Math.rint(value * MILLIONTHS) / MILLIONTHS;
  }
}
