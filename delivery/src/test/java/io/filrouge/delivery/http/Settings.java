package io.filrouge.delivery.http;

import io.filrouge.settings.Configuration;
import java.util.Map;

/** Settings of a webhook of a test's own. */
final class Settings {
  static final String SECRET = "correct horse battery staple";
  static final String LOCAL =
      "allow-plain-http = true, allow-private-addresses = true, secret-env = SECRET,"
          + " timeout { connect = 10 s, answer = 10 s },"
          + " retry { first = 1 ms, longest = 20 ms, away = 10 s, failing = 50 ms }";

  static WebhookSettings local(int port, String more) {
    return of("url = \"http://localhost:" + port + "/hook\", " + LOCAL + ", " + more);
  }

  static WebhookSettings of(String block) {
    return WebhookSettings.of(
        Configuration.load(null, Map.of("deliveries.webhook.crm", "{" + block + "}")),
        "crm",
        Map.of(
                "SECRET", SECRET,
                "FORMER", "older secret",
                "TOKEN", "Bearer token",
                "URL", "https://hooks.example/services/T0/secretpath")
            ::get);
  }

  private Settings() {}
}
