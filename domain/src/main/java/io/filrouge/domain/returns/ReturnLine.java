package io.filrouge.domain.returns;

import java.util.Objects;

/**
 * One line of what a customer gave back, in positive numbers.
 *
 * @param lineId unique among the return lines of a matching
 * @param orderId the order it stands in itself, often one of its own
 * @param returnedOrderId the order it says it takes back, or null if it says none
 * @param occurredAt milliseconds since 1970-01-01 UTC
 * @param quantity above zero, in the unit of the purchase lines
 * @param amount what was paid back in ten-thousandths, zero or more
 */
public record ReturnLine(
    String lineId,
    String orderId,
    String returnedOrderId,
    long occurredAt,
    long quantity,
    long amount) {

  public ReturnLine {
    Objects.requireNonNull(lineId, "lineId");
    Objects.requireNonNull(orderId, "orderId");
    Lines.check("return", lineId, quantity, amount);
  }

  /**
   * The order it is to be matched with first. A return booked into an order itself names that one;
   * where returns are orders of their own, no purchase stands in them and the name has no effect.
   */
  String namedOrderId() {
    return returnedOrderId == null ? orderId : returnedOrderId;
  }
}
