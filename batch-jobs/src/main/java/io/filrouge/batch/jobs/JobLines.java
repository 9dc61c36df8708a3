package io.filrouge.batch.jobs;

import io.filrouge.settings.Outcome;
import java.time.Duration;
import java.util.Locale;

/** How a job goes, in a line each. */
final class JobLines {
  private static final double MILLIS = 1000;

  static String started(String job, int number, int count) {
    return String.format(Locale.ROOT, "job %s started (%d of %d)", job, number, count);
  }

  static String ended(String job, Outcome outcome, Duration duration, String made) {
    return String.format(
        Locale.ROOT,
        "job %s %s in %.1f s, %s",
        job,
        outcome == Outcome.DONE ? "done" : "failed (" + outcome.meaning() + ")",
        duration.toMillis() / MILLIS,
        made);
  }

  private JobLines() {}
}
