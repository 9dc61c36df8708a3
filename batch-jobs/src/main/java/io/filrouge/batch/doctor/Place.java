package io.filrouge.batch.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where something is to lie.
 *
 * @param key of the configuration, or the variable, that says so
 * @param uri a path, or any URI that Hadoop knows
 */
public record Place(String key, String uri) {
  private static final String SCHEME = "[a-zA-Z][a-zA-Z0-9+.-]+:.*";

  /** As a folder of this machine; empty where it is elsewhere. */
  Optional<Path> folder() {
    try {
      if (!uri.matches(SCHEME)) {
        return Optional.of(Path.of(uri).toAbsolutePath().normalize());
      }
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme()) && parsed.getPath() != null
          ? Optional.of(Path.of(parsed.getPath()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
