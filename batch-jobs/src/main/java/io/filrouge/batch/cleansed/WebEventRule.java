package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.WebEventColumns;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** What makes an event of site or app usable: a type that is known, and somebody who did it. */
final class WebEventRule implements RowRule {
  private static final long serialVersionUID = 1;
  private static final String UNIT_PRICE = "unit_price";

  private static final Set<String> TYPES =
      Set.of(
          "product_viewed",
          "cart_item_added",
          "cart_item_removed",
          "cart_updated",
          "cart_emptied",
          "checkout_started",
          "order_placed",
          "order_cancelled",
          "order_refunded");

  private final IdentifierColumns identifiers;
  private final Currencies currencies;
  private final ZoneId shopZone;

  WebEventRule(IdentifierColumns identifiers, Shop shop, String currency) {
    this.identifiers = identifiers;
    this.currencies = new Currencies(shop, currency);
    this.shopZone = shop.zone();
  }

  @Override
  public void judge(JudgedRow row) {
    check(row);
    Instant occurredAt = row.instant(WebEventColumns.OCCURRED_AT);
    row.putIfAbsent(WebEventColumns.EVENT_ID, row.rowHash());
    row.put(WebEventColumns.EVENT_TYPE, lower(row.textValue(WebEventColumns.EVENT_TYPE)));
    row.put("visitor_identifier", row.identifiers().hashOf(WebEventColumns.VISITOR_ID));
    row.put("customer_identifier", row.identifiers().hashOf(WebEventColumns.CUSTOMER_KEY));
    row.put(
        WebEventColumns.SESSION_ID, identifiers.session(row.textValue(WebEventColumns.SESSION_ID)));
    row.put(UNIT_PRICE, currencies.converted(row, row.number(UNIT_PRICE)));
    row.putIfAbsent("known_at", occurredAt);
    row.put(IntakeColumns.HAPPENED_AT, occurredAt);
    row.put("event_date", occurredAt == null ? null : occurredAt.atZone(shopZone).toLocalDate());
  }

  private void check(JudgedRow row) {
    String type = lower(row.text(WebEventColumns.EVENT_TYPE));
    row.problemIf(
        type != null && !TYPES.contains(type), WebEventColumns.EVENT_TYPE, "not an accepted value");
    String visitorId = WebEventColumns.VISITOR_ID;
    boolean isNobody =
        row.identifiers().hashOf(visitorId) == null
            && row.identifiers().hashOf(WebEventColumns.CUSTOMER_KEY) == null;
    boolean isBlocked = row.identifiers().isBlocked(visitorId);
    row.problemIf(isNobody, visitorId, isBlocked ? "blocked value" : "missing");
    BigDecimal unitPrice = row.number(UNIT_PRICE);
    row.problemIf(unitPrice != null && unitPrice.signum() < 0, UNIT_PRICE, "negative");
    currencies.check(row);
  }

  private static String lower(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
