package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.Shop;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Brings amounts of a source's rows into the shop's currency. */
final class Currencies implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String CURRENCY = "currency";
  private static final int RATE_SCALE = 8;

  private final String usual;
  private final Map<String, BigDecimal> rates = new HashMap<>();

  /**
   * @param usual the currency of rows that name none
   */
  Currencies(Shop shop, String usual) {
    this.usual = usual;
    shop.exchangeRates()
        .forEach(
            (currency, rate) ->
                rates.put(currency, rate.setScale(RATE_SCALE, RoundingMode.HALF_UP)));
    rates.put(shop.currency(), BigDecimal.ONE);
  }

  /** The row's currency: the one it names, else the source's. */
  String of(JudgedRow row) {
    String named = row.text(CURRENCY);
    return named == null ? usual : named.toUpperCase(Locale.ROOT);
  }

  /** Units of the shop's currency for one of the row's; null where no rate is known. */
  BigDecimal rate(JudgedRow row) {
    return rates.get(of(row));
  }

  /** Notes the problem of a row in a currency without a rate. */
  void check(JudgedRow row) {
    row.problemIf(rate(row) == null, CURRENCY, "no exchange rate");
  }

  /** An amount of the row in the shop's currency, to a hundredth of a cent; null without one. */
  BigDecimal converted(JudgedRow row, BigDecimal amount) {
    BigDecimal rate = rate(row);
    return amount == null || rate == null ? null : Values.bounded(amount.multiply(rate));
  }
}
