package io.filrouge.simulator.shop;

import java.util.List;

/**
 * An order, or the return of one.
 *
 * @param orderedAt milliseconds since 1970
 * @param storeId blank outside the stores
 * @param returnedOrderId of a return: the order it takes back, or blank when the till did not ask
 * @param loyaltyCard blank when none was shown
 * @param email blank when none was given
 * @param knownAt when the shop learnt of it, in milliseconds since 1970
 */
public record Order(
    String orderId,
    Account account,
    long orderedAt,
    String channel,
    String storeId,
    Country country,
    String currency,
    Status status,
    String returnedOrderId,
    String loyaltyCard,
    String email,
    List<Line> lines,
    long knownAt) {

  /** What became of an order, as the files say it. */
  public enum Status {
    COMPLETED("completed"),
    CANCELLED("cancelled"),
    RETURNED("returned");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /**
   * One line; its amount is quantity x unit price - discount.
   *
   * @param quantity negative in a return
   * @param discountCents negative in a return, so that the formula holds there too
   */
  public record Line(
      String productId,
      String productName,
      String category,
      int quantity,
      long unitPriceCents,
      long discountCents) {

    Line returned() {
      return new Line(productId, productName, category, -quantity, unitPriceCents, -discountCents);
    }

    long amountCents() {
      return quantity * unitPriceCents - discountCents;
    }
  }

  boolean isOnline() {
    return channel.equals("web") || channel.equals("app");
  }
}
