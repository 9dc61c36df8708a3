package io.filrouge.batch.features;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.filrouge.domain.segments.EngagementRules;
import io.filrouge.domain.segments.UrbanityRule;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a shop may choose of its features.
 *
 * @param urbanity which postcodes are urban or suburban: {@code segments.geography}
 * @param engagement how close prospects seem to buying: {@code features.prospect-engagement}
 */
public record FeatureSettings(UrbanityRule urbanity, EngagementRules engagement) {

  /** Reads both blocks of the configuration. */
  public static FeatureSettings from(Config config) {
    return new FeatureSettings(urbanity(config), engagement(config));
  }

  private static UrbanityRule urbanity(Config config) {
    try {
      return new UrbanityRule(
          prefixes(config, "segments.geography.urban-postcode-prefixes"),
          prefixes(config, "segments.geography.suburban-postcode-prefixes"));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot read segments.geography: " + e.getMessage());
    }
  }

  private static EngagementRules engagement(Config config) {
    Config engagement = config.getConfig("features.prospect-engagement");
    try {
      return new EngagementRules(
          engagement.getLong("session-points"),
          engagement.getLong("product-view-points"),
          engagement.getLong("cart-add-points"),
          engagement.getLong("message-opened-points"),
          engagement.getLong("warm-from"),
          engagement.getLong("hot-from"));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot read features.prospect-engagement: " + e.getMessage());
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
}
