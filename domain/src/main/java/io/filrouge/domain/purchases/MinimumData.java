package io.filrouge.domain.purchases;

import java.io.Serializable;

/**
 * How much data a model needs before its fit is worth believing.
 *
 * @param customers the fewest customers in all
 * @param repeatBuyers the fewest of them with a repeat purchase
 */
public record MinimumData(long customers, long repeatBuyers) implements Serializable {

  /** 100 customers of whom 30 came back. */
  public static final MinimumData DEFAULT = new MinimumData(100, 30);

  /** Refuses negative numbers. */
  public MinimumData {
    if (customers < 0 || repeatBuyers < 0) {
      throw new IllegalArgumentException(
          "Cannot require a negative number of customers: "
              + Math.min(customers, repeatBuyers)
              + "; give 0 or more");
    }
  }

  /** Whether a customer base has as many. */
  public boolean areMetBy(PurchaseCells cells) {
    return cells.customerCount() >= customers && cells.repeatBuyerCount() >= repeatBuyers;
  }
}
