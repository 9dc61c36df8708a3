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

  private final InstantSource machine;
  private final LongSupplier nanos;
  private Instant anchor;
  private long anchoredAt;

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
    return new SteadyClock(InstantSource.system(), System::nanoTime);
  }

  synchronized Instant instant() {
    Instant now = machine.instant();
    if (isNear(now, steady())) {
      follow(now);
    }
    return steady();
  }

  /** What the machine's clock says, right or wrong. */
  Instant machine() {
    return machine.instant();
  }

  /**
   * Takes the time at which Kafka had a heartbeat a moment ago.
   *
   * @return by how much the machine's clock is ahead of Kafka's, where they do not agree
   */
  synchronized Optional<Duration> compare(Instant kafka) {
    Instant now = machine.instant();
    if (!isNear(now, kafka)) {
      return Optional.of(Duration.between(kafka, now));
    }
    follow(now);
    return Optional.empty();
  }

  private void follow(Instant now) {
    anchor = now;
    anchoredAt = nanos.getAsLong();
  }

  private Instant steady() {
    return anchor.plusNanos(nanos.getAsLong() - anchoredAt);
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(NEAR) <= 0;
  }
}
