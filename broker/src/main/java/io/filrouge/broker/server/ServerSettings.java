package io.filrouge.broker.server;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What Kafka's server is told: one node that is broker and controller, on loopback alone, small and
 * quick to start.
 */
final class ServerSettings {
  static final String HOST = "127.0.0.1";
  static final int NODE = 1;
  static final String CLIENT_LISTENER = "CLIENTS";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  static Properties of(Ports ports, Path logs) {
    Properties settings = new Properties();
    String clients = CLIENT_LISTENER + "://" + HOST + ":" + ports.clients();
    String controller = CONTROLLER_LISTENER + "://" + HOST + ":" + ports.controller();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", String.valueOf(NODE));
    settings.setProperty("listeners", clients + "," + controller);
    settings.setProperty("advertised.listeners", clients);
    settings.setProperty("inter.broker.listener.name", CLIENT_LISTENER);
    settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    settings.setProperty(
        "listener.security.protocol.map",
        CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.setProperty("controller.quorum.voters", NODE + "@" + HOST + ":" + ports.controller());
    settings.setProperty("log.dirs", logs.toString());

    // A topic that nobody created comes with settings that nobody chose.
    settings.setProperty("auto.create.topics.enable", "false");

    // Kafka's own topics: one node holds one copy.
    for (String own : new String[] {"offsets.topic", "transaction.state.log"}) {
      settings.setProperty(own + ".num.partitions", "1");
      settings.setProperty(own + ".replication.factor", "1");
    }
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
    settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");

    // After a kill the node waits until its former life is taken for over: by default for 9 s.
    settings.setProperty("broker.session.timeout.ms", "3000");
    settings.setProperty("broker.heartbeat.interval.ms", "500");

    // The sinks of a stream ask for more than the default of 15 minutes.
    settings.setProperty("transaction.max.timeout.ms", "3600000");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");

    settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "4");
    settings.setProperty("background.threads", "2");
    return settings;
  }

  static String bootstrapServers(Ports ports) {
    return HOST + ":" + ports.clients();
  }

  private ServerSettings() {}
}
