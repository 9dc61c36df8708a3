package io.filrouge.batch.jobs;

import io.filrouge.settings.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import org.apache.logging.log4j.Logger;

/** A line of the log as each job starts and ends, which tells the run, the night and the job. */
final class StructuredProgress implements Progress {
  private final Logger log;

  StructuredProgress(Logger log) {
    this.log = log;
  }

  @Override
  public void night(LocalDate night, int number, int count, Duration left) {
    log.info(NightTitle.of(night, number, count, left));
  }

  @Override
  public void started(String job, int number, int count) {
    log.info(JobLines.started(job, number, count));
  }

  @Override
  public void ended(String job, Outcome outcome, Duration duration, String made) {
    String line = JobLines.ended(job, outcome, duration, made);
    if (outcome == Outcome.DONE) {
      log.info(line);
      return;
    }
    log.error(line);
  }

  @Override
  public void warned(String rule) {
    log.warn(rule);
  }

  @Override
  public void close() {}
}
