package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.filrouge.batch.operations.LeaseSettings;
import io.filrouge.batch.submission.ClusterSettings;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.batch.tables.LakeSession;
import io.filrouge.settings.Failure;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** What a command needs to know to change a lake, whatever it does there. */
record LakeAccess(String lakeUri, ZoneId zone, LeaseSettings lease, Map<String, String> spark) {
  /** The folder of kept rows in the lake. */
  static final String KEPT = "operations/_kept";

  static LakeAccess from(Config config) {
    try {
      return new LakeAccess(
          config.getString("lake.uri"),
          ZoneId.of(config.getString("shop.time-zone")),
          LeaseSettings.from(config),
          spark(config));
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read configuration: " + e.getMessage());
    } catch (DateTimeException e) {
      throw Failure.configuration(
          "Cannot read shop.time-zone: " + e.getMessage() + "; give one such as Europe/Paris");
    }
  }

  /** The lake as it is reached without an engine. */
  LakePlace place() {
    return new LakePlace(lakeUri, spark);
  }

  /** Where jobs keep rows that they use more than once, when no single machine may hold them. */
  String keptUri() {
    return lakeUri.replaceAll("/+$", "") + "/" + KEPT;
  }

  static Map<String, String> spark(Config config) {
    Map<String, String> settings = new TreeMap<>();
    config
        .getConfig("spark")
        .entrySet()
        .forEach(
            entry ->
                // "a.b" and "a.b.c" are two settings of the engine: they are written in quotes.
                settings.put(
                    "spark." + String.join(".", ConfigUtil.splitPath(entry.getKey())),
                    entry.getValue().unwrapped().toString()));
    ClusterSettings.from(config)
        .ifPresent(cluster -> settings.put(LakeSession.MASTER, cluster.master()));
    return settings;
  }
}
