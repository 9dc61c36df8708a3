package io.filrouge.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data sets, which are never part of the project: tests skip where they are absent. */
public final class RealData {
  /** The folder that holds {@code file}; skips the test where it is not there. */
  public static Path folderWith(String file) {
    String named = System.getenv("FILROUGE_DATA");
    Path folder = named == null ? root().resolve("../shared/data") : Path.of(named);
    Assumptions.assumeTrue(
        Files.exists(folder.resolve(file)),
        "Skipped: " + file + " is not below FILROUGE_DATA or ../shared/data");
    return folder.toAbsolutePath().normalize();
  }

  /** The project's folder, whichever module the test runs in. */
  public static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("conf")) ? here : here.getParent();
  }

  private RealData() {}
}
