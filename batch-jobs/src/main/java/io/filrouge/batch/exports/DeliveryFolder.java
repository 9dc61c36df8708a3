package io.filrouge.batch.exports;

import io.filrouge.batch.tables.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder of an audience: a folder for each night, and {@code latest.json}, which names the
 * newest finished one. A night is finished when it has a manifest; its files are made apart and
 * come in before it.
 */
final class DeliveryFolder {
  /** Names the newest delivery; replaced as a whole. */
  static final String LATEST = "latest.json";

  private static final String UNFINISHED = "_unfinished";
  private static final Pattern NIGHT = Pattern.compile("as_of=(\\d{4}-\\d{2}-\\d{2})");

  private final FileSystem files;
  private final Path folder;
  private final Configuration hadoop;

  private DeliveryFolder(FileSystem files, Path folder, Configuration hadoop) {
    this.files = files;
    this.folder = folder;
    this.hadoop = hadoop;
    // The files are read by other tools: no checksum files beside them.
    files.setWriteChecksum(false);
  }

  static DeliveryFolder of(String uri, String audience, Configuration hadoop) {
    Path folder = new Path(uri, audience);
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      return new DeliveryFolder(files, files.makeQualified(folder), hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open export folder " + uri, e);
    }
  }

  /** Where a night's delivery lies. */
  static String nameOf(LocalDate night) {
    return "as_of=" + night;
  }

  Path of(LocalDate night) {
    return new Path(folder, nameOf(night));
  }

  /** The newest night before another one whose delivery is finished. */
  Optional<LocalDate> deliveredBefore(LocalDate night) {
    return Optional.ofNullable(delivered().lower(night));
  }

  /** Where files are made, emptied of what a run that was killed has left. */
  String unfinished() {
    Path unfinished = new Path(folder, UNFINISHED);
    try {
      files.delete(unfinished, true);
      files.mkdirs(unfinished);
      return unfinished.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clear export folder " + unfinished, e);
    }
  }

  /** Whether just this was delivered already. */
  boolean holds(LocalDate night, byte[] manifest) {
    try (InputStream in = files.open(new Path(of(night), Manifest.FILE))) {
      return Arrays.equals(in.readAllBytes(), manifest);
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read manifest of export " + of(night), e);
    }
  }

  /** Takes the manifests of a night and of all later ones away: these are to be run again. */
  void takeBackFrom(LocalDate night) {
    try {
      for (LocalDate later : delivered().tailSet(night)) {
        files.delete(new Path(of(later), Manifest.FILE), false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take back deliveries of export " + folder, e);
    }
  }

  /** Puts what was made in its place, the manifest last. */
  void deliver(LocalDate night, byte[] manifest) {
    Path target = of(night);
    try {
      files.delete(target, true);
      if (!files.rename(new Path(folder, UNFINISHED), target)) {
        throw new IOException("the folder could not be renamed");
      }
      WholeFile.replace(new Path(target, Manifest.FILE), manifest, hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot finish export " + target, e);
    }
  }

  /** Drops what was made: it lies there already. */
  void dropUnfinished() {
    try {
      files.delete(new Path(folder, UNFINISHED), true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clear export folder " + folder, e);
    }
  }

  /** Lets {@code latest.json} name another delivery. */
  void pointTo(byte[] latest) {
    try {
      WholeFile.replace(new Path(folder, LATEST), latest, hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + LATEST + " of export " + folder, e);
    }
  }

  private TreeSet<LocalDate> delivered() {
    TreeSet<LocalDate> nights = new TreeSet<>();
    try {
      for (FileStatus found : files.listStatus(folder)) {
        Matcher name = NIGHT.matcher(found.getPath().getName());
        if (name.matches() && files.exists(new Path(found.getPath(), Manifest.FILE))) {
          nights.add(LocalDate.parse(name.group(1)));
        }
      }
      return nights;
    } catch (FileNotFoundException e) {
      return nights;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list export folder " + folder, e);
    }
  }
}
