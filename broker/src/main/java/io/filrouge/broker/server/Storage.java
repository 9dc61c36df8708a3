package io.filrouge.broker.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The folder of Kafka's logs, given its cluster id once and kept from then on. */
final class Storage {

  /** Formats the folder unless it is there: beside its place and then moved, so never by half. */
  static void formatOnce(Path logs) throws Exception {
    if (Files.isDirectory(logs)) {
      return;
    }
    Path pending = logs.resolveSibling(logs.getFileName() + ".new");
    delete(pending);
    Files.createDirectories(pending);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(ServerSettings.NODE)
        .setControllerListenerName(ServerSettings.CONTROLLER_LISTENER)
        .setDirectories(List.of(pending.toString()))
        .setMetadataLogDirectory(pending.toString())
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
    Files.move(pending, logs, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Storage() {}
}
