package io.filrouge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Kafka is, and what its clients are told. */
final class KafkaSettingsTest {
  @TempDir Path folder;

  @Test
  void isTheClusterThatTheConfigurationNames() throws IOException {
    KafkaSettings kafka = kafka("stream.kafka.bootstrap-servers = \"a:9092, b:9093\"");

    assertThat(kafka.clusterServers()).contains("a:9092, b:9093");
    assertThat(kafka.bootstrapServers()).isEqualTo("a:9092, b:9093");
  }

  @Test
  void saysHowToGetKafkaWhereThereIsNone() throws IOException {
    KafkaSettings kafka = kafka("");

    assertThat(kafka.clusterServers()).isEmpty();
    assertThatThrownBy(kafka::bootstrapServers)
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot find Kafka: no embedded broker runs in "
                + folder
                + "; start the embedded broker by 'bin/filrouge kafka start', or set"
                + " stream.kafka.bootstrap-servers");
  }

  @Test
  void doesNotTrustTheAddressOfABrokerThatWasKilled() throws IOException {
    Files.writeString(folder.resolve("broker.pid"), ProcessHandle.current().pid() + "\n");
    Files.writeString(
        folder.resolve("broker.properties"),
        "bootstrap.servers=127.0.0.1:29999\npid=" + ProcessHandle.current().pid() + "\n");

    assertThat(kafka("").embedded().isInUse()).isFalse();
    assertThat(kafka("").embedded().bootstrapServers()).isEmpty();
  }

  @Test
  void readsTheAddressOfTheProcessThatHoldsTheFolder() throws IOException {
    long pid = ProcessHandle.current().pid();
    Files.writeString(folder.resolve("broker.pid"), pid + "\n");
    Files.writeString(
        folder.resolve("broker.properties"), "bootstrap.servers=127.0.0.1:29999\npid=" + pid);
    try (FileChannel file =
            FileChannel.open(folder.resolve("broker.pid"), StandardOpenOption.WRITE);
        var held = file.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThat(kafka("").bootstrapServers()).isEqualTo("127.0.0.1:29999");

      Files.writeString(
          folder.resolve("broker.properties"), "bootstrap.servers=127.0.0.1:29999\npid=1");
      assertThat(kafka("").embedded().bootstrapServers()).isEmpty();
    }
  }

  @Test
  void passesOnWhatClientsAreToldHoweverItIsWritten() throws IOException {
    KafkaSettings kafka =
        kafka(
            """
            stream.kafka {
              bootstrap-servers = "a:9092"
              client {
                security.protocol = SASL_SSL
                "sasl.mechanism" = PLAIN
                ssl { truststore { location = "/etc/kafka/trust.jks" }, enabled.protocols = [TLSv1.3, TLSv1.2] }
                "ssl.truststore".type = JKS
                request.timeout.ms = 20000
              }
            }
            """);

    assertThat(kafka.clientProperties())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "bootstrap.servers", "a:9092",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "PLAIN",
                "ssl.truststore.location", "/etc/kafka/trust.jks",
                "ssl.truststore.type", "JKS",
                "ssl.enabled.protocols", "TLSv1.3,TLSv1.2",
                "request.timeout.ms", "20000"));
  }

  @Test
  void takesSecretsFromTheEnvironmentAndPrintsNone() throws IOException {
    KafkaSettings kafka =
        kafka(
            """
            stream.kafka.bootstrap-servers = "a:9092"
            stream.kafka.client {
              sasl.jaas.config = ${?PATH}
              ssl.key.password = ${?FILROUGE_THERE_IS_NO_SUCH_VARIABLE}
            }
            """);

    assertThat(kafka.clientProperties())
        .containsEntry("sasl.jaas.config", System.getenv("PATH"))
        .doesNotContainKey("ssl.key.password");
    assertThat(kafka).hasToString("Kafka at a:9092");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stream.kafka.bootstrap-servers | localhost | Cannot use stream.kafka.bootstrap-servers: localhost; write host:port
          stream.kafka.bootstrap-servers | a:1;b:2 | Cannot use stream.kafka.bootstrap-servers: a:1;b:2; write host:port
          stream.kafka.client."bootstrap.servers" | a:1 | Cannot use stream.kafka.client.bootstrap.servers; set stream.kafka.bootstrap-servers
          stream.topics.partitions | 0 | Cannot use stream.topics.partitions: 0; it must be 1 or more
          stream.topics.replication | many | Cannot read configuration: --set: replication has type STRING
          stream.topics.shop-events | shop events | Cannot use topic name: shop events; Kafka allows
          stream.topics.dead-letters | .. | Cannot use topic name: ..; Kafka allows
          stream.topics.dead-letters | shop-events | Cannot use one topic for two things: shop-events; give
          stream.kafka.bootstrap-server | a:1 | Cannot use configuration key stream.kafka.bootstrap-server
          """)
  void namesTheKeyThatIsWrong(String key, String value, String sentence) {
    assertThatThrownBy(() -> KafkaSettings.from(Configuration.load(null, Map.of(key, value))))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(sentence)
        .extracting(failure -> ((Failure) failure).outcome())
        .isEqualTo(Outcome.WRONG_CONFIGURATION);
  }

  private KafkaSettings kafka(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("stream.conf"), text);
    return KafkaSettings.from(
        Configuration.load(file, Map.of("stream.kafka.data-dir", folder.toString())));
  }
}
