package io.filrouge.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schema files of this module: the current ones, and every released version. */
final class SchemaFolder {
  private static final Path CURRENT = Path.of("src/main/avro");
  private static final Path RELEASED = Path.of("src/released");
  private static final String SUFFIX = ".avsc";

  private SchemaFolder() {}

  static List<String> currentNames() {
    return list(CURRENT).stream()
        .map(path -> path.getFileName().toString())
        .map(file -> file.substring(0, file.length() - SUFFIX.length()))
        .toList();
  }

  static List<String> releasedNames() {
    return list(RELEASED).stream().map(path -> path.getFileName().toString()).toList();
  }

  static Schema current(String name) {
    return parse(CURRENT.resolve(name + SUFFIX));
  }

  /** All released versions of one schema, the oldest first; empty when there is none. */
  static List<Schema> released(String name) {
    Path folder = RELEASED.resolve(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return list(folder).stream()
        .sorted(Comparator.comparingInt(SchemaFolder::version))
        .map(SchemaFolder::parse)
        .toList();
  }

  private static int version(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.length() - SUFFIX.length()));
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
