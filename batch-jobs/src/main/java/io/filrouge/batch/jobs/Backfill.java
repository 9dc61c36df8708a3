package io.filrouge.batch.jobs;

import io.filrouge.batch.operations.BuiltNights;
import io.filrouge.settings.Failure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * A range of nights, oldest first, each as {@code batch nightly} builds it, in one session. Nights
 * that an earlier run of the same configuration has built are left as they are.
 */
final class Backfill {
  // The journal keeps what is not yet in the books.
  private static final int NIGHTS_BETWEEN_BOOKS = 10;

  private final List<LocalDate> nights;
  private final int builtBefore;

  private Backfill(List<LocalDate> nights, int builtBefore) {
    this.nights = nights;
    this.builtBefore = builtBefore;
  }

  /**
   * Plans a range.
   *
   * @param to the last night it may have
   * @param every from one night to the next
   * @throws Failure of exit code 2 when it ends before it begins, or does not go forward
   */
  static List<LocalDate> range(LocalDate from, LocalDate to, Period every) {
    if (to.isBefore(from)) {
      throw Failure.configuration(
          "Cannot backfill from " + from + " to " + to + ": it ends first; swap --from and --to");
    }
    if (every.isZero() || every.isNegative()) {
      throw Failure.configuration(
          "Cannot backfill every " + every + "; give a period such as P1D, P7D or P1M");
    }
    return from.datesUntil(to.plusDays(1), every).toList();
  }

  /** Finds where to go on. */
  static Backfill of(List<LocalDate> nights, BuiltNights built, String configuration) {
    int before = 0;
    while (before < nights.size() && built.has(configuration, nights.get(before))) {
      before++;
    }
    return new Backfill(nights, before);
  }

  /** How many nights an earlier run has built. */
  int builtBefore() {
    return builtBefore;
  }

  /** The nights to build. */
  List<LocalDate> remaining() {
    return nights.subList(builtBefore, nights.size());
  }

  /** Builds one night. */
  interface Builder {
    void build(LocalDate night);
  }

  /**
   * Builds the nights that remain.
   *
   * @param isBuilt hears of each night that was built
   * @param keepBooks called now and then, and at the end
   */
  void run(Builder builder, Progress progress, Builder isBuilt, Runnable keepBooks) {
    long startedNanos = System.nanoTime();
    List<LocalDate> remaining = remaining();
    for (int i = 0; i < remaining.size(); i++) {
      Duration soFar = Duration.ofNanos(System.nanoTime() - startedNanos);
      progress.night(
          remaining.get(i), builtBefore + i + 1, nights.size(), left(soFar, i, remaining.size()));
      builder.build(remaining.get(i));
      isBuilt.build(remaining.get(i));
      if ((i + 1) % NIGHTS_BETWEEN_BOOKS == 0 || i + 1 == remaining.size()) {
        keepBooks.run();
      }
    }
  }

  /** The time that the rest takes at the speed so far; zero when nothing is known yet. */
  static Duration left(Duration soFar, int done, int count) {
    return done == 0 ? Duration.ZERO : soFar.multipliedBy(count - done).dividedBy(done);
  }
}
