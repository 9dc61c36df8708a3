package io.filrouge.batch.doctor;

import io.filrouge.domain.deliveries.AddressRule;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Whether a webhook's server listens; nothing is sent. Of its address only the host is told: the
 * path may be a secret.
 *
 * @param environment looks a variable up; null where it is not set
 * @param isOffline whether nothing may be asked over the network
 */
record WebhookCheck(DeliveryBlock block, UnaryOperator<String> environment, boolean isOffline)
    implements Check {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  @Override
  public String subject() {
    return block.key();
  }

  @Override
  public List<Diagnosis> look() {
    TreeSet<String> unknown = new TreeSet<>(block.own().root().keySet());
    unknown.removeAll(block.defaults().root().keySet());
    if (!unknown.isEmpty()) {
      return List.of(
          Diagnosis.wrong(
              subject(),
              "has a key that there is not: " + unknown.first(),
              "use " + String.join(", ", new TreeSet<>(block.defaults().root().keySet()))));
    }
    if (block.lacksSecrets(environment)) {
      // The missing variable is told by the check of secrets.
      return List.of();
    }
    if (block.text("secret-env").isEmpty()) {
      return List.of(
          Diagnosis.wrong(
              subject(),
              "has no secret to sign with",
              "set secret-env, the environment variable that holds it"));
    }
    return List.of(address().map(this::asked).orElseGet(this::noAddress));
  }

  private Optional<URI> address() {
    return block
        .text("url-env")
        .map(environment)
        .or(() -> block.text("url"))
        .flatMap(WebhookCheck::parsed)
        .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null)
        .filter(uri -> "https".equals(uri.getScheme()) || isPlainAllowed(uri));
  }

  private boolean isPlainAllowed(URI uri) {
    return "http".equals(uri.getScheme()) && isTrue("allow-plain-http");
  }

  private boolean isTrue(String key) {
    return block.text(key).filter("true"::equals).isPresent();
  }

  private static Optional<URI> parsed(String url) {
    try {
      return Optional.of(URI.create(url.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Diagnosis noAddress() {
    return Diagnosis.wrong(
        subject(),
        "has no address that can be used",
        "set url, or url-env, to https://host/path without user and password; http:// needs"
            + " allow-plain-http = true");
  }

  private Diagnosis asked(URI uri) {
    String host = uri.getHost();
    int port = uri.getPort() > 0 ? uri.getPort() : "http".equals(uri.getScheme()) ? HTTP : HTTPS;
    if (isOffline) {
      return Diagnosis.ok(subject(), "posts to " + host + "; it was not asked");
    }
    if (!isTrue("allow-private-addresses") && isPrivate(host)) {
      return Diagnosis.wrong(
          subject(),
          host + " has a private address",
          "set allow-private-addresses = true if that is meant");
    }
    return Reach.obstacle(host, port)
        .map(words -> Diagnosis.wrong(subject(), words, "check its url, and who may go out to it"))
        .orElseGet(() -> Diagnosis.ok(subject(), host + ":" + port + " listens"));
  }

  private static boolean isPrivate(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!AddressRule.isPublic(address)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      // Whether it is known at all is told when it is tried.
      return false;
    }
  }
}
