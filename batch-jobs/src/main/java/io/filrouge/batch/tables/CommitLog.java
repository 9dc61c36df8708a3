package io.filrouge.batch.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The commits of a Delta table, read one by one from its log: a few small files, no engine.
 *
 * <p>The log's format is fixed by the Delta protocol: {@code _delta_log/VERSION.json}, a JSON
 * object a line, one of them {@code commitInfo}.
 */
final class CommitLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");

  /** Operations that leave the rows as they are. */
  private static final Set<String> HARMLESS = Set.of("OPTIMIZE", "VACUUM START", "VACUUM END");

  /** What a commit says that only lays rows out anew or lets nights go that no job reads again. */
  static final String UPKEEP = "upkeep";

  private final FileSystem files;
  private final Path log;
  private final long newest;

  private CommitLog(FileSystem files, Path log, long newest) {
    this.files = files;
    this.log = log;
    this.newest = newest;
  }

  /**
   * One commit.
   *
   * @param isHarmless whether the table's rows are the same after it, as far as nights read them
   * @param note empty where somebody else made it
   */
  record Commit(boolean isHarmless, Optional<CommitNote> note) {}

  /** Opens the log of a table, there or not. */
  static CommitLog of(String location, Configuration hadoop) {
    Path log = new Path(location, "_delta_log");
    try {
      FileSystem files = log.getFileSystem(hadoop);
      long newest = -1;
      for (FileStatus file : files.listStatus(log)) {
        Matcher commit = COMMIT.matcher(file.getPath().getName());
        if (commit.matches()) {
          newest = Math.max(newest, Long.parseLong(commit.group(1)));
        }
      }
      return new CommitLog(files, log, newest);
    } catch (FileNotFoundException e) {
      return new CommitLog(null, log, -1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + log, e);
    }
  }

  /** The newest version; -1 where there is none. */
  long newest() {
    return newest;
  }

  /** A commit; empty where the log does not reach back so far. */
  Optional<Commit> commit(long version) {
    Path file = new Path(log, String.format("%020d.json", version));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{\"commitInfo\"")) {
          JsonNode info = JSON.readTree(line).path("commitInfo");
          String said = info.path("userMetadata").asText();
          boolean isHarmless =
              HARMLESS.contains(info.path("operation").asText()) || said.equals(UPKEEP);
          return Optional.of(new Commit(isHarmless, CommitNote.fromJson(said)));
        }
      }
      return Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
