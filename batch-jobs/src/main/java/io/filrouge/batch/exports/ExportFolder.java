package io.filrouge.batch.exports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder of one export of one night, on any file system that Hadoop knows. */
final class ExportFolder {
  private static final String UNFINISHED = "_unfinished";

  private final FileSystem files;
  private final Path folder;
  private final String name;

  private ExportFolder(FileSystem files, Path folder, String name) {
    this.files = files;
    this.folder = folder;
    this.name = name;
    // The export's files are read by other tools: no checksum files beside them.
    files.setWriteChecksum(false);
  }

  static ExportFolder at(String uri, String name, Configuration hadoop) {
    Path folder = new Path(uri);
    try {
      return new ExportFolder(folder.getFileSystem(hadoop), folder, name);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open export folder " + uri, e);
    }
  }

  String path() {
    return folder.toString();
  }

  /** Where the engine writes before the files get their names. */
  String unfinished() {
    return new Path(folder, UNFINISHED).toString();
  }

  /** Takes away what an earlier run left, the manifest first. */
  void clear() {
    try {
      files.delete(new Path(folder, Manifest.FILE), false);
      files.delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clear export folder " + folder, e);
    }
  }

  /** Gives the engine's files their names, in the order of their rows. */
  List<ExportFile> takeInOrder() {
    try {
      FileStatus[] parts =
          files.listStatus(
              new Path(folder, UNFINISHED), path -> path.getName().startsWith("part-"));
      Arrays.sort(parts, Comparator.comparing(part -> part.getPath().getName()));
      List<ExportFile> taken = new ArrayList<>();
      for (FileStatus part : parts) {
        String fileName = String.format(Locale.ROOT, "%s-%05d.csv", name, taken.size() + 1);
        files.rename(part.getPath(), new Path(folder, fileName));
        taken.add(measured(fileName));
      }
      files.delete(new Path(folder, UNFINISHED), true);
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot name the files of export " + folder, e);
    }
  }

  /** Writes the manifest, which finishes the export; returns its SHA-256. */
  String finish(Manifest manifest) {
    byte[] bytes = manifest.toJson().getBytes(StandardCharsets.UTF_8);
    Path unfinished = new Path(folder, "." + Manifest.FILE);
    try (OutputStream out = files.create(unfinished, true)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write manifest of export " + folder, e);
    }
    try {
      files.rename(unfinished, new Path(folder, Manifest.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot finish export " + folder, e);
    }
    CsvMeter meter = new CsvMeter();
    meter.update(bytes, bytes.length);
    return meter.sha256();
  }

  private ExportFile measured(String fileName) throws IOException {
    CsvMeter meter = new CsvMeter();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = files.open(new Path(folder, fileName))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        meter.update(buffer, read);
      }
    }
    return new ExportFile(fileName, meter.lineCount() - 1, meter.byteCount(), meter.sha256());
  }
}
