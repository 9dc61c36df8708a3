package io.filrouge.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which Kafka is used, how its clients connect, and what the topics are called.
 *
 * <p>It is the shop's own cluster when {@code stream.kafka.bootstrap-servers} names one, else the
 * embedded broker that runs in the data folder. The properties of clients may hold secrets: they
 * are for clients only and are never printed, not even by {@link #toString}.
 */
public final class KafkaSettings {
  private static final String BLOCK = "stream.kafka";
  private static final String SERVERS_KEY = BLOCK + ".bootstrap-servers";
  private static final String SERVER = "([\\w.-]+|\\[[0-9a-fA-F:.%]+]):\\d{1,5}";
  private static final String CLIENT_KEY = BLOCK + ".client";

  private final String clusterServers;
  private final BrokerFolder embedded;
  private final Map<String, String> client;
  private final TopicSettings topics;

  private KafkaSettings(
      String clusterServers,
      BrokerFolder embedded,
      Map<String, String> client,
      TopicSettings topics) {
    this.clusterServers = clusterServers;
    this.embedded = embedded;
    this.client = client;
    this.topics = topics;
  }

  /** Reads the blocks {@code stream.kafka} and {@code stream.topics}. */
  public static KafkaSettings from(Config config) {
    try {
      return new KafkaSettings(
          clusterServers(config),
          new BrokerFolder(Path.of(config.getString(BLOCK + ".data-dir"))),
          flattened(config.getConfig(CLIENT_KEY)),
          TopicSettings.from(config.getConfig("stream.topics")));
    } catch (ConfigException e) {
      throw Failure.configuration("Cannot read configuration: " + e.getMessage());
    } catch (InvalidPathException e) {
      throw Failure.configuration(
          "Cannot use stream.kafka.data-dir: " + e.getInput() + "; name a folder");
    }
  }

  /** The shop's own cluster, as host:port,...; empty where the embedded broker is used. */
  public Optional<String> clusterServers() {
    return Optional.ofNullable(clusterServers);
  }

  /** The folder of the embedded broker. */
  public BrokerFolder embedded() {
    return embedded;
  }

  public TopicSettings topics() {
    return topics;
  }

  /**
   * Where Kafka is, as host:port,...; a failure when the embedded broker is meant and not there.
   */
  public String bootstrapServers() {
    return clusterServers()
        .or(embedded::bootstrapServers)
        .orElseThrow(
            () ->
                Failure.input(
                    "Cannot find Kafka: no embedded broker runs in "
                        + embedded.path()
                        + "; start the embedded broker by 'bin/filrouge kafka start', or set "
                        + SERVERS_KEY));
  }

  /** The properties of any Kafka client: {@code stream.kafka.client}, and where Kafka is. */
  public Map<String, String> clientProperties() {
    Map<String, String> properties = new LinkedHashMap<>(client);
    properties.put(BrokerFolder.SERVERS, bootstrapServers());
    return properties;
  }

  @Override
  public String toString() {
    return "Kafka at " + clusterServers().orElse("the embedded broker of " + embedded.path());
  }

  private static String clusterServers(Config config) {
    if (config.getIsNull(SERVERS_KEY)) {
      return null;
    }
    String servers = config.getString(SERVERS_KEY).strip();
    if (!servers.matches(SERVER + "(\\s*,\\s*" + SERVER + ")*")) {
      throw Failure.configuration(
          "Cannot use "
              + SERVERS_KEY
              + ": "
              + servers
              + "; write host:port, several with commas between them");
    }
    return servers;
  }

  // { security { protocol = X } }, { security.protocol = X } and { "security.protocol" = X } all
  // mean
  // the property security.protocol.
  private static Map<String, String> flattened(Config block) {
    Map<String, String> properties = new TreeMap<>();
    block
        .entrySet()
        .forEach(
            entry -> {
              String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
              if (key.equals(BrokerFolder.SERVERS)) {
                throw Failure.configuration(
                    "Cannot use " + CLIENT_KEY + "." + key + "; set " + SERVERS_KEY + " instead");
              }
              properties.put(key, text(block, entry.getKey()));
            });
    return properties;
  }

  private static String text(Config block, String path) {
    if (block.getValue(path).valueType() == ConfigValueType.LIST) {
      return block.getList(path).stream()
          .map(value -> String.valueOf(value.unwrapped()))
          .collect(Collectors.joining(","));
    }
    return block.getString(path);
  }
}
