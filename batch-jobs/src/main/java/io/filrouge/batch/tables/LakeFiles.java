package io.filrouge.batch.tables;

import io.filrouge.batch.localfiles.LocalFiles;
import io.filrouge.settings.Failure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Small text files of a lake beside its tables, on whatever file system its URI names, without an
 * engine. Paths are relative to the lake.
 */
public final class LakeFiles implements AutoCloseable {
  private static final String HADOOP = "spark.hadoop.";

  private final FileSystem files;
  private final Path lake;

  private LakeFiles(FileSystem files, Path lake) {
    this.files = files;
    this.lake = lake;
  }

  /**
   * Opens a lake's files.
   *
   * @param settings engine settings; those of Hadoop tell how to reach the file system
   * @throws Failure when there is no such file system
   */
  public static LakeFiles open(String lakeUri, Map<String, String> settings) {
    Configuration hadoop = hadoop(settings);
    try {
      Path lake = new Path(lakeUri);
      // A file system of its own: the engine's is closed with the engine.
      FileSystem files = FileSystem.newInstance(lake.toUri(), hadoop);
      files.setWriteChecksum(false);
      files.setVerifyChecksum(false);
      return new LakeFiles(files, files.makeQualified(lake));
    } catch (IOException | IllegalArgumentException e) {
      throw Failure.configuration(
          "Cannot open lake.uri " + lakeUri + ": " + e.getMessage() + "; give a path or a URI");
    } catch (RuntimeException e) {
      if (!(e.getCause() instanceof ClassNotFoundException)) {
        throw e;
      }
      throw Failure.configuration(
          "Cannot open lake.uri "
              + lakeUri
              + ": the jars for such a store are not there; add them as docs/object-storage.md tells");
    }
  }

  /** How files are reached without an engine: as with the engine settings that speak of Hadoop. */
  public static Configuration hadoop(Map<String, String> settings) {
    Configuration hadoop = new Configuration();
    LocalFiles.SETTINGS.forEach((key, value) -> set(hadoop, key, value));
    settings.forEach((key, value) -> set(hadoop, key, value));
    return hadoop;
  }

  private static void set(Configuration hadoop, String key, String value) {
    if (key.startsWith(HADOOP)) {
      hadoop.set(key.substring(HADOOP.length()), value);
    }
  }

  /**
   * Writes a file unless it is there already; of those who try at once, one succeeds.
   *
   * @param text no two writers give the same
   * @return whether it was written
   */
  public boolean create(String path, String text) {
    Path file = path(path);
    boolean isBegun = false;
    try {
      FSDataOutputStream out = absent(files, file);
      isBegun = true;
      WholeFile.write(out, text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      // Each store has its own word for "it exists already"; what stands there tells.
      String there = read(path).orElse(null);
      boolean isCutOff = isBegun && there != null && isPartOf(there, text);
      if (isCutOff) {
        delete(path);
      }
      if (there == null || isCutOff) {
        throw new UncheckedIOException("Cannot write " + file, e);
      }
      return there.equals(text);
    }
  }

  /** Whether only the beginning was written, as on a disk that is full. */
  private static boolean isPartOf(String there, String text) {
    return there.length() < text.length() && text.startsWith(there);
  }

  /** A new file; where there is one, it fails at once, or when it is closed. */
  static FSDataOutputStream absent(FileSystem files, Path file) throws IOException {
    FSDataOutputStreamBuilder<?, ?> absent = files.createFile(file).overwrite(false).recursive();
    absent.opt(Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    return absent.build();
  }

  /**
   * Whether of two who create a file at once only one succeeds. Some stores of objects take no heed
   * of the condition, and the last one has written.
   *
   * @param path of a file that is made for it, and taken away
   */
  public boolean keepsTheFirst(String path) {
    if (files.getScheme().equals("file")) {
      return true;
    }
    Path file = path(path);
    try {
      return keepsTheFirst(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    } finally {
      delete(path);
    }
  }

  // Both begin before the one ends: a look whether there is a file finds none.
  private boolean keepsTheFirst(Path file) throws IOException {
    OutputStream first = absent(files, file);
    OutputStream second = null;
    try {
      first.write('1');
      second = absent(files, file);
      second.write('2');
    } catch (IOException e) {
      // A store that is asked before anything is written.
      second = null;
    } finally {
      first.close();
    }
    try {
      if (second != null) {
        second.close();
      }
      return second == null;
    } catch (IOException e) {
      return true;
    }
  }

  /** Writes a file, over the one that is there. */
  public void write(String path, String text) {
    try {
      WholeFile.write(files.create(path(path), true), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path(path), e);
    }
  }

  /** A file's text; empty where there is none. */
  public Optional<String> read(String path) {
    try (InputStream in = files.open(path(path))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path(path), e);
    }
  }

  /** When a file was last written, by the clock of whoever keeps it; empty where there is none. */
  public Optional<Instant> writtenAt(String path) {
    try {
      return Optional.of(
          Instant.ofEpochMilli(files.getFileStatus(path(path)).getModificationTime()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at " + path(path), e);
    }
  }

  /**
   * What time it is by the clock of whoever keeps the files, whatever that of this machine says.
   *
   * @param path of a file that is made for it, and taken away
   */
  public Instant now(String path) {
    try {
      write(path, "");
      return Instant.ofEpochMilli(files.getFileStatus(path(path)).getModificationTime());
    } catch (FileNotFoundException e) {
      // Taken away meanwhile by whoever cleared the folder.
      return now(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at " + path(path), e);
    } finally {
      delete(path);
    }
  }

  /** The names of the files and folders in a folder, sorted; none where there is no folder. */
  public List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus file : files.listStatus(path(folder))) {
        names.add(file.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + path(folder), e);
    }
    names.sort(null);
    return names;
  }

  /** The bytes of all files in a folder and below it. */
  public long bytes(String folder) {
    try {
      return files.getContentSummary(path(folder)).getLength();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot measure " + path(folder), e);
    }
  }

  /**
   * Whether there is a file in a folder or below it that was last written before a moment.
   *
   * @param except names of files that do not count
   */
  public boolean hasOlder(String folder, Instant moment, Set<String> except) {
    try {
      RemoteIterator<LocatedFileStatus> all = files.listFiles(path(folder), true);
      while (all.hasNext()) {
        FileStatus file = all.next();
        if (file.getModificationTime() < moment.toEpochMilli()
            && !except.contains(file.getPath().getName())
            && !file.getPath().toString().contains("/_delta_log/")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + path(folder), e);
    }
  }

  /** Takes a file, or a folder with what it holds, away; whether it is there or not. */
  public void delete(String path) {
    try {
      files.delete(path(path), true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path(path), e);
    }
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + lake, e);
    }
  }

  @Override
  public String toString() {
    return lake.toString();
  }

  private Path path(String path) {
    return new Path(lake, path);
  }
}
