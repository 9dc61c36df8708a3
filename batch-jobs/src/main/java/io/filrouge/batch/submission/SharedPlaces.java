package io.filrouge.batch.submission;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Places that a configuration names and that every machine of a cluster must find where it says. A
 * relative path begins at the folder of the process that reads it, which on the cluster is some
 * other one.
 */
final class SharedPlaces {
  private static final List<String> KEYS =
      List.of("lake.uri", "exports.uri", "exports.erased", "report.path");
  private static final String OUT = "--out";
  private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z][A-Za-z0-9+.-]*:/.*");

  /**
   * Makes sure that no place is relative.
   *
   * @throws Failure of exit code 2 that names the first key with a relative path
   */
  static void requireAbsolute(Config config) {
    places(config).forEach(SharedPlaces::requireAbsolute);
  }

  /**
   * Makes sure that a command writes to no relative folder.
   *
   * @throws Failure of exit code 2
   */
  static void requireAbsolute(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(OUT + "=")) {
        requireAbsolute(OUT, argument.substring(OUT.length() + 1));
      } else if (argument.equals(OUT) && i + 1 < arguments.size()) {
        requireAbsolute(OUT, arguments.get(i + 1));
      }
    }
  }

  private static void requireAbsolute(String key, String path) {
    if (!ABSOLUTE.matcher(path).matches()) {
      throw Failure.configuration(
          "Cannot run the driver on the cluster with "
              + key
              + " = "
              + path
              + ", which begins at the folder of whoever reads it; give a URI, or the"
              + " absolute path of a file system that all machines share");
    }
  }

  private static Map<String, String> places(Config config) {
    Map<String, String> places = new TreeMap<>();
    for (String key : KEYS) {
      if (!config.getIsNull(key)) {
        places.put(key, config.getString(key));
      }
    }
    config
        .getConfig("sources")
        .entrySet()
        .forEach(
            entry -> {
              List<String> path = ConfigUtil.splitPath(entry.getKey());
              boolean isText = entry.getValue().valueType() == ConfigValueType.STRING;
              if (isText && path.get(path.size() - 1).equals("path") && !path.contains("columns")) {
                places.put("sources." + entry.getKey(), entry.getValue().unwrapped().toString());
              }
            });
    return places;
  }

  private SharedPlaces() {}
}
