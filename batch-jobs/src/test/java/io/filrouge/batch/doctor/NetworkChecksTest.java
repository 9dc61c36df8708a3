package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkChecksTest {
  private static final UnaryOperator<String> SET = name -> "a secret";

  @TempDir Path folder;

  @Test
  void knowsThatSomebodyListens() throws IOException {
    try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Reach.obstacle("127.0.0.1", somebody.getLocalPort())).isEmpty();
      assertThat(webhook(somebody.getLocalPort(), "allow-private-addresses = true", SET))
          .extracting(Diagnosis::grade)
          .containsExactly(Grade.OK);
    }
  }

  @Test
  void knowsThatNobodyListens() throws IOException {
    int port = closedPort();

    assertThat(Reach.obstacle("127.0.0.1", port)).hasValue("nobody listens at 127.0.0.1:" + port);
    assertThat(webhook(port, "allow-private-addresses = true", SET).get(0).found())
        .isEqualTo("nobody listens at 127.0.0.1:" + port);
    assertThat(postgres(port, false).get(0).found())
        .isEqualTo("Cannot reach //127.0.0.1:" + port + "/crm (SQL state 08001): no connection");
  }

  @Test
  void knowsThatThereIsNoSuchHost() {
    assertThat(Reach.obstacle("no-such-host.invalid", 1))
        .hasValue("no host of the name no-such-host.invalid is known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url = \"https://10.0.0.1/x\", secret-env = A                   | 10.0.0.1 has a private address",
        "url = \"http://hook.example/x\", secret-env = A                | has no address that can be used",
        "url = \"https://joe:pw@hook.example/x\", secret-env = A        | has no address that can be used",
        "url = \"not an address\", secret-env = A                       | has no address that can be used",
        "secret-env = A                                                 | has no address that can be used",
        "url = \"https://hook.example/x\"                               | has no secret to sign with",
        "url = \"https://hook.example/x\", secret-env = A, lane = 2     | has a key that there is not: lane",
      })
  void refusesWhatADeliveryWould(String block, String found) {
    Diagnosis seen = webhook(block, SET, false).get(0);

    assertThat(seen.found()).isEqualTo(found);
    assertThat(seen.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION);
  }

  @Test
  void asksNobodyWhoseSecretIsNotSet() {
    assertThat(webhook("url = \"https://10.0.0.1/x\", secret-env = A", name -> null, false))
        .isEmpty();
  }

  @Test
  void asksNobodyOffline() throws IOException {
    assertThat(webhook("url = \"https://10.0.0.1/x\", secret-env = A", SET, true))
        .containsExactly(
            Diagnosis.ok("deliveries.webhook.hook", "posts to 10.0.0.1; it was not asked"));
    assertThat(postgres(closedPort(), true))
        .containsExactly(
            Diagnosis.ok("deliveries.postgres.crm", "reads; the database was not asked"));
    Config cluster = config("stream.kafka.bootstrap-servers", "127.0.0.1:" + closedPort());
    assertThat(new KafkaCheck(cluster, true).look().get(0).found()).endsWith("; it was not asked");
  }

  @Test
  void needsKafkaWhereNightsReadTopics() {
    Config embedded = config("stream.kafka.data-dir", folder.toString());

    assertThat(new KafkaCheck(embedded, false).look().get(0).grade()).isEqualTo(Grade.OK);
    Diagnosis needed = new KafkaCheck(readByNights(embedded), false).look().get(0);
    assertThat(needed.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(needed.remedy()).startsWith("start it by 'bin/filrouge kafka start'");
  }

  @Test
  void saysThatAClusterIsNotThere() throws IOException {
    int port = closedPort();
    Config cluster = config("stream.kafka.bootstrap-servers", "127.0.0.1:" + port);

    Diagnosis needed =
        Diagnosis.missing(
            "kafka",
            "nobody listens at 127.0.0.1:" + port,
            "see that it runs, and check stream.kafka.bootstrap-servers");
    assertThat(new KafkaCheck(readByNights(cluster), false).look()).containsExactly(needed);
    assertThat(new KafkaCheck(cluster, false).look()).containsExactly(needed.softened());
  }

  private static Config readByNights(Config config) {
    return config.withFallback(ConfigFactory.parseString("sources.web_events.live.format = kafka"));
  }

  private static List<Diagnosis> webhook(int port, String more, UnaryOperator<String> environment) {
    return webhook(
        "url = \"https://127.0.0.1:" + port + "/x\", secret-env = A, " + more, environment, false);
  }

  private static List<Diagnosis> webhook(
      String block, UnaryOperator<String> environment, boolean isOffline) {
    Config config = config("deliveries.webhook.hook", "{ " + block + " }");
    return new WebhookCheck(DeliveryBlock.all(config, "webhook").get(0), environment, isOffline)
        .look();
  }

  private static List<Diagnosis> postgres(int port, boolean isOffline) {
    Config config =
        config(
            "deliveries.postgres.crm",
            "{ url = \"jdbc:postgresql://127.0.0.1:" + port + "/crm\", table = a.b }");
    return new PostgresCheck(config, DeliveryBlock.all(config, "postgres").get(0), SET, isOffline)
        .look();
  }

  private static Config config(String key, String value) {
    return Configuration.loadAsItIs(null, Map.of(key, value)).config();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return nobody.getLocalPort();
    }
  }
}
