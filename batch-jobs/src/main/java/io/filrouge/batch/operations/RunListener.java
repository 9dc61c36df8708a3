package io.filrouge.batch.operations;

import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Outcome;
import java.util.List;

/** Hears how the jobs of a night go, one after the other. What it does with that stops none. */
public interface RunListener {
  /**
   * A run begins.
   *
   * @param runId as in {@code job_runs}
   * @param jobs all that are to run, in their order
   */
  default void runStarted(String runId, Night night, List<String> jobs) {}

  /** A job begins. */
  default void jobStarted(JobRecord record, Publisher publisher) {}

  /** A job has ended, well or not. */
  default void jobEnded(JobRecord record, Outcome outcome, Publisher publisher) {}

  /** The run has ended: with its last job, or with one that failed. */
  default void runEnded(Outcome outcome) {}
}
