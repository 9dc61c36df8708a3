package io.filrouge.domain.returns;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Shares a return's amount out over its parts by quantity, so that the shares add up exactly.
 *
 * <p>Each share is the difference of two rounded running totals: no share is negative or more than
 * one ten-thousandth off, and the last one takes what is left.
 */
final class AmountShares {
  private final long quantity;
  private final long amount;
  private long sharedQuantity;
  private long sharedAmount;

  AmountShares(ReturnLine line) {
    this.quantity = line.quantity();
    this.amount = line.amount();
  }

  /** The amount of the next part. */
  long next(long partQuantity) {
    sharedQuantity += partQuantity;
    long before = sharedAmount;
    sharedAmount = total(sharedQuantity);
    return sharedAmount - before;
  }

  private long total(long ofQuantity) {
    if (ofQuantity == quantity) {
      return amount;
    }
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(ofQuantity))
        .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }
}
