package io.filrouge.broker.server;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** Writes a file that readers see whole or not at all. */
final class PropertiesFile {

  static void write(Path file, Properties properties, String title) throws IOException {
    Path pending = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(pending)) {
      properties.store(writer, title);
    }
    Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private PropertiesFile() {}
}
