package io.filrouge.batch.sources;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.filrouge.settings.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One object of the configuration, which knows its full key so that every error can name it. */
public final class ConfigSection {
  private final String key;
  private final Config config;

  ConfigSection(String key, Config config) {
    this.key = key;
    this.config = config;
  }

  /** The section at a key; an empty one where there is none. */
  public static ConfigSection at(Config root, String key) {
    if (!root.hasPath(key)) {
      return new ConfigSection(key, com.typesafe.config.ConfigFactory.empty());
    }
    return new ConfigSection(key, read(key, "an object in braces", () -> root.getConfig(key)));
  }

  String key() {
    return key;
  }

  public String key(String name) {
    return key + "." + name;
  }

  public Set<String> names() {
    return config.root().keySet();
  }

  public boolean has(String name) {
    return config.hasPath(ConfigUtil.joinPath(name));
  }

  /** Refuses names that mean nothing here. */
  public void allowOnly(Set<String> accepted) {
    for (String name : names()) {
      if (!accepted.contains(name)) {
        throw Failure.configuration(
            "Cannot use "
                + key(name)
                + ": there is no such key; "
                + NearName.remedy(name, accepted));
      }
    }
  }

  public ConfigSection section(String name) {
    String path = ConfigUtil.joinPath(name);
    if (!has(name)) {
      return new ConfigSection(key(name), com.typesafe.config.ConfigFactory.empty());
    }
    return new ConfigSection(
        key(name), read(key(name), "an object in braces", () -> config.getConfig(path)));
  }

  public String text(String name, String example) {
    return optionalText(name)
        .orElseThrow(
            () ->
                Failure.configuration(
                    "Cannot read " + key(name) + ": it is missing; give it, such as " + example));
  }

  public Optional<String> optionalText(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    return Optional.of(
        read(key(name), "a text", () -> config.getString(ConfigUtil.joinPath(name))));
  }

  public Optional<Boolean> flag(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    return Optional.of(
        read(key(name), "true or false", () -> config.getBoolean(ConfigUtil.joinPath(name))));
  }

  /** A time in whole days, such as {@code 7 d}. */
  OptionalInt days(String name) {
    if (!has(name)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        (int)
            read(
                    key(name),
                    "a time such as 7 d",
                    () -> config.getDuration(ConfigUtil.joinPath(name)))
                .toDays());
  }

  public List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    return read(
        key(name), "a list of texts", () -> config.getStringList(ConfigUtil.joinPath(name)));
  }

  /** All that stands below {@code name}, by its path there: {@code a { b = 1 }} is {@code a.b}. */
  Map<String, String> textsBelow(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    ConfigSection below = section(name);
    for (Map.Entry<String, ConfigValue> entry : below.config.entrySet()) {
      String path = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      texts.put(
          path, read(below.key(path), "a text", () -> below.config.getString(entry.getKey())));
    }
    return texts;
  }

  private static <T> T read(String key, String expected, Read<T> read) {
    try {
      return read.get();
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read " + key + ": it is not " + expected + "; mend it");
    }
  }

  private interface Read<T> {
    T get();
  }
}
