package io.filrouge.batch.jobs;

import io.filrouge.settings.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** One plain line as each job starts and ends, for logs. */
final class LogProgress implements Progress {
  private final PrintStream out;

  LogProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void night(LocalDate night, int number, int count, Duration left) {
    line(NightTitle.of(night, number, count, left));
  }

  @Override
  public void started(String job, int number, int count) {
    line(JobLines.started(job, number, count));
  }

  @Override
  public void ended(String job, Outcome outcome, Duration duration, String made) {
    line(JobLines.ended(job, outcome, duration, made));
  }

  @Override
  public void warned(String rule) {
    line("warning: " + rule);
  }

  @Override
  public void close() {
    out.flush();
  }

  private void line(String text) {
    out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + text);
  }
}
