package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import picocli.CommandLine.Option;

/** Where the live job is asked to begin. */
final class BeginningOptions {
  @Option(
      names = "--from-savepoint",
      paramLabel = "URI",
      description = "Goes on from this savepoint or checkpoint, and not from the newest.")
  private String savepoint;

  @Option(
      names = "--fresh",
      description =
          "Begins with no state, whatever earlier runs left; reads on from where they were.")
  private boolean isFresh;

  /**
   * @throws Failure of exit code 2 where both are asked for
   */
  void check() {
    if (isFresh && savepoint != null) {
      throw Failure.configuration(
          "Cannot begin --fresh and --from-savepoint at once; choose one of the two");
    }
  }

  boolean isFresh() {
    return isFresh;
  }

  /** The savepoint or checkpoint to begin from, or null. */
  String savepoint() {
    return savepoint;
  }
}
