package io.filrouge.broker.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a file that readers see whole or not at all. */
final class PropertiesFile {

  // Without the back-slashes that Properties writes, so that a shell can read it as well.
  static void write(Path file, Map<String, ?> properties) throws IOException {
    Path pending = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        pending,
        properties.entrySet().stream()
            .map(property -> property.getKey() + "=" + property.getValue() + "\n")
            .collect(Collectors.joining()));
    Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private PropertiesFile() {}
}
