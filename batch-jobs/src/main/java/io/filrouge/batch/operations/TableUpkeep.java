package io.filrouge.batch.operations;

import io.filrouge.batch.tables.DataFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a table as they are, and what would be good for them.
 *
 * @param small a file below this size, in bytes, is a small one
 */
record TableUpkeep(List<DataFile> files, long small) {
  TableUpkeep {
    files = List.copyOf(files);
  }

  long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }

  long smallFiles() {
    return files.stream().filter(this::isSmall).count();
  }

  /** Whether small files lie beside each other that can be put together. */
  boolean canBePacked() {
    Set<Map<String, String>> seen = new HashSet<>();
    return files.stream().filter(this::isSmall).anyMatch(file -> !seen.add(file.partition()));
  }

  /**
   * Whether the table is laid out in more than so many parts, while all of it would be one small
   * file.
   */
  boolean isScattered(int mostParts) {
    Map<Map<String, String>, Long> parts = new HashMap<>();
    files.forEach(file -> parts.merge(file.partition(), file.bytes(), Long::sum));
    boolean isLaidOut = files.stream().anyMatch(file -> !file.partition().isEmpty());
    return isLaidOut && parts.size() > mostParts && bytes() < small;
  }

  private boolean isSmall(DataFile file) {
    return file.bytes() < small;
  }
}
