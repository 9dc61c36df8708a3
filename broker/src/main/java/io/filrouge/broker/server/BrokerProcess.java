package io.filrouge.broker.server;

import io.filrouge.settings.BrokerFolder;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
  private static final long LOOK_EVERY_SECONDS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(BrokerProcess.class);

  /**
   * Runs until it is told to stop.
   *
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
    endWithoutFolder(folder);
    LOG.info("Listens at {}", ServerSettings.bootstrapServers(ports));
    server.awaitShutdown();
  }

  private static void publish(BrokerFolder folder, Ports ports) throws IOException {
    Map<String, String> address = new TreeMap<>();
    address.put(BrokerFolder.SERVERS, ServerSettings.bootstrapServers(ports));
    address.put(BrokerFolder.PID, String.valueOf(ProcessHandle.current().pid()));
    PropertiesFile.write(folder.addressFile(), address);
  }

  // Whose folder was deleted cannot be found any more, and has nothing left to keep.
  private static void endWithoutFolder(BrokerFolder folder) {
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "watch");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        watch.scheduleWithFixedDelay(
            () -> {
              if (!Files.exists(folder.pidFile())) {
                Runtime.getRuntime().halt(ExitCode.FAILED.code());
              }
            },
            LOOK_EVERY_SECONDS,
            LOOK_EVERY_SECONDS,
            TimeUnit.SECONDS);
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
