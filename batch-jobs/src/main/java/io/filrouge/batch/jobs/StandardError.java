package io.filrouge.batch.jobs;

import io.filrouge.batch.submission.Submission;
import java.io.PrintWriter;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * What a command says on standard error beside its progress: plain lines, or lines of the log where
 * that is JSON.
 */
final class StandardError {
  private static final String PREFIX = "filrouge: ";

  /** Whether every line is to be the log's. */
  static boolean isStructured() {
    return "json".equals(System.getProperty("filrouge.log"));
  }

  /** The log that lines of nights stand in. */
  static Logger log() {
    return LogManager.getLogger("io.filrouge.batch.jobs");
  }

  /** Says what whoever runs the command should know. */
  static void tell(String sentence) {
    if (isStructured()) {
      log().warn(sentence);
      return;
    }
    System.err.println(PREFIX + sentence);
  }

  /**
   * Says why a command failed.
   *
   * @param err where plain lines go; a driver on the cluster fills it for the launcher as well
   */
  static void fail(String sentence, PrintWriter err) {
    if (isStructured()) {
      log().error(sentence);
    }
    if (!isStructured() || System.getProperty(Submission.ID) != null) {
      err.println(PREFIX + sentence);
    }
  }

  /** Says what a driver elsewhere has said. */
  static void pass(String lines) {
    if (!isStructured()) {
      System.err.print(lines);
      System.err.flush();
      return;
    }
    lines
        .lines()
        .map(line -> line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line)
        .forEach(log()::error);
  }

  private StandardError() {}
}
