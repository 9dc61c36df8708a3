package io.filrouge.streaming.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Where the engine puts what it needs only while it runs; it would leave most of that behind. */
final class ScratchFolder {
  private static final String KEY = "java.io.tmpdir";
  private static final String PREFIX = "filrouge-stream-";
  private static final AtomicReference<Runnable> BEFORE = new AtomicReference<>(() -> {});

  /** Gives this process a folder of its own for temporary files, which goes when it ends. */
  static void ofThisProcess() throws IOException {
    Path folder = Files.createTempDirectory(PREFIX);
    System.setProperty(KEY, folder.toString());
    Thread end =
        new Thread(
            () -> {
              BEFORE.get().run();
              delete(folder);
            },
            "end");
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** Has something done when this process is to end, while the folder is still there. */
  static void goesAfter(Runnable task) {
    BEFORE.set(task);
  }

  private static void delete(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException stillInUse) {
      // The engine's own threads may still write: what is left is the machine's to clean.
    }
  }

  private ScratchFolder() {}
}
