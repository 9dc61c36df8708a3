package io.filrouge.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Failure;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookSettingsTest {

  @Test
  void takesWhatIsNotSaidFromTheDefaults() {
    WebhookSettings settings = Settings.of("url = \"https://h/x?y=1\", secret-env = SECRET");

    assertThat(settings.uri()).isEqualTo(URI.create("https://h/x?y=1"));
    assertThat(settings.deadLetters()).isEqualTo("webhook-crm-dead-letters");
    assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.longestAnswer()).isEqualTo(65_536);
    assertThat(settings.mostRedirects()).isZero();
    assertThat(settings.isPrivateAllowed()).isFalse();
    assertThat(settings.whileAway().lasting()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.whileFailing().lasting()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.authorization()).isEmpty();
  }

  @Test
  void tellsNoSecret() {
    WebhookSettings settings =
        Settings.of("url-env = URL, secret-env = SECRET, authorization-env = TOKEN");

    assertThat(settings).hasToString("crm at hooks.example");
    assertThat(settings.authorization()).contains("Bearer token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url = \"https://h/x\" | Cannot sign for deliveries.webhook.crm",
        "secret-env = SECRET | Cannot find an address for deliveries.webhook.crm",
        "url = \"https://h/x\", secret-env = NONE | Cannot use deliveries.webhook.crm.secret-env: the",
        "url = \"https://h/x\", secret = hush | Cannot use configuration key deliveries.webhook.crm",
        "url = \"http://h/x\", secret-env = SECRET | Cannot use the address of deliveries.webhook.crm",
        "url = \"https://me:hush@h/x\", secret-env = SECRET | Cannot use the address of deliveries",
        "url = \"https://h/hush x\", secret-env = SECRET | Cannot use the address of deliveries",
        "url = \"ftp://h/x\", secret-env = SECRET | Cannot use the address of deliveries.webhook.crm",
        "url = \"https:///x\", secret-env = SECRET | Cannot use the address of deliveries.webhook.crm",
        "url = \"https://h/x\", secret-env = SECRET, lanes = 0 | Cannot use deliveries.webhook.crm.la",
        "url = \"https://h\", secret-env = SECRET, retry.first = 0 s | Cannot read deliveries.webhook"
      })
  void refusesWhatCannotBeAndTellsNoSecret(String block, String sentence) {
    assertThatThrownBy(() -> Settings.of(block))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(sentence)
        .hasMessageNotContaining("hush");
  }
}
