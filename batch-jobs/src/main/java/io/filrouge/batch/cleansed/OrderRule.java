package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.OrderColumns;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.domain.hashes.Sha256;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/** What makes an order line usable, what it is worth, and whether it is a purchase. */
final class OrderRule implements RowRule {
  private static final long serialVersionUID = 1;
  private static final int MADE_UP_ID_LENGTH = 16;

  private final boolean mapsAmount;
  private final Currencies currencies;
  private final ZoneId shopZone;

  OrderRule(SourceConfig source, Shop shop) {
    this.mapsAmount = source.maps(OrderColumns.AMOUNT);
    this.currencies = new Currencies(shop, source.currency());
    this.shopZone = shop.zone();
  }

  @Override
  public void judge(JudgedRow row) {
    BigDecimal given = signed(row);
    BigDecimal total = given == null ? priced(row) : given;
    check(row, total);
    row.put("customer_identifier", row.identifiers().hashOf(OrderColumns.CUSTOMER_KEY));
    deriveMoney(row, total);
    deriveKind(row, given, total);
    Instant orderedAt = row.instant(OrderColumns.ORDERED_AT);
    row.putIfAbsent("known_at", orderedAt);
    row.put(IntakeColumns.HAPPENED_AT, orderedAt);
    if (row.value(OrderColumns.ORDER_ID) == null && orderedAt != null) {
      row.put(OrderColumns.ORDER_ID, madeUpOrder(row, orderedAt));
    }
  }

  private void check(JudgedRow row, BigDecimal total) {
    String customerKey = OrderColumns.CUSTOMER_KEY;
    boolean isBlocked = row.identifiers().isBlocked(customerKey);
    boolean isNobody =
        row.text(customerKey) != null && row.identifiers().hashOf(customerKey) == null;
    row.problemIf(isBlocked, customerKey, "blocked value");
    row.problemIf(isNobody && !isBlocked, customerKey, "not a key");
    checkThatMoneyIsAsked(row);
    BigDecimal unitPrice = row.number(OrderColumns.UNIT_PRICE);
    row.problemIf(unitPrice != null && unitPrice.signum() < 0, OrderColumns.UNIT_PRICE, "negative");
    currencies.check(row);
    boolean isTooLarge =
        total != null && currencies.rate(row) != null && currencies.converted(row, total) == null;
    row.problemIf(isTooLarge, OrderColumns.AMOUNT, "out of range");
  }

  private void checkThatMoneyIsAsked(JudgedRow row) {
    boolean lacksQuantity = row.text(OrderColumns.QUANTITY_OF_PIECES) == null;
    boolean lacksPrice = row.text(OrderColumns.UNIT_PRICE) == null;
    if (mapsAmount) {
      boolean lacksAmount = row.text(OrderColumns.AMOUNT) == null;
      row.problemIf(lacksAmount && (lacksQuantity || lacksPrice), OrderColumns.AMOUNT, "missing");
      return;
    }
    row.problemIf(lacksQuantity, OrderColumns.QUANTITY_OF_PIECES, "missing");
    row.problemIf(lacksPrice, OrderColumns.UNIT_PRICE, "missing");
  }

  private void deriveMoney(JudgedRow row, BigDecimal total) {
    BigDecimal rate = currencies.rate(row);
    row.put("order_currency", currencies.of(row));
    row.put("exchange_rate", rate == null ? null : rate.doubleValue());
    row.put(OrderColumns.AMOUNT, currencies.converted(row, total));
    for (String amount : new String[] {OrderColumns.UNIT_PRICE, OrderColumns.DISCOUNT_AMOUNT}) {
      row.put(amount, currencies.converted(row, row.number(amount)));
    }
  }

  private static void deriveKind(JudgedRow row, BigDecimal given, BigDecimal total) {
    BigDecimal quantity = row.number(OrderColumns.QUANTITY_OF_PIECES);
    boolean isReturn =
        quantity != null && quantity.signum() < 0 || total != null && total.signum() < 0;
    String status = row.textValue(OrderColumns.STATUS);
    boolean isCancelled =
        row.isCancelled()
            || "cancelled".equalsIgnoreCase(status)
            || "canceled".equalsIgnoreCase(status);
    // An amount of nothing that a source gives is a purchase paid for otherwise; a price of nothing
    // is a give-away.
    boolean asksMoney = given != null || total != null && total.signum() > 0;
    row.put("is_cancelled", isCancelled);
    row.put("is_return", isReturn);
    row.put("is_purchase", !isReturn && !isCancelled && asksMoney);
  }

  /** The amount that the row gives; some files give a return's without a sign. */
  private static BigDecimal signed(JudgedRow row) {
    BigDecimal quantity = row.number(OrderColumns.QUANTITY_OF_PIECES);
    BigDecimal given = row.number(OrderColumns.AMOUNT);
    boolean lacksSign =
        given != null && given.signum() > 0 && quantity != null && quantity.signum() < 0;
    return lacksSign ? given.negate() : given;
  }

  // What was taken off a line is not asked for; a return gives its discount back with the rest.
  private static BigDecimal priced(JudgedRow row) {
    BigDecimal quantity = row.number(OrderColumns.QUANTITY_OF_PIECES);
    BigDecimal unitPrice = row.number(OrderColumns.UNIT_PRICE);
    if (quantity == null || unitPrice == null) {
      return null;
    }
    BigDecimal discount = row.number(OrderColumns.DISCOUNT_AMOUNT);
    BigDecimal asked = quantity.multiply(unitPrice);
    return discount == null ? asked : asked.subtract(discount);
  }

  /** Where a source numbers no orders, all lines of a customer and day of the shop are one. */
  private String madeUpOrder(JudgedRow row, Instant orderedAt) {
    String customer = row.textValue("customer_identifier");
    String of = row.source() + "|" + (customer == null ? "" : customer + "|");
    return Sha256.hex(of + orderedAt.atZone(shopZone).toLocalDate(), MADE_UP_ID_LENGTH);
  }
}
