package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.SourceEntity;
import io.filrouge.settings.Failure;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.SparkThrowable;

/** Tells files that cannot be read from failures of the engine. */
final class ReadFailures {
  private static final Set<String> CONDITIONS =
      Set.of("FAILED_READ_FILE", "CANNOT_READ_FILE_FOOTER", "FAILED_JDBC", "MALFORMED_CSV_RECORD");

  /** Runs what reads the rows; an unreadable file is a failure of exit code 3. */
  static <T> T explained(SourceEntity entity, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Exception e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SparkThrowable spark && isUnreadable(spark)) {
          throw Failure.input(
              "Cannot read sources."
                  + entity.wireName()
                  + ": "
                  + spark.getMessageParameters().getOrDefault("path", "a file")
                  + " is broken or not of its format; have it delivered again",
              e);
        }
      }
      throw e;
    }
  }

  private static boolean isUnreadable(SparkThrowable e) {
    String condition = e.getCondition() == null ? "" : e.getCondition();
    return CONDITIONS.stream().anyMatch(condition::startsWith);
  }

  private ReadFailures() {}
}
