package io.filrouge.batch.tables;

import java.util.Map;

/**
 * A file of a published table.
 *
 * @param path where it lies
 * @param partition value by column that its files are laid out by; empty for a table that is not
 * @param writtenAt when it was written, in milliseconds since 1970
 */
public record DataFile(String path, Map<String, String> partition, long bytes, long writtenAt) {
  public DataFile {
    partition = Map.copyOf(partition);
  }

  /** Its name, unique in its table. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
