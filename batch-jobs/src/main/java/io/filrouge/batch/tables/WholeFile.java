package io.filrouge.batch.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;

/**
 * Small files beside the lake that somebody may open at any time: whoever does finds the old one or
 * the new one. It is written beside the one it takes the place of, and then renamed.
 */
public final class WholeFile {

  /** Replaces a file, on any file system that Hadoop knows. */
  public static void replace(Path file, byte[] bytes, Configuration hadoop) throws IOException {
    FileSystem files = file.getFileSystem(hadoop);
    Path whole = files.makeQualified(file);
    Path unfinished = new Path(whole.getParent(), "." + whole.getName() + ".unfinished");
    // Hadoop's own rename over a local file deletes that one first: for a moment there is none.
    if (files.getScheme().equals("file")) {
      java.nio.file.Path local = java.nio.file.Path.of(unfinished.toUri());
      Files.createDirectories(local.getParent());
      Files.write(local, bytes);
      Files.move(local, java.nio.file.Path.of(whole.toUri()), StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    // A store of objects shows a file when it is whole, and has no rename but a copy.
    if (files.hasPathCapability(whole, CommonPathCapabilities.ABORTABLE_STREAM)) {
      write(files, whole, bytes);
      return;
    }
    write(files, unfinished, bytes);
    FileContext.getFileContext(whole.toUri(), hadoop)
        .rename(unfinished, whole, Options.Rename.OVERWRITE);
  }

  private static void write(FileSystem files, Path file, byte[] bytes) throws IOException {
    write(files.create(file, true), bytes);
  }

  /**
   * Writes all there is to a file and closes it. A store of objects shows what it was given when
   * that is closed, whole or not: what failed midway is given up there, and not closed.
   */
  static void write(FSDataOutputStream out, byte[] bytes) throws IOException {
    try {
      writeAndClose(out, bytes);
    } catch (FSError e) {
      // Hadoop's word for a local disk that is full or broken: no error of this process.
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void writeAndClose(FSDataOutputStream out, byte[] bytes) throws IOException {
    boolean isWhole = false;
    try {
      out.write(bytes);
      isWhole = true;
    } finally {
      if (!isWhole) {
        giveUp(out);
      }
    }
    out.close();
  }

  // Where there is nothing to abort, what was written shows already.
  private static void giveUp(FSDataOutputStream out) {
    if (out.hasCapability(CommonPathCapabilities.ABORTABLE_STREAM)) {
      out.abort();
    } else {
      IOUtils.closeStream(out);
    }
  }

  private WholeFile() {}
}
