package io.filrouge.batch.features;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.filrouge.batch.tables.Failure;
import io.filrouge.domain.segments.UrbanityRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@code segments.geography} block of the configuration. */
public final class UrbanitySettings {

  /** Which postcodes are urban or suburban, by country. */
  public static UrbanityRule from(Config config) {
    try {
      return new UrbanityRule(
          prefixes(config, "segments.geography.urban-postcode-prefixes"),
          prefixes(config, "segments.geography.suburban-postcode-prefixes"));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot read segments.geography: " + e.getMessage());
    }
  }

  private static Map<String, List<String>> prefixes(Config config, String key) {
    Config countries = config.getConfig(key);
    Map<String, List<String>> prefixes = new TreeMap<>();
    for (String country : countries.root().keySet()) {
      try {
        prefixes.put(country, countries.getStringList(ConfigUtil.quoteString(country)));
      } catch (ConfigException.WrongType e) {
        throw Failure.configuration(
            "Cannot read "
                + key
                + "."
                + country
                + ": "
                + countries.root().get(country).unwrapped()
                + "; give a list of prefixes such as [\"75\", \"69\"]");
      }
    }
    return prefixes;
  }

  private UrbanitySettings() {}
}
