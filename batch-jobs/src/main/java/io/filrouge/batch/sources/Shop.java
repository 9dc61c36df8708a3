package io.filrouge.batch.sources;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The shop: its time zone, its currency, and what other currencies are worth in it.
 *
 * @param exchangeRates units of the shop's currency for one of another
 */
public record Shop(ZoneId zone, String currency, Map<String, BigDecimal> exchangeRates) {
  private static final String CURRENCY = "[A-Z]{3}";

  public Shop {
    exchangeRates = Map.copyOf(exchangeRates);
  }

  /** Reads {@code shop { time-zone, currency, exchange-rates }}. */
  public static Shop from(Config root) {
    ConfigSection shop = ConfigSection.at(root, "shop");
    ZoneId zone = zone(shop.key("time-zone"), shop.text("time-zone", "Europe/Paris"));
    String currency = currency(shop.key("currency"), shop.text("currency", "EUR"));
    Map<String, BigDecimal> rates = new HashMap<>();
    shop.textsBelow("exchange-rates")
        .forEach(
            (name, rate) -> {
              String key = shop.key("exchange-rates") + "." + name;
              rates.put(currency(key, name), rate(key, rate));
            });
    return new Shop(zone, currency, rates);
  }

  /** What one unit of {@code other} is worth in the shop's currency, if that is known. */
  public Optional<BigDecimal> rateOf(String other) {
    if (other.equals(currency)) {
      return Optional.of(BigDecimal.ONE);
    }
    return Optional.ofNullable(exchangeRates.get(other));
  }

  static ZoneId zone(String key, String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw Failure.configuration(
          "Cannot use " + key + ": " + id + " is no time zone; give one such as Europe/Paris");
    }
  }

  static String currency(String key, String code) {
    String upper = code.toUpperCase(Locale.ROOT);
    if (!upper.matches(CURRENCY)) {
      throw Failure.configuration(
          "Cannot use "
              + key
              + ": "
              + code
              + " is no currency; give the three letters of ISO 4217, such as EUR");
    }
    return upper;
  }

  private static BigDecimal rate(String key, String text) {
    try {
      BigDecimal rate = new BigDecimal(text);
      if (rate.signum() > 0) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Answered below, as is a rate of nothing.
    }
    throw Failure.configuration(
        "Cannot use " + key + ": " + text + " is no rate; give a number above zero, such as 0.92");
  }
}
