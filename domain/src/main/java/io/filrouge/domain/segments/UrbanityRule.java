package io.filrouge.domain.segments;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which postcodes are urban, suburban or rural, by how they begin. The longest prefix that fits
 * decides, so that a suburb may lie within a city's range; what fits none is rural in a country
 * that has prefixes, and unknown in one that has none.
 *
 * <p>A postcode is read without blanks and hyphens and in capitals; the country is matched as the
 * records write it, in any case.
 */
public final class UrbanityRule implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, Map<String, Urbanity>> prefixesByCountry = new HashMap<>();

  /**
   * @param urban prefixes by country
   * @param suburban prefixes by country
   */
  public UrbanityRule(Map<String, List<String>> urban, Map<String, List<String>> suburban) {
    add(urban, Urbanity.URBAN);
    add(suburban, Urbanity.SUBURBAN);
  }

  /** A rule for no country. */
  public static UrbanityRule none() {
    return new UrbanityRule(Map.of(), Map.of());
  }

  /** The class of a postcode; none without a rule for its country, a country or a postcode. */
  public Optional<Urbanity> of(String country, String postcode) {
    if (country == null || postcode == null) {
      return Optional.empty();
    }
    Map<String, Urbanity> prefixes = prefixesByCountry.get(plain(country));
    String code = plain(postcode);
    if (prefixes == null || code.isEmpty()) {
      return Optional.empty();
    }
    for (int length = code.length(); length > 0; length--) {
      Urbanity found = prefixes.get(code.substring(0, length));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.of(Urbanity.RURAL);
  }

  private void add(Map<String, List<String>> prefixes, Urbanity urbanity) {
    prefixes.forEach(
        (country, list) ->
            list.forEach(
                prefix -> {
                  if (plain(prefix).isEmpty()) {
                    throw refused(country, prefix, "give the first letters or digits");
                  }
                  Urbanity other =
                      prefixesByCountry
                          .computeIfAbsent(plain(country), name -> new HashMap<>())
                          .put(plain(prefix), urbanity);
                  if (other != null && other != urbanity) {
                    throw refused(country, prefix, "give it as urban or as suburban, not as both");
                  }
                }));
  }

  private static IllegalArgumentException refused(String country, String prefix, String remedy) {
    return new IllegalArgumentException(
        "Cannot use postcode prefix of " + country + ": '" + prefix + "'; " + remedy);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
