package io.filrouge.batch.identity;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.filrouge.domain.golden.Criterion;
import io.filrouge.domain.golden.GoldenField;
import io.filrouge.domain.golden.SurvivorshipRules;
import io.filrouge.settings.Failure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The {@code golden-record} block of the configuration. */
final class GoldenSettings {
  private static final String BLOCK = "golden-record";

  /** The rules by which values survive; the domain's defaults where the block is missing. */
  static SurvivorshipRules from(Config config) {
    if (!config.hasPath(BLOCK)) {
      return SurvivorshipRules.defaults();
    }
    Config block = config.getConfig(BLOCK);
    List<Criterion> usual =
        block.hasPath("default")
            ? criteria(block, "default")
            : SurvivorshipRules.defaults().usual();
    Map<GoldenField, List<Criterion>> byField = new EnumMap<>(GoldenField.class);
    if (block.hasPath("fields")) {
      for (String name : block.getConfig("fields").root().keySet()) {
        byField.put(field(name), criteria(block, "fields." + ConfigUtil.joinPath(name)));
      }
    }
    try {
      return new SurvivorshipRules(usual, byField, sources(config, block));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration(e.getMessage());
    }
  }

  private static GoldenField field(String name) {
    try {
      return GoldenField.ofWireName(name);
    } catch (IllegalArgumentException e) {
      throw refused(
          "fields",
          name + " is no field",
          "use some of " + String.join(", ", GoldenField.wireNames()));
    }
  }

  private static List<Criterion> criteria(Config block, String key) {
    return texts(block, key, "[verified, most_recent]").stream()
        .map(name -> criterion(key, name))
        .toList();
  }

  private static Criterion criterion(String key, String name) {
    try {
      return Criterion.ofWireName(name);
    } catch (IllegalArgumentException e) {
      throw refused(
          key, name + " is no rule", "use some of " + String.join(", ", Criterion.wireNames()));
    }
  }

  // A name that is no source would never decide anything, and nobody would notice.
  private static List<String> sources(Config config, Config block) {
    if (!block.hasPath("source-priority")) {
      return List.of();
    }
    List<String> sources = texts(block, "source-priority", "[crm, website]");
    Set<String> configured = configured(config);
    for (String source : sources) {
      if (!configured.contains(source)) {
        throw refused(
            "source-priority",
            source + " is no source",
            "use some of " + String.join(", ", configured));
      }
    }
    return sources;
  }

  private static Set<String> configured(Config config) {
    Set<String> names = new TreeSet<>();
    if (config.hasPath("sources")) {
      for (ConfigValue entity : config.getConfig("sources").root().values()) {
        if (entity instanceof ConfigObject sources) {
          names.addAll(sources.keySet());
        }
      }
    }
    return names;
  }

  private static List<String> texts(Config block, String key, String example) {
    try {
      return block.getStringList(key);
    } catch (ConfigException.WrongType e) {
      throw refused(key, "no list", "write it as " + example);
    }
  }

  private static Failure refused(String key, String value, String remedy) {
    return Failure.configuration("Cannot use " + BLOCK + "." + key + ": " + value + "; " + remedy);
  }

  private GoldenSettings() {}
}
