package io.filrouge.broker.server;

import io.filrouge.settings.BrokerFolder;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of the embedded broker: takes the folder, starts Kafka, says where it listens, and
 * stops when it is told to (SIGTERM).
 */
public final class BrokerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerProcess.class);

  /**
   * @param arguments the folder
   */
  public static void main(String[] arguments) {
    BrokerFolder folder = new BrokerFolder(Path.of(arguments[0]));
    try {
      Optional<FolderLock> lock = FolderLock.take(folder);
      if (lock.isEmpty()) {
        System.exit(ExitCode.FOLDER_IN_USE.code());
      }
      try (FolderLock held = lock.get()) {
        run(held.folder());
      }
    } catch (Exception | LinkageError e) {
      LOG.error("Cannot run the broker in {}", folder.path(), e);
      System.exit(isPortTaken(e) ? ExitCode.PORT_TAKEN.code() : ExitCode.FAILED.code());
    }
  }

  private static void run(BrokerFolder folder) throws Exception {
    Files.deleteIfExists(folder.addressFile());
    Path logs = folder.path().resolve("logs");
    Storage.formatOnce(logs);
    Ports ports = Ports.choose(folder.path().resolve("ports.properties"));
    KafkaRaftServer server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(ServerSettings.of(ports, logs), false), Time.SYSTEM);
    server.startup();
    // Only from here on: a broker that is told to stop while it starts may end at once, as if it
    // was
    // killed, which its data bear.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder, server), "stop"));
    publish(folder, ports);
    LOG.info("Listens at {}", ServerSettings.bootstrapServers(ports));
    server.awaitShutdown();
  }

  private static void publish(BrokerFolder folder, Ports ports) throws IOException {
    Map<String, String> address = new TreeMap<>();
    address.put(BrokerFolder.SERVERS, ServerSettings.bootstrapServers(ports));
    address.put(BrokerFolder.PID, String.valueOf(ProcessHandle.current().pid()));
    PropertiesFile.write(folder.addressFile(), address);
  }

  private static void stop(BrokerFolder folder, KafkaRaftServer server) {
    LOG.info("Stops");
    try {
      Files.deleteIfExists(folder.addressFile());
    } catch (IOException e) {
      LOG.warn("Cannot delete {}", folder.addressFile(), e);
    }
    server.shutdown();
    LOG.info("Has stopped");
  }

  private static boolean isPortTaken(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof BindException
                    || String.valueOf(cause.getMessage()).contains("Address already in use"));
  }

  private BrokerProcess() {}
}
