package io.filrouge.batch.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filrouge.batch.tables.LakeFiles;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a command whose driver ran on the cluster: Spark tells of a driver elsewhere
 * neither its exit code nor what it said. It stands in a small file of the lake, {@code
 * operations/_outcomes/ID.json}, from the driver's end until the launcher has read it.
 *
 * @param out what the command printed on standard output
 * @param err its sentence about a failure, without the progress of jobs
 */
record SubmissionOutcome(int exitCode, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "operations/_outcomes";
  private static final Duration KEPT_FOR = Duration.ofDays(1);

  /**
   * Leaves it for the launcher.
   *
   * @param id the one that the launcher has given the command
   */
  void leave(LakeFiles files, String id) {
    try {
      files.write(path(id), JSON.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write the outcome of a command", e);
    }
  }

  /** Takes it from where the driver left it; empty where it ended without a word. */
  static Optional<SubmissionOutcome> take(LakeFiles files, String id) {
    Optional<SubmissionOutcome> outcome = files.read(path(id)).map(SubmissionOutcome::fromJson);
    files.delete(path(id));
    return outcome;
  }

  /** Takes away those that no launcher has asked for within a day. */
  static void clearOld(LakeFiles files, Instant now) {
    Instant limit = now.minus(KEPT_FOR);
    for (String name : files.names(FOLDER)) {
      String file = FOLDER + "/" + name;
      if (files.writtenAt(file).map(limit::isAfter).orElse(false)) {
        files.delete(file);
      }
    }
  }

  private static SubmissionOutcome fromJson(String json) {
    try {
      return JSON.readValue(json, SubmissionOutcome.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read the outcome of a command", e);
    }
  }

  private static String path(String id) {
    return FOLDER + "/" + id + ".json";
  }
}
