package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists the files that a path, folder or glob stands for. */
final class FileListing {
  /**
   * The files, by path; never none. Hidden files and folders ({@code _}, {@code .}) are not seen.
   */
  static List<SourceFile> of(SourceConfig source, Configuration hadoop) {
    Path pattern = new Path(source.path());
    List<SourceFile> files = new ArrayList<>();
    try {
      FileSystem fileSystem = pattern.getFileSystem(hadoop);
      FileStatus[] matches = fileSystem.globStatus(pattern);
      Path fixed = fileSystem.makeQualified(fixedPart(pattern));
      for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
        collect(fileSystem, fixed, match, files);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw Failure.input(
          "Cannot list "
              + source.key("path")
              + ": "
              + source.path()
              + "; check that it can be read",
          e);
    }
    if (files.isEmpty()) {
      throw Failure.input(
          "Cannot read "
              + source.key("path")
              + ": nothing lies at "
              + source.path()
              + "; mend the path or deliver the file");
    }
    files.sort(Comparator.comparing(SourceFile::path));
    return files;
  }

  private static void collect(
      FileSystem fileSystem, Path fixed, FileStatus status, List<SourceFile> files)
      throws IOException {
    if (status.isDirectory()) {
      for (FileStatus below : fileSystem.listStatus(status.getPath())) {
        if (!isHidden(below.getPath())) {
          collect(fileSystem, fixed, below, files);
        }
      }
      return;
    }
    String path = status.getPath().toString();
    String folder = fixed.toString();
    String name =
        path.startsWith(folder + "/")
            ? path.substring(folder.length() + 1)
            : status.getPath().getName();
    files.add(
        new SourceFile(
            path, name, status.getLen(), Instant.ofEpochMilli(status.getModificationTime())));
  }

  private static boolean isHidden(Path path) {
    return path.getName().startsWith("_") || path.getName().startsWith(".");
  }

  /** The part of a glob above its first pattern. */
  private static Path fixedPart(Path pattern) {
    Path fixed = pattern;
    for (Path part = pattern; part != null; part = part.getParent()) {
      if (part.getName().matches(".*[*?\\[{].*")) {
        fixed = part.getParent();
      }
    }
    return fixed == null ? new Path(".") : fixed;
  }

  private FileListing() {}
}
