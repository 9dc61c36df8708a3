package io.filrouge.batch.lineage;

import com.typesafe.config.Config;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where events go. The key is never printed, not even by {@link #toString}.
 *
 * @param url of a catalogue, or of the path in it that takes events; empty: to none
 * @param apiKey sent as the bearer token
 * @param isKeyMissing whether the configuration names a key that the environment does not hold
 * @param file to which events are added; empty: to none
 * @param namespace of the jobs
 * @param timeout how long one event may take
 */
public record LineageSettings(
    Optional<URI> url,
    Optional<String> apiKey,
    boolean isKeyMissing,
    Optional<Path> file,
    String namespace,
    Duration timeout) {
  private static final String BLOCK = "lineage.openlineage";
  private static final String KEY = "api-key-env";

  /**
   * Reads {@code lineage.openlineage}. A key that the environment does not hold is no failure: what
   * only tells of a night must not stop it.
   *
   * @param environment where keys are
   */
  public static LineageSettings from(Config config, Map<String, String> environment) {
    Config block = config.getConfig(BLOCK);
    Optional<String> url = text(block, "url");
    Optional<Path> file = text(block, "file").map(Path::of);
    if (url.isPresent() && file.isPresent()) {
      throw Failure.configuration(
          "Cannot use both " + BLOCK + ".url and " + BLOCK + ".file; name one of them");
    }
    Optional<String> variable = text(block, KEY);
    Optional<String> key = variable.map(environment::get).filter(secret -> !secret.isBlank());
    return new LineageSettings(
        url.map(LineageSettings::web),
        key,
        url.isPresent() && variable.isPresent() && key.isEmpty(),
        file,
        block.getString("namespace"),
        Durations.of(config, BLOCK + ".timeout"));
  }

  /** Whether any event is wanted. */
  public boolean isOn() {
    return url.isPresent() || file.isPresent();
  }

  /**
   * What whoever runs the night should know of it. The variable is not repeated: somebody may have
   * written the key itself there.
   */
  public Optional<String> warning() {
    return isKeyMissing
        ? Optional.of(
            "Cannot find in the environment the variable that "
                + BLOCK
                + "."
                + KEY
                + " names; lineage is sent without a key")
        : Optional.empty();
  }

  /** Where events go, in words without what an address may hold beside its host. */
  String destination() {
    return url.map(address -> address.getScheme() + "://" + address.getAuthority())
        .orElseGet(() -> file.map(Path::toString).orElse("nowhere"));
  }

  @Override
  public String toString() {
    return "OpenLineage to " + destination();
  }

  private static Optional<String> text(Config block, String key) {
    return block.getIsNull(key) ? Optional.empty() : Optional.of(block.getString(key));
  }

  // The address is not repeated: it may hold a secret.
  private static URI web(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw unusable();
    }
    throw unusable();
  }

  private static Failure unusable() {
    return Failure.configuration(
        "Cannot use "
            + BLOCK
            + ".url; give an address such as http://marquez.example:5000, without user and password:"
            + " what is secret is told by api-key-env");
  }
}
