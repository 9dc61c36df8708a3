package io.filrouge.domain.evaluation;

import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseTraits;
import java.util.Comparator;

/**
 * What was known of a customer at a cutoff, and what the customer did in the window after it.
 *
 * <p>Purchases are days with a purchase; times are in the models' unit; amounts are net.
 *
 * @param x repeat purchases up to the cutoff
 * @param recency time from the first purchase to the last
 * @param age time from the first purchase to the cutoff
 * @param meanSpend mean amount of the repeat purchases; 0 without any
 * @param ordersBefore repeat purchases in as long a span before the cutoff as the window is
 * @param amountBefore what those came to
 * @param orders purchases in the window
 * @param amount what those came to
 * @param traits what the purchases up to the cutoff tell beside
 */
public record CustomerOutcome(
    int x,
    double recency,
    double age,
    double meanSpend,
    int ordersBefore,
    double amountBefore,
    int orders,
    double amount,
    PurchaseTraits traits) {

  private static final double MILLIONTHS = 1e6;

  static final Comparator<CustomerOutcome> ORDER =
      Comparator.comparingInt(CustomerOutcome::x)
          .thenComparingDouble(CustomerOutcome::age)
          .thenComparingDouble(CustomerOutcome::recency)
          .thenComparingDouble(CustomerOutcome::meanSpend)
          .thenComparingInt(CustomerOutcome::ordersBefore)
          .thenComparingDouble(CustomerOutcome::amountBefore)
          .thenComparingInt(CustomerOutcome::orders)
          .thenComparingDouble(CustomerOutcome::amount)
          .thenComparing(CustomerOutcome::traits, PurchaseTraits.ORDER);

  /** Somebody of whom nothing is known beside. */
  public CustomerOutcome(
      int x,
      double recency,
      double age,
      double meanSpend,
      int ordersBefore,
      double amountBefore,
      int orders,
      double amount) {
    this(
        x,
        recency,
        age,
        meanSpend,
        ordersBefore,
        amountBefore,
        orders,
        amount,
        PurchaseTraits.NONE);
  }

  /** A model of purchases as it speaks of customers of this one's origin. */
  PurchaseModel of(PurchaseModel model) {
    return model.of(traits.origin());
  }

  /**
   * The time since the last purchase, to a millionth of the unit: days that are equal must be equal
   * although age and recency in weeks are rounded.
   */
  double silence() {
    return Math.rint((age - recency) * MILLIONTHS) / MILLIONTHS;
  }
}
