package io.filrouge.simulator.delivery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that gets its name when it is whole; until then readers of the folder pass it over. */
final class PendingFile {
  private final Path target;
  private final Path pending;
  private final OutputStream bytes;

  private PendingFile(Path target, Path pending, OutputStream bytes) {
    this.target = target;
    this.pending = pending;
    this.bytes = bytes;
  }

  static PendingFile create(Path target, String header) throws IOException {
    Files.createDirectories(target.getParent());
    Path pending = target.resolveSibling("." + target.getFileName() + ".part");
    PendingFile file =
        new PendingFile(target, pending, new BufferedOutputStream(Files.newOutputStream(pending)));
    file.append(header);
    return file;
  }

  void append(CharSequence text) throws IOException {
    bytes.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  OutputStream bytes() {
    return bytes;
  }

  void close() throws IOException {
    bytes.close();
  }

  void publish() throws IOException {
    Files.move(pending, target, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(pending);
  }
}
