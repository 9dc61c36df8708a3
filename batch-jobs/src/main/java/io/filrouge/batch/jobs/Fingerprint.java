package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import io.filrouge.domain.hashes.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A short name for all of a configuration that can change what a night makes. */
final class Fingerprint {
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "spark.",
          "cluster.",
          "lake.",
          "maintenance.",
          "nightly.",
          "as-of",
          "cart.",
          "reactivation.",
          "stream.",
          "activation.",
          "metrics.",
          "lineage.");

  /** What can change where exports and reports go, and nothing in the lake. */
  private static final List<String> OUTSIDE_THE_LAKE = List.of("exports.", "report.", "demo.");

  /** What says when customers may be written to again. */
  private static final List<String> WITH_EFFECT =
      List.of("reactivation.caps.", "reactivation.time-zones.");

  private static final int DIGITS = 16;

  /** A name for all that can change what a night makes, exports too. */
  static String of(Config config) {
    return of(config, WITHOUT_EFFECT);
  }

  /** A name for all that can change what stands in the lake's tables. */
  static String ofTables(Config config) {
    return of(config, Stream.concat(WITHOUT_EFFECT.stream(), OUTSIDE_THE_LAKE.stream()).toList());
  }

  private static String of(Config config, List<String> withoutEffect) {
    Map<String, String> effective = new TreeMap<>();
    config
        .entrySet()
        .forEach(entry -> effective.put(entry.getKey(), entry.getValue().unwrapped().toString()));
    effective
        .keySet()
        .removeIf(
            key ->
                isSecret(key)
                    || withoutEffect.stream().anyMatch(key::startsWith)
                        && WITH_EFFECT.stream().noneMatch(key::startsWith));
    effective.put("version", Version.current());
    return Sha256.hex(effective.toString(), DIGITS);
  }

  // A password would be secret even as a hash that somebody can try guesses on.
  private static boolean isSecret(String key) {
    List<String> path = ConfigUtil.splitPath(key);
    return path.get(path.size() - 1).equals("password");
  }

  private Fingerprint() {}
}
