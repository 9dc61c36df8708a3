package io.filrouge.domain.purchases;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the public data sets that tests may read but the project does not hold. */
public final class SharedData {

  private SharedData() {}

  /** Skips the calling test where the file is absent. */
  public static Path file(String path) {
    Path file = root().resolve(path);
    assumeTrue(
        Files.isReadable(file),
        () -> "needs " + path + " below FILROUGE_DATA or ../shared/data of the project");
    return file;
  }

  private static Path root() {
    String configured = System.getenv("FILROUGE_DATA");
    if (configured != null && !configured.isBlank()) {
      return Path.of(configured);
    }
    Path fromModule = Path.of("..", "..", "shared", "data");
    return Files.isDirectory(fromModule) ? fromModule : Path.of("..", "shared", "data");
  }
}
