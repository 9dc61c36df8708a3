package io.filrouge.streaming.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Where the engine puts what it needs only while it runs; it would leave most of that behind. A
 * process holds a lock in its folder for as long as it lives, so that the next one finds what was
 * left by one that was killed.
 */
final class ScratchFolder {
  private static final String KEY = "java.io.tmpdir";
  private static final String PREFIX = "filrouge-stream-";
  private static final String BEGUN = "filrouge-begun-";
  private static final String LOCK = ".in-use";

  /** A lock that nobody refers to goes with its channel, as soon as the collector finds it. */
  private static final AtomicReference<FileLock> HELD = new AtomicReference<>();

  private static final AtomicReference<Runnable> BEFORE = new AtomicReference<>(() -> {});

  /** Gives this process a folder of its own for temporary files, which goes when it ends. */
  static void ofThisProcess() throws IOException {
    Path all = Path.of(System.getProperty(KEY));
    deleteLeftBehind(all);
    // Others see the folder by its name, and the name comes with the lock held.
    Path begun = Files.createTempDirectory(all, BEGUN);
    HELD.set(open(begun.resolve(LOCK), StandardOpenOption.CREATE_NEW).lock());
    String name = begun.getFileName().toString();
    Path folder = Files.move(begun, all.resolve(PREFIX + name.substring(BEGUN.length())));
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

  /** Deletes the folders of processes that live no more. */
  static void deleteLeftBehind(Path all) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isLeftBehind(folder)) {
          delete(folder);
        }
      }
    }
  }

  private static boolean isLeftBehind(Path folder) {
    Path file = folder.resolve(LOCK);
    if (!Files.isWritable(file)) {
      return false;
    }
    try (FileChannel channel = open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException goneMeanwhile) {
      return false;
    }
  }

  private static FileChannel open(Path file, StandardOpenOption how) throws IOException {
    return FileChannel.open(file, how, StandardOpenOption.WRITE);
  }

  private static void delete(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException stillInUse) {
      // The engine's own threads may still write: what is left goes with the next start.
    }
  }

  private ScratchFolder() {}
}
