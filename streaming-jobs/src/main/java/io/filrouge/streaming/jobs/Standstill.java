package io.filrouge.streaming.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * What time heartbeats tell when Kafka was away. Other producers keep what they could not deliver;
 * a heartbeat of now before it would make all of it late. So time stands still from the last
 * heartbeat that was written until a while after Kafka answers again.
 */
final class Standstill {
  /** Shorter outages are within any lateness. */
  static final Duration OUTAGE = Duration.ofSeconds(5);

  /** Kafka's clients give a request that was lost up after 30 s, and send it again. */
  static final Duration DELIVERY = Duration.ofSeconds(35);

  private Instant told;
  private Instant goesOnAt = Instant.MIN;

  /**
   * Goes on from where another has told the time, which may have ended because Kafka was away:
   * where that was longer ago than a moment, time stands still.
   *
   * @param newest what the newest heartbeat in the log told
   */
  synchronized void follow(Instant newest, Instant now) {
    told = newest;
    failed(now);
  }

  /** What a heartbeat says at a moment. */
  synchronized Instant time(Instant now) {
    return now.isBefore(goesOnAt) ? told : now;
  }

  /** A heartbeat that told a time has been written. */
  synchronized void written(Instant time, Instant now) {
    if (told == null || time.isAfter(told)) {
      told = time;
    }
    if (goesOnAt.equals(Instant.MAX)) {
      goesOnAt = now.plus(DELIVERY);
    }
  }

  /** A heartbeat could not be written. */
  synchronized void failed(Instant now) {
    boolean isStanding = now.isBefore(goesOnAt);
    if (told != null && (isStanding || now.isAfter(told.plus(OUTAGE)))) {
      goesOnAt = Instant.MAX;
    }
  }
}
