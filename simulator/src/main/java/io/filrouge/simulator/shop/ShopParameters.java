package io.filrouge.simulator.shop;

import java.util.Arrays;
import java.util.List;

/**
 * What the shop is like.
 *
 * @param secondCurrencyRate units of the shop's currency for one of the second
 * @param contactRate how many messages, cases, answers, reviews and referrals there are, 1 for as
 *     many as usual; at 0 there are none, and no points and consent events either
 * @param webSessions mean web sessions a person; at 0 there are no web events at all
 */
public record ShopParameters(
    String currency,
    String secondCurrency,
    double secondCurrencyShare,
    double secondCurrencyRate,
    int products,
    double linesPerOrder,
    double returnRate,
    double cancelRate,
    double identitiesRate,
    double lateRate,
    double webSessions,
    double webViews,
    double contactRate) {

  public ShopParameters {
    country("--currency", currency);
    country("--second-currency", secondCurrency);
    Checks.share("--second-currency-share", secondCurrencyShare);
    Checks.positive("--second-currency-rate", secondCurrencyRate);
    Checks.between("--products", products, 24, 1_000_000);
    Checks.between("--lines-per-order", linesPerOrder, 1, 50);
    Checks.share("--return-rate", returnRate);
    Checks.share("--cancel-rate", cancelRate);
    Checks.between("--identities-rate", identitiesRate, 0, 5);
    Checks.share("--late-rate", lateRate);
    Checks.between("--web-sessions-per-customer", webSessions, 0, 1_000);
    Checks.between("--web-views-per-session", webViews, 0, 100);
    Checks.between("--contact-rate", contactRate, 0, 10);
  }

  List<Country> homeCountries() {
    return Arrays.stream(Country.values()).filter(c -> c.currency().equals(currency)).toList();
  }

  Country secondCountry() {
    return country("--second-currency", secondCurrency);
  }

  private static Country country(String option, String currency) {
    return Arrays.stream(Country.values())
        .filter(country -> country.currency().equals(currency))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot use " + option + ": " + currency + "; choose EUR, GBP, CHF or USD"));
  }
}
