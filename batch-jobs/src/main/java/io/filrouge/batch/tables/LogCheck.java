package io.filrouge.batch.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filrouge.settings.Failure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Whether the log of a table is whole, as far as its entries and its newest checkpoint tell by
 * themselves. A machine that lost power or a broken disk leaves files that are empty, cut off or
 * garbled, and gaps. Delta's own readers take an empty entry for a commit that changed nothing:
 * what it had written is then lost in silence.
 *
 * <p>An entry that was cut off just between two lines cannot be told from a whole one.
 */
public final class LogCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GARBLED = " is cut off or garbled";
  private static final Pattern ENTRY = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint\\..*parquet");

  private final String lakeUri;
  private final TableContract table;
  private final FileSystem files;
  private final TreeMap<Long, Path> entries = new TreeMap<>();
  // A large one comes in several files.
  private final TreeMap<Long, List<Path>> checkpoints = new TreeMap<>();

  private LogCheck(String lakeUri, TableContract table, Configuration hadoop) {
    this.lakeUri = lakeUri;
    this.table = table;
    Path log = new Path(new Path(lakeUri, table.path()), "_delta_log");
    try {
      this.files = log.getFileSystem(hadoop);
      list(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + log, e);
    }
  }

  /**
   * Looks at the newest entry of every table, which is the one that was being written when
   * something happened, and at the newest checkpoint, without which nothing can be read.
   *
   * @throws Failure of exit code 3 for the first one that is not whole
   */
  public static void requireNewest(LakePlace lake) {
    Configuration hadoop = lake.hadoop();
    for (TableContract table : Catalogue.TABLES) {
      new LogCheck(lake.uri(), table, hadoop).newest().ifPresent(LogCheck::fail);
    }
  }

  /** Looks at the newest entry and checkpoint of a table; what it throws is as above. */
  static void requireNewest(String lakeUri, TableContract table, Configuration hadoop) {
    new LogCheck(lakeUri, table, hadoop).newest().ifPresent(LogCheck::fail);
  }

  /**
   * What is wrong with all that a reader of the table's newest version needs of its log; empty
   * where nothing is, or where the table was never published.
   */
  public static Optional<Failure> all(LakePlace lake, TableContract table) {
    return all(lake.uri(), table, lake.hadoop());
  }

  static Optional<Failure> all(String lakeUri, TableContract table, Configuration hadoop) {
    return new LogCheck(lakeUri, table, hadoop).all();
  }

  private static void fail(Failure failure) {
    throw failure;
  }

  private void list(Path log) throws IOException {
    try {
      for (FileStatus file : files.listStatus(log)) {
        Matcher entry = ENTRY.matcher(file.getPath().getName());
        if (entry.matches()) {
          entries.put(Long.parseLong(entry.group(1)), file.getPath());
        }
        Matcher summary = CHECKPOINT.matcher(file.getPath().getName());
        if (summary.matches()) {
          checkpoints
              .computeIfAbsent(Long.parseLong(summary.group(1)), version -> new ArrayList<>())
              .add(file.getPath());
        }
      }
    } catch (FileNotFoundException neverPublished) {
      entries.clear();
    }
  }

  private Optional<Failure> newest() {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    return damage(entries.lastEntry().getValue()).or(this::ofCheckpoint);
  }

  private Optional<Failure> all() {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    for (long version = afterCheckpoint(); version <= entries.lastKey(); version++) {
      Path entry = entries.get(version);
      Optional<Failure> found =
          entry == null
              ? Optional.of(damaged(String.format("entry %020d.json is missing", version)))
              : damage(entry);
      if (found.isPresent()) {
        return found;
      }
    }
    return ofCheckpoint();
  }

  private long afterCheckpoint() {
    return checkpoints.isEmpty() ? 0 : checkpoints.lastKey() + 1;
  }

  private Optional<Failure> ofCheckpoint() {
    if (checkpoints.isEmpty()) {
      return Optional.empty();
    }
    for (Path file : checkpoints.lastEntry().getValue()) {
      try {
        if (!ParquetShape.isWhole(files, file)) {
          return Optional.of(damagedCheckpoint(file));
        }
      } catch (ChecksumException e) {
        return Optional.of(damagedCheckpoint(file));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + file, e);
      }
    }
    return Optional.empty();
  }

  private Failure damagedCheckpoint(Path file) {
    String name = "checkpoint " + file.getName();
    return damaged(
        hasAllSinceOneBefore()
            ? name + GARBLED + ", and not needed: its entries are all there"
            : name + GARBLED + ", and needed: its entries are not all there");
  }

  /** Whether a reader could do without the newest checkpoint. */
  private boolean hasAllSinceOneBefore() {
    Long before = checkpoints.lowerKey(checkpoints.lastKey());
    for (long version = before == null ? 0 : before + 1;
        version <= checkpoints.lastKey();
        version++) {
      if (!entries.containsKey(version)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Failure> damage(Path entry) {
    String name = entry.getName();
    try (InputStream in = files.open(entry)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (text.isBlank()) {
        return Optional.of(damaged("entry " + name + " is empty"));
      }
      for (String line : text.lines().toList()) {
        if (!JSON.readTree(line).isObject()) {
          return Optional.of(damaged("entry " + name + GARBLED));
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException | ChecksumException e) {
      return Optional.of(damaged("entry " + name + GARBLED));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + entry, e);
    }
  }

  private Failure damaged(String what) {
    return Failure.input(
        "Cannot use table "
            + table.path()
            + " in lake "
            + lakeUri
            + ": of its log "
            + what
            + "; 'A damaged lake' in docs/runbook.md tells how to go on");
  }
}
