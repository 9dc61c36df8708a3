package io.filrouge.batch.tables;

import java.util.Map;

/**
 * A file of a published table.
 *
 * @param name unique in its table
 * @param partition value by column that its files are laid out by; empty for a table that is not
 */
public record DataFile(String name, Map<String, String> partition, long bytes) {
  public DataFile {
    partition = Map.copyOf(partition);
  }
}
