package io.filrouge.batch.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.SparkException;

/** Whether something failed for want of room on a disk, as the operating system says it. */
public final class FullDisk {
  private static final List<String> WORDS =
      List.of("No space left on device", "Disk quota exceeded");

  /** What to do about it. */
  public static final String REMEDY =
      "'filrouge doctor' tells how much room lake, exports, report and the engine's temporary files"
          + " have. Make room and run the same again: what was half done is not seen";

  /** Whether it, or what caused it, says so. */
  public static boolean isToldBy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isToldByItself(cause)) {
        return true;
      }
    }
    return false;
  }

  // Of a task that failed the engine keeps the words, not always the cause.
  private static boolean isToldByItself(Throwable failure) {
    boolean isOfFiles =
        failure instanceof IOException
            || failure instanceof UncheckedIOException
            || failure instanceof SparkException;
    String message = failure.getMessage();
    return isOfFiles && message != null && WORDS.stream().anyMatch(message::contains);
  }

  private FullDisk() {}
}
