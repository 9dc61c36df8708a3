package io.filrouge.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The configuration: defaults of the jar, the user's file over them, {@code --set} over both. */
public final class Configuration {
  /** Blocks whose keys are the user's own; they are checked where they are read. */
  private static final List<String> FREE =
      List.of(
          "sources",
          "spark",
          "flink",
          "shop.exchange-rates",
          "identity.limits",
          "identifiers.blocked-values",
          "segments.geography.urban-postcode-prefixes",
          "segments.geography.suburban-postcode-prefixes",
          "golden-record.fields",
          "quality.freshness.sources",
          "reactivation.time-zones",
          "exports.audiences",
          "report.targets",
          "stream.kafka.client",
          "deliveries.postgres",
          "deliveries.webhook",
          "FILROUGE_DATA");

  private static final String DATA = "FILROUGE_DATA";

  /**
   * A configuration as it is, right or not.
   *
   * @param written the user's part, its references to variables as they stand there
   * @param config all of it with the defaults, every reference resolved
   * @param unknownKeys a failure for each key that there is not
   */
  public record Loaded(Config written, Config config, List<Failure> unknownKeys) {
    public Loaded {
      unknownKeys = List.copyOf(unknownKeys);
    }
  }

  /**
   * @param file the user's file, or null for defaults alone
   * @param overrides key=value
   */
  public static Config load(Path file, Map<String, String> overrides) {
    return loadAll(file == null ? List.of() : List.of(file), overrides);
  }

  /**
   * @param files the user's files, of which a later one wins over those before it
   * @param overrides key=value
   */
  public static Config loadAll(List<Path> files, Map<String, String> overrides) {
    Loaded loaded = loadFiles(files, overrides);
    if (!loaded.unknownKeys().isEmpty()) {
      throw loaded.unknownKeys().get(0);
    }
    return loaded.config();
  }

  /**
   * The same, with unknown keys told instead of refused: for whoever looks for all that is wrong.
   */
  public static Loaded loadAsItIs(Path file, Map<String, String> overrides) {
    return loadFiles(file == null ? List.of() : List.of(file), overrides);
  }

  private static Loaded loadFiles(List<Path> files, Map<String, String> overrides) {
    Config users = ConfigFactory.empty();
    for (Path file : files) {
      users = parsed(file).withFallback(users);
    }
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      users = with(users, override.getKey(), override.getValue());
    }
    Config defaults = ConfigFactory.parseResources("reference.conf");
    String data = System.getenv(DATA);
    if (data != null && !data.isBlank()) {
      users = users.withValue(DATA, ConfigValueFactory.fromAnyRef(data));
    }
    try {
      Config resolved = users.withFallback(defaults).resolve();
      return new Loaded(users, resolved, unknownKeys(resolved, defaults.resolve()));
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read configuration: " + e.getMessage());
    }
  }

  private static Config parsed(Path file) {
    if (!Files.isReadable(file)) {
      throw Failure.configuration(
          "Cannot read --conf " + file + "; name a HOCON file, such as conf/online-retail.conf");
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot parse --conf " + file + ": " + e.getMessage());
    }
  }

  // Plain text stays text, whatever HOCON would make of its slashes; what opens like a list, an
  // object or a quoted text is read as HOCON.
  private static Config with(Config config, String key, String value) {
    List<String> path;
    try {
      path = ConfigUtil.splitPath(key);
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot set " + key + ": not a key; write --set key=value");
    }
    boolean isHocon = value.startsWith("{") || value.startsWith("[") || value.startsWith("\"");
    if (!isHocon) {
      return config.withValue(
          ConfigUtil.joinPath(path), ConfigValueFactory.fromAnyRef(value, "--set"));
    }
    try {
      return config.withValue(
          ConfigUtil.joinPath(path),
          ConfigFactory.parseString("value = " + value).getValue("value"));
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot set " + key + ": " + e.getMessage());
    }
  }

  private static List<Failure> unknownKeys(Config config, Config defaults) {
    Set<String> known = new TreeSet<>();
    collect(defaults, "", known);
    Set<String> given = new TreeSet<>();
    collect(config, "", given);
    List<Failure> unknown = new ArrayList<>();
    String block = null;
    for (String key : given) {
      boolean isFree =
          FREE.stream().anyMatch(free -> key.equals(free) || key.startsWith(free + "."));
      boolean isBelowUnknown = block != null && key.startsWith(block + ".");
      if (!isFree && !isBelowUnknown && !known.contains(key)) {
        block = key;
        unknown.add(
            Failure.configuration(
                "Cannot use configuration key "
                    + key
                    + ": there is no such key; "
                    + Nearest.of(key, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("see the keys in reference.conf and the README")));
      }
    }
    return unknown;
  }

  private static void collect(Config config, String prefix, Set<String> keys) {
    config
        .root()
        .forEach(
            (name, value) -> {
              String key = prefix + ConfigUtil.joinPath(name);
              keys.add(key);
              if (value.valueType() == ConfigValueType.OBJECT) {
                collect(((com.typesafe.config.ConfigObject) value).toConfig(), key + ".", keys);
              }
            });
  }

  private Configuration() {}
}
