package io.filrouge.batch.customer360;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which country and time zone a customer is: by their own record, else by the country, else
 * where the shop is.
 */
public final class PlaceRule implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  private static final Map<String, String> CODES_BY_NAME =
      Stream.of(Locale.getISOCountries())
          .collect(Collectors.toUnmodifiableMap(PlaceRule::name, code -> code, (a, b) -> a));

  private final HashMap<String, String> zones;
  private final String shopZone;

  /**
   * @param zones the time zone of most customers in a country, by its ISO 3166 code or as the
   *     shop's records write it
   * @throws Failure when one of them is no time zone
   */
  public PlaceRule(Map<String, String> zones, ZoneId shopZone) {
    new TreeMap<>(zones)
        .forEach(
            (country, zone) -> {
              if (!isZone(zone)) {
                throw Failure.configuration(
                    "Cannot use reactivation.time-zones."
                        + country
                        + ": "
                        + zone
                        + " is no time zone; give one such as Europe/Paris");
              }
            });
    this.zones = new HashMap<>(zones);
    this.shopZone = shopZone.getId();
  }

  /** As {@code reactivation.time-zones} says it. */
  public static PlaceRule from(Config config, ZoneId shopZone) {
    Map<String, String> zones = new TreeMap<>();
    config
        .getObject("reactivation.time-zones")
        .forEach((country, zone) -> zones.put(country, String.valueOf(zone.unwrapped())));
    return new PlaceRule(zones, shopZone);
  }

  /** The ISO 3166 code of a country that is written as code or in English. */
  public static Optional<String> countryCode(String country) {
    if (country == null) {
      return Optional.empty();
    }
    String code = country.strip().toUpperCase(Locale.ROOT);
    return CODES.contains(code)
        ? Optional.of(code)
        : Optional.ofNullable(CODES_BY_NAME.get(country.strip().toLowerCase(Locale.ROOT)));
  }

  /**
   * The customer's time zone.
   *
   * @param own as the customer's record says it, or null
   * @param country as the shop's records write it, or null
   */
  public String timeZone(String own, String country) {
    if (own != null && isZone(own)) {
      return own;
    }
    String written = country == null ? "" : country;
    return Stream.of(written, countryCode(country).orElse(written))
        .filter(zones::containsKey)
        .findFirst()
        .map(zones::get)
        .orElse(shopZone);
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String name(String code) {
    return new Locale.Builder()
        .setRegion(code)
        .build()
        .getDisplayCountry(Locale.ENGLISH)
        .toLowerCase(Locale.ROOT);
  }
}
