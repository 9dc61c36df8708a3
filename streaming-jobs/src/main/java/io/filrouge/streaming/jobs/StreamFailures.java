package io.filrouge.streaming.jobs;

import io.filrouge.settings.Failure;
import java.util.concurrent.ExecutionException;
import org.apache.flink.util.ExceptionUtils;

/** Says in a sentence what ended the live job, where there is one. */
final class StreamFailures {

  static Exception told(ExecutionException failure) {
    String message =
        ExceptionUtils.findThrowableWithMessage(
                failure, "Failed to rollback to checkpoint/savepoint")
            .map(found -> "its savepoint is of another job or parallelism limit")
            .orElse(null);
    return message == null
        ? failure
        : Failure.engine(
            "Cannot go on: " + message + "; name another by --from-savepoint, or begin --fresh");
  }

  private StreamFailures() {}
}
