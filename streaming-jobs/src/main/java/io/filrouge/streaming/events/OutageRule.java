package io.filrouge.streaming.events;

import io.filrouge.domain.reactivation.Outage;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells an outage by the heartbeats that are missing. The log itself says when the job was away, or
 * Kafka, so that whoever reads it again finds the same.
 *
 * <p>Those of one partition speak for all, for they are written together.
 *
 * @param atLeast heartbeats further apart than this are an outage
 * @param lateness how far what is decided stays behind the heartbeats
 */
public record OutageRule(Duration atLeast, Lateness lateness) implements Serializable {
  /** The partition whose heartbeats are looked at. */
  public static final int PARTITION = 0;

  /**
   * The outage between two heartbeats, if there was one.
   *
   * @param heartbeat its time, epoch milliseconds
   * @param next the time of the one that followed
   */
  public Optional<Outage> between(long heartbeat, long next) {
    return next - heartbeat > atLeast.toMillis()
        ? Optional.of(new Outage(lateness.settledBy(heartbeat), lateness.settledBy(next)))
        : Optional.empty();
  }
}
