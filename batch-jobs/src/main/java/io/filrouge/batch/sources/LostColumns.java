package io.filrouge.batch.sources;

import java.util.List;

/**
 * Columns that a source's newest file lacks, that other files have, and that the source may not
 * lack: a night that knows them refuses the file.
 *
 * @param file the newest
 * @param count how many columns
 * @param named those of them that the source's settings look at. The others are not told: where
 *     somebody forgot the header of an older file, they are a person
 */
public record LostColumns(String file, int count, List<String> named) {
  public LostColumns {
    named = List.copyOf(named);
  }
}
