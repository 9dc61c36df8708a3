package io.filrouge.batch.sources;

import java.util.Map;

/**
 * Files that say more of a source's rows, {@code sources.<entity>.<name>.look-ups.<look-up>}: at
 * most one row for each of the source's.
 *
 * @param name the expressions of the source call its columns {@code name.column}
 * @param files where it lies and how it is read
 * @param on from its own columns to the source's, or to a Spark SQL expression over them: where all
 *     are equal, as text, its row is meant
 */
public record LookUp(String name, SourceConfig files, Map<String, String> on) {
  public LookUp {
    on = Map.copyOf(on);
  }
}
