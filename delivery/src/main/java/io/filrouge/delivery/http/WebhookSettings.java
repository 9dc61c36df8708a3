package io.filrouge.delivery.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.filrouge.domain.deliveries.RetryPlan;
import io.filrouge.domain.deliveries.WebhookSignature;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A webhook: {@code deliveries.webhook.NAME}. It holds secrets; what it prints of itself is its
 * name and the host.
 */
public final class WebhookSettings {
  private static final String BLOCK = "deliveries.webhook";
  private static final String DEFAULTS = "deliveries.defaults.webhook";

  private final String name;
  private final URI uri;
  private final WebhookSignature signature;
  private final String authorization;
  private final Config block;
  private final RetryPlan retries;
  private final Duration failing;

  private WebhookSettings(
      String name,
      URI uri,
      WebhookSignature signature,
      String authorization,
      Config block,
      RetryPlan retries) {
    this.name = name;
    this.uri = uri;
    this.signature = signature;
    this.authorization = authorization;
    this.block = block;
    this.retries = retries;
    this.failing = Durations.of(block, "retry.failing");
  }

  /**
   * Reads the one of a name.
   *
   * @param environment looks a variable up; null where it is not set
   * @throws Failure of exit code 2 when there is none, or it cannot be used
   */
  public static WebhookSettings of(Config config, String name, UnaryOperator<String> environment) {
    String at = BLOCK + "." + name;
    if (!config.getObject(BLOCK).containsKey(name)) {
      throw Failure.configuration(
          "Cannot find " + at + "; the configuration has " + config.getObject(BLOCK).keySet());
    }
    if (!name.matches("[a-zA-Z0-9_-]{1,100}")) {
      throw Failure.configuration("Cannot use " + at + "; name it by letters, digits, _ and -");
    }
    try {
      Config own = config.getConfig(BLOCK).getConfig("\"" + name + "\"");
      Config defaults = config.getConfig(DEFAULTS);
      refuseUnknown(own, defaults, at);
      return from(name, at, own.withFallback(defaults), environment);
    } catch (ConfigException | IllegalArgumentException e) {
      throw Failure.configuration("Cannot read " + at + ": " + e.getMessage());
    }
  }

  private static WebhookSettings from(
      String name, String at, Config block, UnaryOperator<String> environment) {
    String url =
        secret(at, "url-env", block, environment)
            .or(() -> text(block, "url"))
            .orElseThrow(
                () ->
                    Failure.configuration(
                        "Cannot find an address for " + at + ": set url, or url-env"));
    List<String> secrets = new ArrayList<>();
    secret(at, "secret-env", block, environment).ifPresent(secrets::add);
    secret(at, "former-secret-env", block, environment).ifPresent(secrets::add);
    if (secrets.isEmpty()) {
      throw Failure.configuration(
          "Cannot sign for "
              + at
              + ": set secret-env, the environment variable that holds the secret");
    }
    RetryPlan retries =
        new RetryPlan(
            Durations.of(block, "retry.first"),
            Durations.of(block, "retry.longest"),
            Durations.of(block, "retry.away"));
    if (block.getInt("lanes") < 1) {
      throw Failure.configuration("Cannot use " + at + ".lanes: it must be 1 or more");
    }
    return new WebhookSettings(
        name,
        uri(at, url, block.getBoolean("allow-plain-http")),
        new WebhookSignature(secrets),
        secret(at, "authorization-env", block, environment).orElse(null),
        block,
        retries);
  }

  private static URI uri(String at, String url, boolean isPlainAllowed) {
    try {
      URI uri = new URI(url);
      boolean isHttp = isPlainAllowed && "http".equals(uri.getScheme());
      if ((isHttp || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // What it says quotes the address, which may hold a secret.
      throw noAddress(at);
    }
    throw noAddress(at);
  }

  private static Failure noAddress(String at) {
    return Failure.configuration(
        "Cannot use the address of "
            + at
            + "; write https://host/path, without user and password; http:// needs"
            + " allow-plain-http = true");
  }

  private static Optional<String> secret(
      String at, String key, Config block, UnaryOperator<String> environment) {
    Optional<String> variable = text(block, key);
    if (variable.isEmpty()) {
      return variable;
    }
    String value = environment.apply(variable.get());
    if (value == null || value.isBlank()) {
      throw Failure.configuration(
          "Cannot use "
              + at
              + "."
              + key
              + ": the environment variable "
              + variable.get()
              + " is not set; set it");
    }
    return Optional.of(value.strip());
  }

  private static Optional<String> text(Config block, String key) {
    return block.getIsNull(key) ? Optional.empty() : Optional.of(block.getString(key));
  }

  private static void refuseUnknown(Config own, Config defaults, String at) {
    for (String key : own.root().keySet()) {
      if (!defaults.root().containsKey(key)) {
        throw Failure.configuration(
            "Cannot use configuration key "
                + at
                + "."
                + key
                + ": there is no such key; use "
                + String.join(", ", new TreeSet<>(defaults.root().keySet())));
      }
    }
  }

  public String name() {
    return name;
  }

  /** Where letters go that are not wanted. */
  public String deadLetters() {
    return text(block, "dead-letters").orElse("webhook-" + name + "-dead-letters");
  }

  /** How many letters are on their way at a time. */
  public int lanes() {
    return block.getInt("lanes");
  }

  URI uri() {
    return uri;
  }

  WebhookSignature signature() {
    return signature;
  }

  Optional<String> authorization() {
    return Optional.ofNullable(authorization);
  }

  Duration connectTimeout() {
    return Durations.of(block, "timeout.connect");
  }

  Duration answerTimeout() {
    return Durations.of(block, "timeout.answer");
  }

  long longestAnswer() {
    return block.getBytes("longest-answer");
  }

  int mostRedirects() {
    return block.getInt("redirects");
  }

  boolean isPrivateAllowed() {
    return block.getBoolean("allow-private-addresses");
  }

  boolean isPlainAllowed() {
    return block.getBoolean("allow-plain-http");
  }

  /** When to try again while nobody is at home. */
  RetryPlan whileAway() {
    return retries;
  }

  /** When to try again what fails. */
  RetryPlan whileFailing() {
    return retries.lasting(failing);
  }

  @Override
  public String toString() {
    return name + " at " + uri.getHost();
  }
}
