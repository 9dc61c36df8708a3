package io.filrouge.domain.returns;

import java.util.Objects;

/**
 * One line of an order as it was bought.
 *
 * @param lineId unique among the purchase lines of a matching
 * @param orderId the order it stands in
 * @param occurredAt milliseconds since 1970-01-01 UTC
 * @param quantity above zero, in any fixed unit that the return lines share
 * @param amount what was paid for the line in ten-thousandths, zero or more
 */
public record PurchaseLine(
    String lineId, String orderId, long occurredAt, long quantity, long amount) {

  public PurchaseLine {
    Objects.requireNonNull(lineId, "lineId");
    Objects.requireNonNull(orderId, "orderId");
    Lines.check("purchase", lineId, quantity, amount);
  }
}
