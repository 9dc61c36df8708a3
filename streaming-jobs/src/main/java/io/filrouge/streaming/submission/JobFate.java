package io.filrouge.streaming.submission;

import java.util.Optional;
import org.apache.flink.api.common.JobStatus;

/** What is known of a job after an order to it went wrong, as the end of a sentence. */
final class JobFate {

  /**
   * @param status of the job; none where nobody answers
   */
  static String words(Optional<JobStatus> status) {
    if (status.isEmpty()) {
      return "whether the job goes on is not known: nobody answers. See 'stream status'";
    }
    return status.get().isGloballyTerminalState()
        ? "the job has ended as "
            + status.get()
            + "; start it again, it goes on from what is newest"
        : "the job is " + status.get() + ". See 'stream status', and try again";
  }

  private JobFate() {}
}
