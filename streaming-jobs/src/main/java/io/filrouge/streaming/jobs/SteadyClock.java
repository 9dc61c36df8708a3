package io.filrouge.streaming.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time that heartbeats tell: that of the machine's clock, unless it jumps. A minute that it
 * jumps ahead would make a minute of everybody's events late, and time does not go back. After a
 * jump time goes on at the pace that it had, until Kafka's clock, by which it stamps what it is
 * given, agrees with the machine's: then it was time that was away, as where a machine was
 * suspended.
 */
final class SteadyClock {
  /** Clocks further apart do not agree; well within any lateness. */
  static final Duration NEAR = Duration.ofSeconds(5);

  /** Those that did not agree do again when they are as near as this. */
  static final Duration NEAR_AGAIN = Duration.ofSeconds(3);

  /** What a clock that nobody vouches for may move between two looks: it is drawn, not set. */
  private static final Duration DRAWN = Duration.ofMillis(100);

  /**
   * An answer that took longer, of a machine that hung perhaps, says of no clock that it is wrong.
   */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** One for the process: it has gone on steadily for longer than a job that is started again. */
  private static final SteadyClock OF_THIS_MACHINE =
      new SteadyClock(InstantSource.system(), System::nanoTime);

  private final InstantSource machine;
  private final LongSupplier nanos;
  private Instant anchor;
  private long anchoredAt;
  private int disagreements;

  /**
   * @param machine the clock that may jump
   * @param nanos nanoseconds since some moment, which do not
   */
  SteadyClock(InstantSource machine, LongSupplier nanos) {
    this.machine = machine;
    this.nanos = nanos;
    follow(machine.instant());
  }

  static SteadyClock ofThisMachine() {
    return OF_THIS_MACHINE;
  }

  synchronized Instant instant() {
    Instant now = machine.instant();
    if (isWithin(isApart() ? DRAWN : NEAR, Duration.between(steady(), now))) {
      follow(now);
    }
    return steady();
  }

  /**
   * Takes the time at which Kafka had a heartbeat.
   *
   * @param kafka by its clock
   * @param took how long its answer took
   * @return by how much the machine's clock is ahead of Kafka's, where they have not agreed twice
   *     in a row
   */
  synchronized Optional<Duration> compare(Instant kafka, Duration took) {
    Instant now = machine.instant();
    Duration ahead = Duration.between(kafka, now);
    Duration near = isApart() ? NEAR_AGAIN : NEAR;
    if (isWithin(near, ahead) || (!ahead.isNegative() && isWithin(near, ahead.minus(took)))) {
      disagreements = 0;
      follow(now);
    } else if (took.compareTo(SOON) <= 0) {
      disagreements++;
    }
    return isApart() ? Optional.of(ahead) : Optional.empty();
  }

  private boolean isApart() {
    return disagreements > 1;
  }

  private void follow(Instant now) {
    anchor = now;
    anchoredAt = nanos.getAsLong();
  }

  private Instant steady() {
    return anchor.plusNanos(nanos.getAsLong() - anchoredAt);
  }

  private static boolean isWithin(Duration limit, Duration difference) {
    return difference.abs().compareTo(limit) <= 0;
  }
}
