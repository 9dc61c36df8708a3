package io.filrouge.batch.operations;

import java.util.List;

/**
 * What was done to a table.
 *
 * @param before its files before
 * @param after its files after
 * @param bytesOnDiskBefore all its files, also those that no version needs any more
 * @param done in words, one a step
 */
public record UpkeepReport(
    String table,
    Files before,
    Files after,
    long bytesOnDiskBefore,
    long bytesOnDiskAfter,
    List<String> done) {

  public UpkeepReport {
    done = List.copyOf(done);
  }

  /** Files of the newest version of a table. */
  public record Files(int count, long small, long bytes) {
    static Files of(TableUpkeep upkeep) {
      return new Files(upkeep.files().size(), upkeep.smallFiles(), upkeep.bytes());
    }
  }
}
