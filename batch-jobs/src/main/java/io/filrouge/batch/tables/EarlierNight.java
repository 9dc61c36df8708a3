package io.filrouge.batch.tables;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables of a job as the newest night before left them, where they can be carried on: what that
 * night read is still there, and all that came since belongs to later nights.
 *
 * <p>Nothing is guessed. Each commit says which night and configuration it is of and which versions
 * of its inputs it was made from ({@link CommitNote}). A commit since then that says something
 * else, or nothing, as when somebody ran an earlier night again or wrote by hand, and the night is
 * built in full.
 */
public final class EarlierNight {
  private final Lake lake;
  private final ZoneId zone;
  private final CommitNote note;
  private final Map<String, Long> versions;

  private EarlierNight(Lake lake, ZoneId zone, CommitNote note, Map<String, Long> versions) {
    this.lake = lake;
    this.zone = zone;
    this.note = note;
    this.versions = versions;
  }

  /** The night that left the tables so. */
  public Night night() {
    return new Night(note.asOf(), zone);
  }

  /** An input's rows as that night read them; empty where its files are gone. */
  public Optional<Dataset<Row>> input(TableContract table) {
    long version = note.inputs().get(table.path());
    return version >= 0 && lake.isReadable(table, version)
        ? Optional.of(lake.read(table, version))
        : Optional.empty();
  }

  /** A table's rows as that night left them. */
  public Dataset<Row> rows(TableContract table) {
    return lake.read(table, versions.get(table.path()));
  }

  /**
   * Finds the tables of a job as the newest night before {@code night} left them.
   *
   * @param carried the tables, some; all of them are of the same run, or there is none
   * @param inputs what they were made from
   */
  static Optional<EarlierNight> find(
      Lake lake,
      Night night,
      String configuration,
      Collection<TableContract> carried,
      Collection<TableContract> inputs) {
    Map<String, Long> versions = new HashMap<>();
    CommitNote note = null;
    for (TableContract table : carried) {
      Optional<Left> left = left(lake, table, night);
      if (left.isEmpty()
          || (note != null && !note.equals(left.get().note()))
          || !lake.isReadable(table, left.get().version())) {
        return Optional.empty();
      }
      note = left.get().note();
      versions.put(table.path(), left.get().version());
    }
    return note != null
            && note.configuration().equals(configuration)
            && haveOnlyGrown(lake, note, inputs)
        ? Optional.of(new EarlierNight(lake, night.zone(), note, versions))
        : Optional.empty();
  }

  /** How a night left a table: what its commit says, and the newest version with its rows. */
  private record Left(CommitNote note, long version) {}

  private static Optional<Left> left(Lake lake, TableContract table, Night night) {
    CommitLog log = lake.log(table);
    long readable = log.newest();
    for (long version = log.newest(); version >= 0; version--) {
      Optional<CommitLog.Commit> commit = log.commit(version);
      if (commit.isEmpty()) {
        return Optional.empty();
      }
      if (commit.get().isHarmless()) {
        continue;
      }
      Optional<CommitNote> note = commit.get().note();
      if (note.isEmpty()) {
        return Optional.empty();
      }
      if (note.get().asOf().isBefore(night.asOf())) {
        return Optional.of(new Left(note.get(), readable));
      }
      readable = version - 1;
    }
    return Optional.empty();
  }

  private static boolean haveOnlyGrown(
      Lake lake, CommitNote note, Collection<TableContract> inputs) {
    return inputs.stream().allMatch(input -> hasOnlyGrown(lake.log(input), input, note));
  }

  private static boolean hasOnlyGrown(CommitLog log, TableContract input, CommitNote note) {
    Long read = note.inputs().get(input.path());
    if (read == null || !isAsOf(log, input, read, note)) {
      return false;
    }
    for (long version = log.newest(); version > read; version--) {
      Optional<CommitLog.Commit> commit = log.commit(version);
      boolean isOfLaterNight =
          commit
              .flatMap(CommitLog.Commit::note)
              .filter(since -> since.asOf().isAfter(note.asOf()))
              .isPresent();
      if (!isOfLaterNight && !commit.map(CommitLog.Commit::isHarmless).orElse(false)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the version read was as of that night: a table by nights is as of all that it has. */
  private static boolean isAsOf(CommitLog log, TableContract input, long read, CommitNote note) {
    if (!input.partitionedBy().isEmpty()) {
      return true;
    }
    long version = read;
    while (version >= 0 && log.commit(version).map(CommitLog.Commit::isHarmless).orElse(false)) {
      version--;
    }
    return version < 0
        || log.commit(version)
            .flatMap(CommitLog.Commit::note)
            .filter(of -> of.asOf().equals(note.asOf()))
            .isPresent();
  }
}
