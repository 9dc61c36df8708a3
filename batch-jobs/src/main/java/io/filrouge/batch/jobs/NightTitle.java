package io.filrouge.batch.jobs;

import java.time.Duration;
import java.time.LocalDate;

/** Which night of several begins, and how long they may all still take, in words. */
final class NightTitle {

  static String of(LocalDate night, int number, int count, Duration left) {
    String title = "night " + number + " of " + count + ": " + night;
    if (left.isZero()) {
      return title;
    }
    if (left.toMinutes() == 0) {
      return title + ", less than a minute left";
    }
    if (left.toHours() == 0) {
      return title + ", about " + left.toMinutes() + " min left";
    }
    return title + ", about " + left.toHours() + " h " + left.toMinutesPart() + " min left";
  }

  private NightTitle() {}
}
