package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Outcome;
import java.time.Duration;

/** Tells somebody how far a run is. */
interface Progress extends AutoCloseable {

  void started(String job, int number, int count);

  void ended(String job, Outcome outcome, Duration duration, long rowsWritten);

  @Override
  void close();
}
