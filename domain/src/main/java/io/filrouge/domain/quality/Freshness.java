package io.filrouge.domain.quality;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How far the newest row of a source lies before a night.
 *
 * @param newest the day on which the newest row of any delivery so far happened; null when there
 *     never was one
 */
public record Freshness(LocalDate newest) {

  /**
   * What is known after a night's delivery.
   *
   * @param delivered the newest day of the night's own rows, if there were any
   * @param before the newest day of all nights before, if there was any
   */
  public static Freshness of(Optional<LocalDate> delivered, Optional<LocalDate> before) {
    return new Freshness(
        Stream.of(delivered, before)
            .flatMap(Optional::stream)
            .max(LocalDate::compareTo)
            .orElse(null));
  }

  /** Whether there ever was a row. */
  public boolean hasRows() {
    return newest != null;
  }

  /** Days from the newest row to the night; below 0 when it lies after it. */
  public long daysBefore(LocalDate night) {
    return ChronoUnit.DAYS.between(newest, night);
  }

  /**
   * Judges a source.
   *
   * @param warnAfterDays days before the night above which it is stale; empty where nobody minds
   */
  public Verdict judge(LocalDate night, OptionalInt warnAfterDays) {
    if (warnAfterDays.isEmpty()) {
      return Verdict.GOOD;
    }
    return hasRows() && daysBefore(night) <= warnAfterDays.getAsInt() ? Verdict.GOOD : Verdict.WARN;
  }
}
