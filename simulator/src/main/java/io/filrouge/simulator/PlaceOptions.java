package io.filrouge.simulator;

import io.filrouge.simulator.live.AvroFiles;
import io.filrouge.simulator.live.Destination;
import io.filrouge.simulator.live.KafkaTopic;
import io.filrouge.simulator.live.Truth;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where the events and the truth go. */
final class PlaceOptions {
  private static final String BROKER_FILE = "broker.properties";
  private static final String SERVERS = "bootstrap.servers";

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "The Kafka brokers (default: the embedded broker of 'filrouge kafka start').")
  String kafka;

  @Option(
      names = "--kafka-client",
      paramLabel = "FILE",
      description = {
        "Properties of Kafka's clients, such as security.protocol and sasl.jaas.config, with --kafka.",
        "'$${env:NAME}' takes a secret from the environment where the file says "
            + "config.providers=env and config.providers.env.class="
            + "org.apache.kafka.common.config.provider.EnvVarConfigProvider."
      })
  Path kafkaClient;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "var/kafka",
      description = "Where the embedded broker keeps its data (default: ${DEFAULT-VALUE}).")
  Path dataDir;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "shop-events",
      description = "The topic (default: ${DEFAULT-VALUE}).")
  String topic;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write Avro files into this folder, and nothing into Kafka.")
  Path out;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      description =
          "Write what truly happens into this folder: events, duplicates, late orders, broken "
              + "records, carts.")
  Path truth;

  Destination open() throws IOException {
    if (out != null && kafka != null) {
      throw new IllegalArgumentException(
          "Cannot play to two places: --out " + out + " and --kafka " + kafka + "; give one");
    }
    if (out != null) {
      return AvroFiles.in(out);
    }
    if (kafkaClient != null && kafka == null) {
      throw new IllegalArgumentException(
          "Cannot use --kafka-client: " + kafkaClient + " without --kafka; name the brokers");
    }
    return KafkaTopic.open(kafka == null ? embedded() : kafka, topic, client());
  }

  private Map<String, String> client() throws IOException {
    Properties client = new Properties();
    if (kafkaClient != null) {
      try (Reader file = Files.newBufferedReader(kafkaClient)) {
        client.load(file);
      } catch (NoSuchFileException e) {
        throw new IllegalArgumentException(
            "Cannot read --kafka-client: " + kafkaClient + " is not there", e);
      }
    }
    return client.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, client::getProperty));
  }

  private String embedded() throws IOException {
    Properties broker = new Properties();
    try (Reader file = Files.newBufferedReader(dataDir.resolve(BROKER_FILE))) {
      broker.load(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "Cannot find a broker: "
              + dataDir.resolve(BROKER_FILE)
              + " is not there; start one with 'filrouge kafka start', or give --kafka or --out",
          e);
    }
    return broker.getProperty(SERVERS);
  }

  /** Null when nobody asks for the truth. */
  Truth openTruth() throws IOException {
    return truth == null ? null : Truth.in(truth);
  }
}
