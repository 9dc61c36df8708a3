package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A short name for all of a configuration that can change what stands in the tables. */
final class Fingerprint {
  private static final List<String> WITHOUT_EFFECT =
      List.of("spark.", "lake.", "maintenance.", "nightly.", "as-of");

  private static final int DIGITS = 16;

  static String of(Config config) {
    Map<String, String> effective = new TreeMap<>();
    config
        .entrySet()
        .forEach(entry -> effective.put(entry.getKey(), entry.getValue().unwrapped().toString()));
    effective.keySet().removeIf(Fingerprint::isWithoutEffect);
    effective.put("version", Version.current());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(effective.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: no SHA-256 in this Java", e);
    }
  }

  // A password would be secret even as a hash that somebody can try guesses on.
  private static boolean isWithoutEffect(String key) {
    List<String> path = ConfigUtil.splitPath(key);
    return path.get(path.size() - 1).equals("password")
        || WITHOUT_EFFECT.stream().anyMatch(key::startsWith);
  }

  private Fingerprint() {}
}
