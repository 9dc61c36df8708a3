package io.filrouge.batch.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder of node_exporter's textfile collector, which reads every file that ends in .prom. */
final class TextfileFolder {
  private final Path folder;

  TextfileFolder(Path folder) {
    this.folder = folder;
  }

  /** Puts a file in the place of the one of this name; whoever reads meanwhile sees either. */
  void put(String name, Gauges gauges) throws IOException {
    Path file = folder.resolve(name + ".prom");
    Files.createDirectories(folder);
    Path part = folder.resolve(name + ".prom." + ProcessHandle.current().pid());
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        gauges.write(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
