package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The customer that others are compared with: the median of each figure over a customer base.
 *
 * @param frequency repeat purchases
 * @param activeShare share of the time since the first purchase that had passed at the last one,
 *     over those who came back; a half where nobody did
 * @param age time since the first purchase, in the models' unit
 */
public record TypicalCustomer(int frequency, double activeShare, double age)
    implements Serializable {
  private static final double NOBODY_CAME_BACK = 0.5;

  /** The typical customer of a base; of an empty one, somebody who has just bought. */
  public static TypicalCustomer of(PurchaseCells cells) {
    return new TypicalCustomer(
        (int) median(cells, i -> true, cells::x, 0),
        median(
            cells,
            i -> cells.x(i) > 0 && cells.age(i) > 0,
            i -> cells.recency(i) / cells.age(i),
            NOBODY_CAME_BACK),
        median(cells, i -> true, cells::age, 0));
  }

  private static double median(
      PurchaseCells cells, IntPredicate counts, IntToDoubleFunction figure, double ofNobody) {
    Integer[] order = new Integer[cells.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(figure::applyAsDouble));
    long all = 0;
    for (int i : order) {
      all += counts.test(i) ? cells.weight(i) : 0;
    }
    long below = 0;
    for (int i : order) {
      below += counts.test(i) ? cells.weight(i) : 0;
      if (counts.test(i) && 2 * below >= all) {
        return figure.applyAsDouble(i);
      }
    }
    return ofNobody;
  }
}
