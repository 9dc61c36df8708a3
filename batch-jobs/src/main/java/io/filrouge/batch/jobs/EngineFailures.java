package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.FullDisk;
import io.filrouge.settings.Failure;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkThrowable;

/**
 * Says in a sentence what is wrong with the machine or the lake, where the engine's failure tells
 * it.
 */
final class EngineFailures {
  private static final String UNREADABLE = "FAILED_READ_FILE";
  private static final Set<String> OF_LOG =
      Set.of(
          "DELTA_MISSING_PART_FILES",
          "DELTA_STATE_RECOVER_ERROR",
          "DELTA_TRUNCATED_TRANSACTION_LOG",
          "DELTA_VERSIONS_NOT_CONTIGUOUS");
  private static final String NEWER = "DELTA_UNSUPPORTED_FEATURES_FOR_";

  /** The failure in a sentence; itself where it has one, or where none is known. */
  static Throwable told(Throwable failure) {
    if (failure instanceof Failure) {
      return failure;
    }
    if (FullDisk.isToldBy(failure)) {
      return Failure.engine("Cannot write: a disk is full; " + FullDisk.REMEDY, failure);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable told && told.getCondition() != null) {
        Optional<Failure> known = ofCondition(told, failure);
        if (known.isPresent()) {
          return known.get();
        }
      }
    }
    return failure;
  }

  private static Optional<Failure> ofCondition(SparkThrowable told, Throwable failure) {
    if (told.getCondition().startsWith(UNREADABLE)) {
      return Optional.of(
          Failure.input(
              "Cannot read "
                  + told.getMessageParameters().getOrDefault("path", "a file")
                  + ": it is damaged or gone; 'A damaged lake' in docs/runbook.md tells how to go on",
              failure));
    }
    if (OF_LOG.contains(told.getCondition())) {
      return Optional.of(
          Failure.input(
              "Cannot read the log of a table in the lake: entries or a checkpoint are missing ("
                  + told.getCondition()
                  + "); 'filrouge doctor' names it, and 'A damaged lake' in docs/runbook.md tells how"
                  + " to go on",
              failure));
    }
    if (told.getCondition().startsWith(NEWER)) {
      return Optional.of(
          Failure.input(
              "Cannot use "
                  + told.getMessageParameters().getOrDefault("tableNameOrPath", "a table")
                  + ": it needs features of Delta that this release does not know; use the release"
                  + " that wrote it",
              failure));
    }
    return Optional.empty();
  }

  private EngineFailures() {}
}
