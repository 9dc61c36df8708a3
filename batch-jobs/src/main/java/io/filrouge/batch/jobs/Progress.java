package io.filrouge.batch.jobs;

import io.filrouge.settings.Outcome;
import java.time.Duration;
import java.time.LocalDate;

/** Tells somebody how far a run is. */
interface Progress extends AutoCloseable {

  /**
   * A night of several begins.
   *
   * @param left how long they may all still take; zero when that is not known yet
   */
  void night(LocalDate night, int number, int count, Duration left);

  void started(String job, int number, int count);

  /**
   * A job has ended.
   *
   * @param made what it made, in words
   */
  void ended(String job, Outcome outcome, Duration duration, String made);

  /** A rule of the job that has just ended is broken, and stopped nothing. */
  void warned(String rule);

  @Override
  void close();
}
