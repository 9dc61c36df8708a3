package io.filrouge.batch.exports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** What the engine writes in folders by the number of the file, with one file in each. */
final class PartFolders {
  private static final String PREFIX = SplitRows.FILE + "=";

  private final Path folder;
  private final Path parts;
  private final FileNames names;
  private final SparkSession spark;

  PartFolders(String folder, FileNames names, SparkSession spark) {
    this.folder = new Path(folder);
    this.parts = new Path(folder, "_parts-" + names.kind());
    this.names = names;
    this.spark = spark;
  }

  /** Where the engine is to write. */
  String path() {
    return parts.toString();
  }

  /**
   * Gives the files their names, and tells of each.
   *
   * @param rowCounts how many rows each holds, by its number
   */
  List<ExportFile> take(IntToLongFunction rowCounts) {
    try {
      FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
      files.setWriteChecksum(false);
      FileStatus[] found = files.listStatus(parts, path -> path.getName().startsWith(PREFIX));
      Arrays.sort(found, Comparator.comparingInt(status -> number(status)));
      List<ExportFile> taken = new ArrayList<>();
      for (FileStatus status : found) {
        int number = number(status);
        Path named = new Path(folder, names.of(number));
        FileStatus[] part =
            files.listStatus(status.getPath(), path -> path.getName().startsWith("part-"));
        files.rename(part[0].getPath(), named);
        taken.add(measured(files, named, rowCounts.applyAsLong(number)));
      }
      files.delete(parts, true);
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot name the files of export " + folder, e);
    }
  }

  private static int number(FileStatus status) {
    return Integer.parseInt(status.getPath().getName().substring(PREFIX.length()));
  }

  private static ExportFile measured(FileSystem files, Path path, long rowCount)
      throws IOException {
    CsvMeter meter = new CsvMeter();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = files.open(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        meter.update(buffer, read);
      }
    }
    return new ExportFile(path.getName(), rowCount, meter.byteCount(), meter.sha256());
  }
}
