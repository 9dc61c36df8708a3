package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.filrouge.batch.activation.KafkaTopic;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The topics that the batch writes to, at the Kafka of the configuration. */
final class StreamTopics {
  private static final String SERVERS = "bootstrap.servers";

  private final Config stream;
  private final Map<String, String> client;

  private StreamTopics(Config stream, Map<String, String> client) {
    this.stream = stream;
    this.client = client;
  }

  /**
   * @throws Failure of exit code 3 when the embedded broker is meant and does not run
   */
  static StreamTopics from(Config config) {
    try {
      Config stream = config.getConfig("stream");
      Map<String, String> client = new TreeMap<>();
      stream
          .getConfig("kafka.client")
          .entrySet()
          .forEach(
              entry ->
                  client.put(
                      String.join(".", ConfigUtil.splitPath(entry.getKey())),
                      entry.getValue().unwrapped().toString()));
      client.put(
          SERVERS,
          stream.getIsNull("kafka.bootstrap-servers")
              ? embedded(Path.of(stream.getString("kafka.data-dir")))
              : stream.getString("kafka.bootstrap-servers"));
      return new StreamTopics(stream, client);
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read configuration: " + e.getMessage());
    }
  }

  KafkaTopic shopEvents() {
    return new KafkaTopic(stream.getString("topics.shop-events"), client);
  }

  KafkaTopic customerContext() {
    return new KafkaTopic(stream.getString("topics.customer-context"), client);
  }

  private static String embedded(Path folder) {
    Properties address = new Properties();
    try (InputStream in = Files.newInputStream(folder.resolve("broker.properties"))) {
      address.load(in);
    } catch (IOException e) {
      throw Failure.input(
          "Cannot find Kafka: no embedded broker runs in "
              + folder
              + "; start it by 'bin/filrouge kafka start', or set stream.kafka.bootstrap-servers");
    }
    return address.getProperty(SERVERS);
  }
}
